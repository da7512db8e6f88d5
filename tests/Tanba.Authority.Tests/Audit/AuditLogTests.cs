using Dapper;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Audit;

public sealed class AuditLogTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    // What somebody who owns the database would do before touching a row.
    private static readonly Dictionary<string, string> Disarm = new(StringComparer.Ordinal)
    {
        ["sqlite"] = "DROP TRIGGER audit_row_is_not_changed; DROP TRIGGER audit_row_is_not_removed; DROP TRIGGER audit_row_follows_head; DROP TRIGGER audit_head_moves_forward; DROP TRIGGER audit_head_is_not_removed;",
        ["postgres"] = "ALTER TABLE audit DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER;",
    };

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_empty_log_is_whole(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var verdict = await new AuditLog(test.Database, TimeProvider.System).VerifyAsync(Stop);
        Assert.True(verdict.IsWhole);
        Assert.Equal(0, verdict.Rows);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_honest_row_is_counted_whatever_its_letters(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var log = await WithRowsAsync(test.Database, 5);
        var verdict = await log.VerifyAsync(Stop);
        Assert.Null(verdict.Fault);
        Assert.Equal(5, verdict.Rows);
        Assert.Equal(64, verdict.Head.Length);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_log_of_more_than_one_page_is_read_to_its_end(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var log = new AuditLog(test.Database, TimeProvider.System);
        await test.Database.InTransactionAsync(async transaction =>
        {
            for (var i = 0; i < 2001; i++)
            {
                await log.AppendAsync(transaction, new("test", "nobody", "row", ""));
            }

            return 0;
        }, Stop);
        Assert.Equal(2001, (await log.VerifyAsync(Stop)).Rows);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_event_of_a_transaction_that_failed_never_happened(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var log = await WithRowsAsync(test.Database, 1);
        await Assert.ThrowsAsync<TimeoutException>(() => test.Database.InTransactionAsync<int>(async transaction =>
        {
            await log.AppendAsync(transaction, new("test", "nobody", "row", ""));
            throw new TimeoutException();
        }, Stop));
        Assert.Equal(1, (await log.VerifyAsync(Stop)).Rows);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Writers_at_once_make_one_chain(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var log = new AuditLog(test.Database, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => AppendAsync(test.Database, log, i))));
        var verdict = await log.VerifyAsync(Stop);
        Assert.Null(verdict.Fault);
        Assert.Equal(12, verdict.Rows);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_database_itself_refuses_to_change_or_remove_a_row(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await WithRowsAsync(test.Database, 3);
        await using var connection = await test.Database.OpenAsync(Stop);
        foreach (var sql in new[]
        {
            "UPDATE audit SET detail = 'nothing' WHERE number = 2",
            "DELETE FROM audit WHERE number = 3",
            "DELETE FROM audit",
            "UPDATE audit_head SET number = 2",
            "UPDATE audit_head SET number = 4",
            "DELETE FROM audit_head",
            "INSERT INTO audit SELECT 9, at, act, by_whom, subject, detail, previous, hash FROM audit WHERE number = 1",
        })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.ExecuteAsync(sql));
        }

        Assert.Equal(3, await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM audit"));
    }

    [Fact]
    public async Task On_SQLite_a_row_cannot_be_replaced_either()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await WithRowsAsync(test.Database, 2);
        await using var connection = await test.Database.OpenAsync(Stop);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            connection.ExecuteAsync("INSERT OR REPLACE INTO audit SELECT 1, at, act, 'somebody', subject, detail, previous, hash FROM audit WHERE number = 1"));
    }

    public static TheoryData<string, string, string> Forgeries()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            data.Add(store, "UPDATE audit SET detail = 'nothing' WHERE number = 2", "Row 2 was changed");
            data.Add(store, "UPDATE audit SET at = at + 1 WHERE number = 4", "Row 4 was changed");
            data.Add(store, "DELETE FROM audit WHERE number = 1", "Row 1 is missing");
            data.Add(store, "DELETE FROM audit WHERE number = 2", "Row 2 is missing");
            data.Add(store, "DELETE FROM audit WHERE number = 4", "Row 4 is missing");
            data.Add(store, "DELETE FROM audit", "Row 1 is missing");
            data.Add(store, "UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 99", "Row 2 does not follow row 1");
            data.Add(store, "DELETE FROM audit_head", "The head of the chain is missing");
            data.Add(store, "UPDATE audit_head SET number = 3, hash = (SELECT hash FROM audit WHERE number = 3)", "Row 4 stands beyond the head");
            data.Add(store, "UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE number = 3)", "Row 4 is not the row that the head");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_was_done_behind_the_triggers_is_found(string store, string forgery, string fault)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var log = await WithRowsAsync(test.Database, 4);
        await using (var connection = await test.Database.OpenAsync(Stop))
        {
            await connection.ExecuteAsync(Disarm[store]);
            await connection.ExecuteAsync(forgery);
        }

        var verdict = await log.VerifyAsync(Stop);
        Assert.False(verdict.IsWhole);
        Assert.StartsWith(fault, verdict.Fault, StringComparison.Ordinal);
    }

    private static async Task<AuditLog> WithRowsAsync(Database database, int count)
    {
        var log = new AuditLog(database, TimeProvider.System);
        for (var i = 0; i < count; i++)
        {
            await AppendAsync(database, log, i);
        }

        return log;
    }

    private static Task<int> AppendAsync(Database database, AuditLog log, int i) => database.InTransactionAsync(async transaction =>
    {
        await log.AppendAsync(transaction, new("certificate.issue", "900101300007", $"serial {i}", "ОМАРОВ ДАНИЯР, Қызылорда\0\ud800"));
        return i;
    }, Stop);
}
