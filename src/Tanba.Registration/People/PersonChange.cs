using System.Data.Common;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.People;

/// <summary>One field of a person's record that was corrected.</summary>
/// <param name="Field"><c>surname</c>, <c>given-name</c>, <c>patronymic</c>, <c>email</c>, <c>region</c>, <c>locality</c>.</param>
public sealed record PersonChange(long Number, DateTimeOffset At, string By, string Field, string? Was, string? Became)
{
    /// <summary>The fields in which two records differ.</summary>
    internal static IReadOnlyList<(string Field, string? Was, string? Became)> Between(Person was, Person became)
    {
        IEnumerable<(string Field, string? Was, string? Became)> fields =
        [
            ("surname", was.Surname, became.Surname),
            ("given-name", was.GivenName, became.GivenName),
            ("patronymic", was.Patronymic, became.Patronymic),
            ("email", was.Email, became.Email),
            ("region", was.Region, became.Region),
            ("locality", was.Locality, became.Locality),
        ];
        return [.. fields.Where(field => field.Was != field.Became)];
    }
}

/// <summary>Reads and writes the table <c>person_changes</c>.</summary>
internal static class ChangeTable
{
    public static Task InsertAsync(DbTransaction transaction, string iin, DateTimeOffset at, string by, (string Field, string? Was, string? Became) change) =>
        transaction.Connection!.ExecuteAsync(
            "INSERT INTO person_changes (iin, at, by_whom, field, was, became) VALUES (@iin, @now, @by, @Field, @Was, @Became)",
            new { iin, now = at.Milliseconds(), by, change.Field, change.Was, change.Became },
            transaction);

    /// <summary>The newest first; <paramref name="before"/> is the last number of the page before.</summary>
    public static async Task<IReadOnlyList<PersonChange>> OfAsync(DbConnection connection, string iin, long before, int count)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT number AS Number, at AS At, by_whom AS ByWhom, field AS Field, was AS Was, became AS Became
            FROM person_changes WHERE iin = @iin AND number < @before ORDER BY number DESC LIMIT @count
            """,
            new { iin, before, count });
        return [.. rows.Select(row => new PersonChange(row.Number, row.At.Time(), row.ByWhom, row.Field, row.Was, row.Became))];
    }

    private sealed class Row
    {
        public long Number { get; init; }

        public long At { get; init; }

        public required string ByWhom { get; init; }

        public required string Field { get; init; }

        public string? Was { get; init; }

        public string? Became { get; init; }
    }
}
