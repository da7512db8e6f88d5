using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Letters;

/// <summary>Who wants letters, and the secret in the link of a letter by which its reader ends them without logging in.</summary>
/// <remarks>A link ends the letters to the address that it was mailed to, and to no other: a stranger who applies in somebody's name reads only the own letters. It can do nothing else, so it is good for ever: it must work in an old letter too (RFC 8058 §3.1).</remarks>
public sealed class LetterLinks(Database database, AuditLog audit, TimeProvider clock)
{
    public static Rejection Unknown { get; } = Rejection.NotFound("letters.link-unknown", "This link was not mailed by us, or it is not whole.");

    /// <summary>Whether this link is one of ours.</summary>
    public async Task<bool> KnowsAsync(string? token, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return token is not null && await connection.QuerySingleOrDefaultAsync<string>("SELECT iin FROM letter_links WHERE token = @token", new { token }) is not null;
    }

    /// <summary>Ends the letters of whoever this link was mailed to; once more changes nothing.</summary>
    public Task<Result<bool>> EndAsync(string? token, CancellationToken stop) => database.InTransactionAsync<Result<bool>>(
        async transaction =>
        {
            var link = token is null
                ? null
                : await transaction.Connection!.QuerySingleOrDefaultAsync<Link>("SELECT iin AS Iin, address AS Address FROM letter_links WHERE token = @token", new { token }, transaction);
            if (link is null)
            {
                return Unknown;
            }

            var values = new { link.Iin, link.Address, now = clock.GetUtcNow().Milliseconds() };
            var ended = await transaction.Connection!.ExecuteAsync(
                "UPDATE people SET wants_letters = 0, changed_at = @now WHERE iin = @Iin AND lower(email) = @Address AND wants_letters = 1", values, transaction);
            ended += await transaction.Connection!.ExecuteAsync(
                "UPDATE letter_links SET off_at = @now WHERE iin = @Iin AND address = @Address AND off_at IS NULL", values, transaction);
            if (ended > 0)
            {
                await audit.AppendAsync(transaction, new AuditEvent("letters.off", "link in a letter", link.Iin, ""));
            }

            return true;
        },
        stop);

    /// <summary>At the address of the record, the record decides; at another, whether the link mailed there was used.</summary>
    internal async Task<bool> WantsAsync(DbTransaction transaction, string iin, string address) =>
        await People.People.FindAsync(transaction, iin) is { } person && person.Email is { } own && Same(own) == Same(address)
            ? person.WantsLetters
            : await transaction.Connection!.QuerySingleOrDefaultAsync<long?>(
                "SELECT off_at FROM letter_links WHERE iin = @iin AND address = @address", new { iin, address = Same(address) }, transaction) is null;

    internal async Task<string> TokenAsync(DbTransaction transaction, string iin, string address)
    {
        var values = new { iin, address = Same(address), token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)) };
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO letter_links (iin, address, token) VALUES (@iin, @address, @token) ON CONFLICT (iin, address) DO NOTHING", values, transaction);
        return await transaction.Connection!.QuerySingleAsync<string>("SELECT token FROM letter_links WHERE iin = @iin AND address = @address", values, transaction);
    }

    // Addresses are ASCII (PersonRules.Address), so that the database's lower() does the same.
    private static string Same(string address) => address.ToLowerInvariant();

    private sealed record Link(string Iin, string Address);
}
