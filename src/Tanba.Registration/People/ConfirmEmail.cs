using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Letters;

namespace Tanba.Registration.People;

/// <summary>Takes over an address whose letter was answered, and tells the old address.</summary>
public sealed class ConfirmEmail(Database database, PersonLetters letters, AuditLog audit, TimeProvider clock)
{
    private const string Columns = "iin AS Iin, email AS Email, asked_at AS AskedAt";

    /// <summary>The address that this link is about; refused when it is unknown, used or too old.</summary>
    public async Task<Result<EmailChange>> FindAsync(string? token, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var row = token is null
            ? null
            : await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM email_changes WHERE token_digest = @digest", new { digest = EmailChange.DigestOf(token) });
        return Judge(row).Try(out var found, out var refused) ? found.Change : refused;
    }

    /// <summary>The change that a person waits for; null: none, or its day is over.</summary>
    public async Task<EmailChange?> WaitingAsync(string iin, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var row = await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM email_changes WHERE iin = @iin", new { iin });
        return row is null || row.Change.IsOver(clock.GetUtcNow()) ? null : row.Change;
    }

    /// <summary>The new address.</summary>
    public Task<Result<string>> RunAsync(string? token, CancellationToken stop) => database.AllOrNothingAsync(transaction => TakeAsync(transaction, token ?? ""), stop);

    private async Task<Result<string>> TakeAsync(DbTransaction transaction, string token)
    {
        var digest = EmailChange.DigestOf(token);
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM email_changes WHERE token_digest = @digest", new { digest }, transaction);
        if (!Judge(row).Try(out var found, out var refused))
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        if (await transaction.Connection!.ExecuteAsync("DELETE FROM email_changes WHERE token_digest = @digest", new { digest }, transaction) == 0)
        {
            return Unknown;
        }

        // To the old address first: it is still the one of the record.
        await letters.QueueAsync(transaction, "email-changed", found.Iin, ("email", EmailChange.Masked(found.Email)), ("when", now));
        await transaction.Connection!.ExecuteAsync(
            "UPDATE people SET email = @Email, changed_at = @now WHERE iin = @Iin", new { found.Email, now = now.Milliseconds(), found.Iin }, transaction);
        await audit.AppendAsync(transaction, new AuditEvent("person.email", found.Iin, found.Iin, EmailChange.Masked(found.Email)));
        return found.Email;
    }

    private Result<Row> Judge(Row? row) => row is null ? Unknown
        : row.Change.IsOver(clock.GetUtcNow()) ? Rejection.Conflict("email.link-late", "The letter is older than a day; ask for another one.")
        : row;

    private static Rejection Unknown => Rejection.NotFound("email.link-unknown", "This link is not known, or it was used.");

    private sealed class Row
    {
        public required string Iin { get; init; }

        public required string Email { get; init; }

        public long AskedAt { get; init; }

        public EmailChange Change => new(Email, AskedAt.Time());
    }
}
