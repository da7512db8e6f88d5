using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Localities;

/// <summary>What a load of the classifier changed.</summary>
public sealed record LocalityChange(int Total, int Added, int Changed, int Removed);

/// <summary>Takes over a classifier of localities: all of it or nothing. What it no longer has is removed; addresses in people's records are text and stay.</summary>
public sealed class LoadLocalities(Database database, AuditLog audit)
{
    /// <param name="file">CSV, at most 16 MiB.</param>
    /// <param name="by">For the audit log.</param>
    public async Task<Result<LocalityChange>> RunAsync(byte[] file, string by, CancellationToken stop)
    {
        if (!LocalityFile.Read(file).Try(out var rows, out var refused))
        {
            return refused;
        }

        return await database.InTransactionAsync(
            async transaction =>
            {
                var known = (await transaction.Connection!.QueryAsync<LocalityRow>($"SELECT {LocalityRow.Columns} FROM localities", transaction: transaction))
                    .ToDictionary(row => row.Code, StringComparer.Ordinal);
                var kept = rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
                var added = rows.Where(row => !known.ContainsKey(row.Code)).ToList();
                var changed = rows.Where(row => known.TryGetValue(row.Code, out var before) && before != row).ToList();
                var removed = known.Keys.Where(code => !kept.Contains(code)).ToList();
                await StoreAsync(transaction, [.. added, .. changed], removed);
                var change = new LocalityChange(rows.Count, added.Count, changed.Count, removed.Count);
                await audit.AppendAsync(
                    transaction,
                    new AuditEvent("localities.load", by, "kato", $"{change.Total} in all, {change.Added} added, {change.Changed} changed, {change.Removed} removed"));
                return Result.Of(change);
            },
            stop);
    }

    private static async Task StoreAsync(DbTransaction transaction, IReadOnlyList<LocalityRow> rows, IReadOnlyList<string> removed)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO localities (code, region, level, rank, name_kk, name_ru, find_kk, find_ru)
            VALUES (@Code, @Region, @Level, @Rank, @NameKk, @NameRu, @FindKk, @FindRu)
            ON CONFLICT (code) DO UPDATE SET region = @Region, level = @Level, rank = @Rank,
                name_kk = @NameKk, name_ru = @NameRu, find_kk = @FindKk, find_ru = @FindRu
            """,
            rows,
            transaction);
        await transaction.Connection!.ExecuteAsync("DELETE FROM localities WHERE code = @code", removed.Select(code => new { code }), transaction);
    }
}
