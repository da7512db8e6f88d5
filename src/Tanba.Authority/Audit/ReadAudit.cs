using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;

namespace Tanba.Authority.Audit;

/// <summary>The log, the newest first. Paged by key; every filter is answered from an index.</summary>
public sealed class ReadAudit(Database database)
{
    private const int LongestPage = 200;

    // One step from each verb to the next: the index is not read through.
    private const string EveryAct =
        """
        WITH RECURSIVE acts (act) AS (
            SELECT MIN(act) FROM audit UNION ALL SELECT (SELECT MIN(a.act) FROM audit a WHERE a.act > acts.act) FROM acts WHERE acts.act IS NOT NULL)
        SELECT act FROM acts WHERE act IS NOT NULL
        """;

    /// <param name="filter">Which rows.</param>
    /// <param name="before">The number of the last row of the page before; null for the first page.</param>
    /// <param name="count">At most this many, at most 200.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlyList<AuditEntry>> RunAsync(AuditFilter filter, long? before, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        if (await BoundsAsync(connection, filter) is not var (first, last))
        {
            return [];
        }

        var key = Key(filter);
        var (columns, values) = (string.Join(", ", key.Select(part => part.Column)), string.Join(", ", key.Select(part => part.Value)));
        var rows = await connection.QueryAsync<AuditRow>(
            $"""
            SELECT number AS "Number", at AS "At", act AS "Act", by_whom AS "By", subject AS "Subject", detail AS "Detail", previous AS "Previous", hash AS "Hash"
            FROM audit
            WHERE ({columns}) >= ({values.Replace("@number", "@first", StringComparison.Ordinal)}) AND ({columns}) <= ({values.Replace("@number", "@last", StringComparison.Ordinal)})
                {Rest(filter)}
            ORDER BY {string.Join(", ", key.Select(part => part.Column + " DESC"))} LIMIT @count
            """,
            new { first, last = Math.Min(last, (before ?? long.MaxValue) - 1), filter.Act, filter.By, filter.Subject, count = Math.Clamp(count, 1, LongestPage) });
        return [.. rows.Select(row => new AuditEntry(row.Number, row.At.Time(), new(row.Act, row.By, row.Subject, row.Detail), Convert.ToHexStringLower(row.Hash)))];
    }

    /// <summary>Every verb that was ever written, in order: for the list to choose from.</summary>
    public async Task<IReadOnlyList<string>> ActsAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return [.. await connection.QueryAsync<string>(EveryAct)];
    }

    // A subject has few rows, a person many, a verb most: the rarer one leads. Key and order are those of one index, and are compared as a
    // whole: with a plain "act = …" both databases may take another index and read it to its end to find that nothing fits.
    private static List<(string Column, string Value)> Key(AuditFilter filter) =>
    [
        .. filter switch
        {
            { Subject: not null } => [("subject", "@Subject")],
            { By: not null, Act: not null } => [("by_whom", "@By"), ("act", "@Act")],
            { By: not null } => [("by_whom", "@By")],
            { Act: not null } => [("act", "@Act")],
            _ => Array.Empty<(string, string)>(),
        },
        ("number", "@number"),
    ];

    // Joined with nothing, so that no index of theirs is entered instead.
    private static string Rest(AuditFilter filter) => filter.Subject is null
        ? ""
        : (filter.By is null ? "" : "AND by_whom || '' = @By ") + (filter.Act is null ? "" : "AND act || '' = @Act");

    /// <summary>The first and the last number of the time that is asked for. The numbers run with the clock, so a time is a range of numbers.</summary>
    private static async Task<(long First, long Last)?> BoundsAsync(DbConnection connection, AuditFilter filter)
    {
        var first = filter.From is not { } from ? 1
            : await connection.QuerySingleOrDefaultAsync<long?>("SELECT number FROM audit WHERE at >= @at ORDER BY at, number LIMIT 1", new { at = from.Milliseconds() });
        var last = filter.To is not { } to ? long.MaxValue
            : await connection.QuerySingleOrDefaultAsync<long?>("SELECT number FROM audit WHERE at < @at ORDER BY at DESC, number DESC LIMIT 1", new { at = to.Milliseconds() });
        return first is { } one && last is { } other ? (one, other) : null;
    }
}
