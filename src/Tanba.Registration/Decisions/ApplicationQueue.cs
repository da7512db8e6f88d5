using Dapper;

using Tanba.Authority.Store;
using Tanba.Registration.Applications;

namespace Tanba.Registration.Decisions;

/// <summary>The registrar's queue, a page at a time: applications of one state, of one template or centre where that is asked.</summary>
public sealed class ApplicationQueue(Database database)
{
    private const int MostAtOnce = 100;

    // Counting a million rows for a badge would cost more than the page: beyond this the badge says «more».
    private const int MostCounted = 1000;

    /// <param name="after">The last number of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<QueuedApplication>> RunAsync(QueueFilter filter, string? after, int count, CancellationToken stop)
    {
        var (beyond, order) = filter.OldestFirst ? (">", "ASC") : ("<", "DESC");
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<QueueRow>(
            $"""
            SELECT {QueueRow.Columns} FROM applications
            WHERE state = @state AND submitted_at IS NOT NULL
                {(filter.Template is null ? "" : "AND template = @template")}
                {(filter.Centre is null ? "" : "AND centre = @centre")}
                {(after is null ? "" : $"AND (submitted_at, number) {beyond} (SELECT submitted_at, number FROM applications WHERE number = @after)")}
            ORDER BY submitted_at {order}, number {order} LIMIT @count
            """,
            new { state = filter.State.ToString(), template = filter.Template, centre = filter.Centre, after, count = Math.Clamp(count, 1, MostAtOnce) });
        return [.. rows.Select(row => row.Queued)];
    }

    /// <summary>How many wait, at most 1000.</summary>
    public async Task<int> WaitingAsync(string? centre, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleAsync<int>(
            $"""
            SELECT COUNT(*) FROM (SELECT 1 FROM applications WHERE state = @state AND submitted_at IS NOT NULL
                {(centre is null ? "" : "AND centre = @centre")} LIMIT @most) AS waiting
            """,
            new { state = nameof(ApplicationState.Submitted), centre, most = MostCounted });
    }
}
