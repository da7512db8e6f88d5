using System.Reflection;
using Npgsql;
using Tanba.Authority.Store;

namespace Tanba.Tests.Store;

/// <summary>A fresh database with the tables of the rooms that the test project names; its test removes it again.</summary>
public sealed partial class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private TestDatabase(string connectionString, Func<Task> remove)
    {
        ConnectionString = connectionString;
        Database = new(new(connectionString));
        this.remove = remove;
    }

    /// <summary>In the order of their references.</summary>
    private static partial IReadOnlyList<Assembly> Rooms { get; }

    public string ConnectionString { get; }

    public Database Database { get; }

    /// <param name="kind"><c>sqlite</c> or <c>postgres</c>.</param>
    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        var made = kind == "sqlite" ? OnSqlite() : await OnPostgresAsync();
        foreach (var room in Rooms)
        {
            await made.Database.MigrateAsync(room, CancellationToken.None);
        }

        return made;
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        await remove();
    }

    private static TestDatabase OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("tanba-store-");
        return new($"Data Source={Path.Combine(folder.FullName, "tanba.db")}", () =>
        {
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> OnPostgresAsync()
    {
        // A schema of its own is as fresh as a database of its own, and much quicker to make.
        var server = Stores.PostgresServer!;
        var name = "tanba_test_" + Guid.NewGuid().ToString("N");
        await RunAsync(server, $"CREATE SCHEMA {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(server) { SearchPath = name, MaxPoolSize = 20 }.ToString();
        return new(connectionString, () => RunAsync(server, $"DROP SCHEMA {name} CASCADE"));
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
