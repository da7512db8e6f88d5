using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tanba.Bench.Registers;

/// <summary>Writes many rows quickly: one prepared INSERT on SQLite, COPY on PostgreSQL.</summary>
internal static class Bulk
{
    /// <summary>Before the first row: what only costs time here, where nothing must survive a fall of the machine.</summary>
    public static Task PrepareAsync(DbConnection connection) => RunAsync(
        connection,
        connection is SqliteConnection
            ? "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA foreign_keys = OFF"
            : "SET session_replication_role = replica");

    public static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="connection">An open one.</param>
    /// <param name="table">With its columns: <c>people (iin, surname)</c>.</param>
    /// <param name="rows">Text, long, octets or null in each column.</param>
    public static Task WriteAsync(DbConnection connection, string table, IEnumerable<object?[]> rows) => connection switch
    {
        SqliteConnection sqlite => InsertAsync(sqlite, table, rows),
        _ => CopyAsync((NpgsqlConnection)connection, table, rows),
    };

    private static async Task InsertAsync(SqliteConnection connection, string table, IEnumerable<object?[]> rows)
    {
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        var count = table.Count(letter => letter == ',') + 1;
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, count).Select(number => $"@p{number}"))})";
        for (var number = 0; number < count; number++)
        {
            command.Parameters.Add(new SqliteParameter($"@p{number}", null));
        }

        foreach (var row in rows)
        {
            for (var number = 0; number < count; number++)
            {
                command.Parameters[number].Value = row[number] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IEnumerable<object?[]> rows)
    {
        await using var writer = await connection.BeginTextImportAsync($"COPY {table} FROM STDIN");
        foreach (var row in rows)
        {
            await writer.WriteAsync(string.Join('\t', row.Select(Text)) + "\n");
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "\\N",
        byte[] octets => "\\\\x" + Convert.ToHexStringLower(octets),
        string text => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
