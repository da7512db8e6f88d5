using Tanba.Authority.Audit;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Audit;

public sealed class ReadAuditTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    private static readonly AuditEvent[] Happened =
    [
        new("application.submit", "900101300007", "402177350186", "1"),
        new("certificate.issue", "900101300007", "4a5f", "2"),
        new("certificate.revoke", "851231450018", "4a5f", "3"),
        new("crl.publish", "authority", "7", "4"),
        new("certificate.issue", "851231450018", "5b6f", "5"),
    ];

    public static TheoryData<string, string> Filters()
    {
        var data = new TheoryData<string, string>();
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            foreach (var (name, _, _) in Cases)
            {
                data.Add(store, name);
            }
        }

        return data;
    }

    private static IReadOnlyList<(string Name, AuditFilter Filter, string Found)> Cases =>
    [
        ("nothing", new(), "54321"),
        ("act", new() { Act = "certificate.issue" }, "52"),
        ("who", new() { By = "900101300007" }, "21"),
        ("subject", new() { Subject = "4a5f" }, "32"),
        ("who and act", new() { By = "851231450018", Act = "certificate.issue" }, "5"),
        ("subject and act", new() { Subject = "4a5f", Act = "certificate.revoke" }, "3"),
        ("subject and who", new() { Subject = "4a5f", By = "900101300007" }, "2"),
        ("all three", new() { Subject = "4a5f", By = "900101300007", Act = "certificate.revoke" }, ""),
        ("from", new() { From = TestClock.Noon.AddHours(3) }, "54"),
        ("to", new() { To = TestClock.Noon.AddHours(2) }, "21"),
        ("between", new() { From = TestClock.Noon.AddHours(1), To = TestClock.Noon.AddHours(4) }, "432"),
        ("between, one act", new() { From = TestClock.Noon.AddHours(2), To = TestClock.Noon.AddHours(9), Act = "certificate.issue" }, "5"),
        ("before all", new() { To = TestClock.Noon }, ""),
        ("after all", new() { From = TestClock.Noon.AddDays(1) }, ""),
        ("end before beginning", new() { From = TestClock.Noon.AddHours(3), To = TestClock.Noon.AddHours(1) }, ""),
        ("another's", new() { By = "100000000000" }, ""),
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_gives_its_rows_the_newest_first_page_by_page(string store, string name)
    {
        await using var authority = await FilledAsync(store);
        var (_, filter, found) = Cases.Single(one => one.Name == name);
        foreach (var size in new[] { 1, 2, 200 })
        {
            var rows = new List<AuditEntry>();
            while (await new ReadAudit(authority.Database).RunAsync(filter, rows.LastOrDefault()?.Number, size, Stop) is { Count: > 0 } page)
            {
                Assert.InRange(page.Count, 1, size);
                rows.AddRange(page);
            }

            Assert.Equal(found, string.Concat(rows.Select(row => row.Happened.Detail)));
        }
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_row_is_given_whole(string store)
    {
        await using var authority = await FilledAsync(store);
        var first = (await new ReadAudit(authority.Database).RunAsync(new(), null, 200, Stop))[^1];
        Assert.Equal((1L, TestClock.Noon, Happened[0]), (first.Number, first.At, first.Happened));
        Assert.Equal(64, first.Hash.Length);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_verb_that_was_written_can_be_chosen(string store)
    {
        await using var authority = await FilledAsync(store);
        Assert.Equal(["application.submit", "certificate.issue", "certificate.revoke", "crl.publish"], await new ReadAudit(authority.Database).ActsAsync(Stop));
    }

    [Fact]
    public async Task An_empty_log_has_no_verbs_and_no_rows()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var read = new ReadAudit(authority.Database);
        Assert.Empty(await read.ActsAsync(Stop));
        Assert.Empty(await read.RunAsync(new() { From = TestClock.Noon }, null, 10, Stop));
    }

    private static async Task<TestAuthority> FilledAsync(string store)
    {
        var authority = await TestAuthority.CreateAsync(store);
        foreach (var happened in Happened)
        {
            await authority.Database.InTransactionAsync(
                async transaction =>
                {
                    await authority.Audit.AppendAsync(transaction, happened);
                    return 0;
                },
                Stop);
            authority.Clock.Advance(TimeSpan.FromHours(1));
        }

        return authority;
    }
}
