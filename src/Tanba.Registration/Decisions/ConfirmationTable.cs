using System.Data.Common;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Decisions;

/// <summary>Reads and writes the table <c>confirmations</c>.</summary>
internal static class ConfirmationTable
{
    public static async Task<IReadOnlyList<Confirmation>> OfAsync(DbConnection connection, string application, DbTransaction? transaction = null)
    {
        var rows = await connection.QueryAsync<Row>(
            "SELECT registrar AS Registrar, at AS At FROM confirmations WHERE application = @application ORDER BY at", new { application }, transaction);
        return [.. rows.Select(row => new Confirmation(row.Registrar, row.At.Time()))];
    }

    public static Task InsertAsync(DbTransaction transaction, string application, string registrar, DateTimeOffset at) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO confirmations (application, registrar, at) VALUES (@application, @registrar, @now)",
        new { application, registrar, now = at.Milliseconds() },
        transaction);

    private sealed class Row
    {
        public required string Registrar { get; init; }

        public long At { get; init; }
    }
}
