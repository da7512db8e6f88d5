using System.Data.Common;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Store;
using Tanba.Registration.Letters;

namespace Tanba.Registration.SignIn;

/// <summary>Writes down who logged in from where, and warns the person by letter when it is a place that was not seen in the last year.</summary>
public sealed class NoteSignIn(PersonLetters letters, TimeProvider clock)
{
    internal async Task RunAsync(DbTransaction transaction, SignedIn person, SignInFrom from)
    {
        var now = clock.GetUtcNow();
        var browser = BrowserName.Of(from.UserAgent);
        var known = await transaction.Connection!.QueryFirstOrDefaultAsync<string>(
            "SELECT id FROM sign_ins WHERE iin = @Iin AND place = @Place LIMIT 1", new { person.Iin, from.Place }, transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO sign_ins (id, iin, at, address, place, browser, serial, is_new) VALUES (@id, @Iin, @at, @Address, @Place, @browser, @SerialNumber, @isNew)",
            new
            {
                id = RandomNumberGenerator.GetHexString(32, lowercase: true),
                person.Iin,
                at = now.Milliseconds(),
                from.Address,
                from.Place,
                browser,
                person.SerialNumber,
                isNew = known is null ? 1L : 0L,
            },
            transaction);
        if (known is null)
        {
            await letters.QueueAsync(
                transaction,
                "sign-in",
                person.Iin,
                ("when", now),
                ("address", from.Address),
                ("browser", browser.Length > 0 ? browser : new Worded("browser.unknown")));
        }
    }
}
