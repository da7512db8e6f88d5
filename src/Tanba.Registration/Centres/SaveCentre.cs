using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Centres;

/// <summary>An administrator writes down a centre, changes it, closes it or opens it again.</summary>
public sealed class SaveCentre(Database database, AuditLog audit, TimeProvider clock)
{
    /// <param name="isNew">A code that is taken is then refused instead of overwritten.</param>
    public async Task<Result<Centre>> RunAsync(Centre centre, bool isNew, string by, CancellationToken stop) =>
        CentreRules.Check(centre) is { } wrong
            ? wrong
            : await database.InTransactionAsync(transaction => StoreAsync(transaction, centre, isNew, by), stop);

    private async Task<Result<Centre>> StoreAsync(DbTransaction transaction, Centre centre, bool isNew, string by)
    {
        var connection = transaction.Connection!;
        var before = CentreRow.Together(await connection.QueryAsync<CentreRow>(CentreRow.Select + "WHERE c.id = @Id", new { centre.Id }, transaction)).SingleOrDefault();
        if (isNew != before is null)
        {
            return isNew
                ? Rejection.Conflict("centre.taken", $"There is a centre {centre.Id} already; choose another code.")
                : Rejection.NotFound("centre.not-found", $"There is no centre {centre.Id}.");
        }

        await connection.ExecuteAsync(
            """
            INSERT INTO centres (id, phone, is_open, changed_at) VALUES (@Id, @Phone, @open, @now)
            ON CONFLICT (id) DO UPDATE SET phone = @Phone, is_open = @open, changed_at = @now
            """,
            new { centre.Id, centre.Phone, open = centre.IsOpen ? 1L : 0L, now = clock.GetUtcNow().Milliseconds() },
            transaction);
        foreach (var (language, words) in centre.Words)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO centre_words (centre, language, region, locality, address, hours) VALUES (@Id, @language, @Region, @Locality, @Address, @Hours)
                ON CONFLICT (centre, language) DO UPDATE SET region = @Region, locality = @Locality, address = @Address, hours = @Hours
                """,
                new { centre.Id, language, words.Region, words.Locality, words.Address, words.Hours },
                transaction);
        }

        await audit.AppendAsync(transaction, new AuditEvent("centre.save", by, centre.Id, Trace(before, centre)));
        return centre;
    }

    // What an auditor asks: what stood there before, and what stands there now.
    private static string Trace(Centre? before, Centre now)
    {
        static string Say(Centre centre) => $"{(centre.IsOpen ? "open" : "closed")}, {centre.Phone}, {string.Join("; ", centre.Words.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value.Region}, {pair.Value.Locality}, {pair.Value.Address}, {pair.Value.Hours}"))}";
        return before is null ? $"new: {Say(now)}" : $"{Say(before)} → {Say(now)}";
    }
}
