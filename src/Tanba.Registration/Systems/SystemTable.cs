using System.Data.Common;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Systems;

/// <summary>Reads and writes the table <c>systems</c>.</summary>
internal static class SystemTable
{
    public static async Task<IReadOnlyList<InformationSystem>> QueryAsync(DbConnection connection, string where, object parameters, DbTransaction? transaction = null)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT number AS Number, oid AS Oid, name AS Name, owner AS Owner, purpose AS Purpose, state AS State,
                requested_at AS RequestedAt, decided_at AS DecidedAt, reason AS Reason
            FROM systems
            """ + " " + where,
            parameters,
            transaction);
        return [.. rows.Select(row => new InformationSystem(
            row.Number, row.Oid, row.Name, row.Owner, row.Purpose, Enum.Parse<SystemState>(row.State), row.RequestedAt.Time(), row.DecidedAt?.Time(), row.Reason))];
    }

    public static async Task<InformationSystem?> FindAsync(DbTransaction transaction, long number) =>
        (await QueryAsync(transaction.Connection!, "WHERE number = @number", new { number }, transaction)).SingleOrDefault();

    /// <summary>The system that has, or had, this OID.</summary>
    public static async Task<InformationSystem?> WithOidAsync(DbTransaction transaction, string oid) =>
        (await QueryAsync(transaction.Connection!, "WHERE oid = @oid", new { oid }, transaction)).SingleOrDefault();

    /// <summary>Whether another system has or had this OID.</summary>
    public static async Task<bool> KnowsOidAsync(DbTransaction transaction, string oid) =>
        await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM systems WHERE oid = @oid", new { oid }, transaction) > 0;

    /// <summary>Gives its number.</summary>
    public static async Task<long> InsertAsync(DbTransaction transaction, NewSystem system, DateTimeOffset at)
    {
        var number = 1 + await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(number), 0) FROM systems", transaction: transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO systems (number, name, owner, purpose, state, requested_at) VALUES (@number, @Name, @Owner, @Purpose, 'Requested', @now)",
            new { number, system.Name, system.Owner, system.Purpose, now = at.Milliseconds() },
            transaction);
        return number;
    }

    public static Task DecideAsync(DbTransaction transaction, InformationSystem system, string by) => transaction.Connection!.ExecuteAsync(
        "UPDATE systems SET oid = @Oid, state = @state, decided_at = @at, decided_by = @by, reason = @Reason WHERE number = @Number",
        new { system.Oid, state = system.State.ToString(), at = system.DecidedAt!.Value.Milliseconds(), by, system.Reason, system.Number },
        transaction);

    private sealed class Row
    {
        public long Number { get; init; }

        public string? Oid { get; init; }

        public required string Name { get; init; }

        public required string Owner { get; init; }

        public required string Purpose { get; init; }

        public required string State { get; init; }

        public long RequestedAt { get; init; }

        public long? DecidedAt { get; init; }

        public string? Reason { get; init; }
    }
}
