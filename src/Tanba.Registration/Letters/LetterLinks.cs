using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Letters;

/// <summary>Who wants letters, and the secret in the link of a letter by which its reader ends them without logging in.</summary>
/// <remarks>The link can do nothing else, so it is good for ever: it must work in an old letter too (RFC 8058 §3.1).</remarks>
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
            var iin = token is null
                ? null
                : await transaction.Connection!.QuerySingleOrDefaultAsync<string>("SELECT iin FROM letter_links WHERE token = @token", new { token }, transaction);
            if (iin is null)
            {
                return Unknown;
            }

            var now = clock.GetUtcNow().Milliseconds();
            var ended = await transaction.Connection!.ExecuteAsync(
                "UPDATE people SET wants_letters = 0, changed_at = @now WHERE iin = @iin AND wants_letters = 1", new { iin, now }, transaction);
            ended += await transaction.Connection!.ExecuteAsync(
                "UPDATE letter_links SET off_at = @now WHERE iin = @iin AND off_at IS NULL", new { iin, now }, transaction);
            if (ended > 0)
            {
                await audit.AppendAsync(transaction, new AuditEvent("letters.off", "link in a letter", iin, ""));
            }

            return true;
        },
        stop);

    /// <summary>The record of a known person decides; for somebody who only applied, whether the link was used.</summary>
    internal async Task<bool> WantsAsync(DbTransaction transaction, string iin) =>
        (await People.People.FindAsync(transaction, iin))?.WantsLetters
        ?? await transaction.Connection!.QuerySingleOrDefaultAsync<long?>("SELECT off_at FROM letter_links WHERE iin = @iin", new { iin }, transaction) is null;

    internal async Task<string> TokenAsync(DbTransaction transaction, string iin)
    {
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO letter_links (iin, token) VALUES (@iin, @token) ON CONFLICT (iin) DO NOTHING",
            new { iin, token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)) },
            transaction);
        return await transaction.Connection!.QuerySingleAsync<string>("SELECT token FROM letter_links WHERE iin = @iin", new { iin }, transaction);
    }
}
