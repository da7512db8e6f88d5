using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Staff;

/// <summary>Who has which role now, by IIN, a page at a time.</summary>
public sealed class ListStaff(Database database)
{
    private const int MostAtOnce = 200;

    /// <param name="after">IIN and role of the last line of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<StaffMember>> RunAsync((string Iin, StaffRole Role)? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT s.iin AS Iin, s.role AS Role, s.centre AS Centre, s.added_at AS AddedAt, p.surname AS Surname, p.given_name AS GivenName, p.patronymic AS Patronymic
            FROM staff s LEFT JOIN people p ON p.iin = s.iin
            WHERE s.ended_at IS NULL {(after is null ? "" : "AND (s.iin, s.role) > (@iin, @role)")}
            ORDER BY s.iin, s.role LIMIT @count
            """,
            new { iin = after?.Iin, role = after?.Role.ToString(), count = Math.Clamp(count, 1, MostAtOnce) });
        return [.. rows.Select(row => row.Member)];
    }

    /// <summary>The centre that a registrar works for; null: all of them.</summary>
    public async Task<string?> CentreOfAsync(string iin, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT centre FROM staff WHERE iin = @iin AND role = 'Registrar' AND ended_at IS NULL", new { iin });
    }

    private sealed class Row
    {
        public required string Iin { get; init; }

        public required string Role { get; init; }

        public string? Centre { get; init; }

        public long AddedAt { get; init; }

        public string? Surname { get; init; }

        public string? GivenName { get; init; }

        public string? Patronymic { get; init; }

        public StaffMember Member => new(
            Iin,
            string.Join(' ', new[] { Surname, GivenName, Patronymic }.Where(part => !string.IsNullOrEmpty(part))),
            Enum.Parse<StaffRole>(Role),
            Centre,
            AddedAt.Time(),
            null);
    }
}
