using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.SignIn;

/// <summary>One time that a person logged in.</summary>
/// <param name="Browser">Empty when it was not recognised.</param>
/// <param name="IsNew">From a place that was not seen before.</param>
public sealed record PastSignIn(string Id, DateTimeOffset At, string Address, string Browser, bool IsNew);

/// <summary>When and from where a person logged in, the latest first; the last year of it.</summary>
public sealed class FindSignIns(Database database)
{
    /// <param name="after">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<PastSignIn>> OfAsync(string iin, string? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT id AS Id, at AS At, address AS Address, browser AS Browser, is_new AS IsNew
            FROM sign_ins WHERE iin = @iin
            {(after is null ? "" : "AND (at, id) < (SELECT at, id FROM sign_ins WHERE iin = @iin AND id = @after)")}
            ORDER BY at DESC, id DESC LIMIT @count
            """,
            new { iin, after, count });
        return [.. rows.Select(row => new PastSignIn(row.Id, row.At.Time(), row.Address, row.Browser, row.IsNew == 1))];
    }

    private sealed class Row
    {
        public required string Id { get; init; }

        public long At { get; init; }

        public required string Address { get; init; }

        public required string Browser { get; init; }

        public long IsNew { get; init; }
    }
}
