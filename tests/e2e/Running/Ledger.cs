using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>What the database of a demo holds, read beside the server or after it was killed.</summary>
public sealed class Ledger(Demo demo)
{
    /// <param name="sql">A statement of the test's own that gives one number.</param>
    public long Count(string sql, string? subject = null)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(demo.Folder, "tanba.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements stand in the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        if (subject is not null)
        {
            command.Parameters.AddWithValue("$subject", subject);
        }

        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until it is so: what a job of the server does, it does in its own time.</summary>
    public async Task UntilAsync(string sql, long expected, string? subject = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Count(sql, subject) != expected)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary><c>tanba audit verify</c> says that the chain is whole.</summary>
    public async Task IsWholeAsync() =>
        Assert.Contains("whole", await RunningProgram.RunAsync(Tree.CommandLine, ["audit", "verify", "--config", Path.Combine(demo.Folder, "tanba.json")], demo.Environment), StringComparison.Ordinal);
}
