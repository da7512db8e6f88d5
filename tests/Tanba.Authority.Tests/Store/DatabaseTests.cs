using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Store;

public sealed class DatabaseTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [InlineData("Data Source=/tmp/tanba.db", "sqlite")]
    [InlineData("Host=127.0.0.1;Database=tanba", "postgres")]
    public void A_connection_string_says_which_database_it_is(string connectionString, string dialect) =>
        Assert.Equal(dialect, Dialect.Of(connectionString).Name);

    [Fact]
    public void A_connection_string_that_names_no_database_is_refused_with_what_to_write()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Dialect.Of("Server=tanba"));
        Assert.Contains("Data Source=/path/tanba.db", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_second_migration_changes_nothing(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await test.Database.MigrateAsync(typeof(Database).Assembly, Stop);
        await using var connection = await test.Database.OpenAsync(Stop);
        Assert.Equal(1, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM audit_head"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_schema_file_changed_after_it_was_applied_is_refused(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using (var connection = await test.Database.OpenAsync(Stop))
        {
            await connection.ExecuteAsync("UPDATE schema_version SET sha256 = 'other' WHERE number = 1");
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.MigrateAsync(typeof(Database).Assembly, Stop));
        Assert.Contains("was changed after it was applied", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_database_of_a_newer_version_is_refused(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using (var connection = await test.Database.OpenAsync(Stop))
        {
            await connection.ExecuteAsync("INSERT INTO schema_version (room, number, name, sha256) VALUES ('Tanba.Authority', 9999, '9999-later.sql', 'x')");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.MigrateAsync(typeof(Database).Assembly, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_transaction_that_throws_leaves_nothing(string store)
    {
        await using var test = await MadeWithNumbersAsync(store);
        await Assert.ThrowsAsync<TimeoutException>(() => test.Database.InTransactionAsync<int>(async transaction =>
        {
            await transaction.Connection!.ExecuteAsync("UPDATE numbers SET value = 7", transaction: transaction);
            throw new TimeoutException();
        }, Stop));
        Assert.Equal(0, await ValueAsync(test.Database));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Many_writers_at_once_lose_no_write(string store)
    {
        await using var test = await MadeWithNumbersAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => test.Database.InTransactionAsync(async transaction =>
        {
            var value = await transaction.Connection!.QuerySingleAsync<long>("SELECT value FROM numbers", transaction: transaction);
            return await transaction.Connection!.ExecuteAsync("UPDATE numbers SET value = @value", new { value = value + 1 }, transaction);
        }, Stop))));
        Assert.Equal(20, await ValueAsync(test.Database));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_transaction_inside_a_transaction_is_refused_instead_of_waiting_for_itself(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.Database.InTransactionAsync(
            _ => test.Database.InTransactionAsync(_ => Task.FromResult(0), Stop), Stop));
        Assert.Equal(3, await test.Database.InTransactionAsync(_ => Task.FromResult(3), Stop));
    }

    [Fact]
    public async Task On_SQLite_a_commit_is_on_the_disk_and_foreign_keys_hold()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await using var connection = await test.Database.OpenAsync(Stop);
        Assert.Equal("wal", await connection.QuerySingleAsync<string>("PRAGMA journal_mode"));
        Assert.Equal(2, await connection.QuerySingleAsync<long>("PRAGMA synchronous"));
        Assert.Equal(1, await connection.QuerySingleAsync<long>("PRAGMA foreign_keys"));
        Assert.Equal(10000, await connection.QuerySingleAsync<long>("PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task On_SQLite_only_its_owner_may_read_the_file()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var path = new DbConnectionStringBuilder { ConnectionString = test.ConnectionString }["Data Source"].ToString()!;
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    private static async Task<TestDatabase> MadeWithNumbersAsync(string store)
    {
        var test = await TestDatabase.CreateAsync(store);
        await using var connection = await test.Database.OpenAsync(Stop);
        await connection.ExecuteAsync("CREATE TABLE numbers (value BIGINT NOT NULL); INSERT INTO numbers VALUES (0);");
        return test;
    }

    private static async Task<long> ValueAsync(Database database)
    {
        await using var connection = await database.OpenAsync(Stop);
        return await connection.QuerySingleAsync<long>("SELECT value FROM numbers");
    }
}
