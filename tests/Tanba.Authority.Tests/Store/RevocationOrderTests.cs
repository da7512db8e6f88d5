using System.Data.Common;
using System.Globalization;
using Dapper;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Store;

/// <summary>The order of a serial number's events, held by the database whatever program speaks to it.</summary>
public sealed class RevocationOrderTests
{
    private static readonly string[] Refused =
    [
        // A release of what is not suspended.
        "8", "6 8 8", "1 8",

        // A suspension of what is suspended, or revoked for good.
        "6 6", "1 6",

        // Anything behind a final reason.
        "1 1", "0 4", "6 1 8", "6 8 5 6", "6 1 1",

        // No reason of RFC 5280 §5.3.1.
        "7", "11", "-1",
    ];

    private static readonly string[] Kept = ["1", "0", "6", "6 8", "6 8 6", "6 8 6 8 4", "6 1", "6 0", "6 8 1"];

    public static TheoryData<string, string> WrongOrders() => Each(Refused);

    public static TheoryData<string, string> RightOrders() => Each(Kept);

    [Theory]
    [MemberData(nameof(WrongOrders))]
    public async Task A_wrong_order_is_refused(string store, string reasons)
    {
        await using var test = await WithAnIntentAsync(store);
        await using var connection = await test.Database.OpenAsync(TestAuthority.Stop);
        await Assert.ThrowsAnyAsync<DbException>(() => AddAsync(connection, reasons));
    }

    [Theory]
    [MemberData(nameof(RightOrders))]
    public async Task A_right_order_is_kept_and_its_last_event_is_what_counts(string store, string reasons)
    {
        await using var test = await WithAnIntentAsync(store);
        await using var connection = await test.Database.OpenAsync(TestAuthority.Stop);
        await AddAsync(connection, reasons);
        var now = await connection.QuerySingleOrDefaultAsync<long?>("SELECT reason FROM revocation WHERE serial = 'abc'");
        Assert.Equal(reasons.EndsWith('8') ? null : long.Parse(reasons[^1..], CultureInfo.InvariantCulture), now);
    }

    [Theory]
    [InlineData("INSERT INTO revocation_event VALUES (1, 'abc', 5, 1, 4, 'x')")]
    [InlineData("INSERT INTO revocation_event VALUES (1, 'abc', 5, 6, 5, 'x'); INSERT INTO revocation_event VALUES (2, 'abc', 9, 1, 9, 'x')")]
    [InlineData("INSERT INTO revocation_event VALUES (1, 'abc', 5, 6, 5, 'x'); INSERT INTO revocation_event VALUES (2, 'abc', 9, 8, 5, 'x')")]
    [InlineData("INSERT INTO revocation_event VALUES (1, 'unknown', 5, 6, 5, 'x')")]
    public async Task A_date_that_is_not_its_own_is_refused(string sql)
    {
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            await using var test = await WithAnIntentAsync(store);
            await using var connection = await test.Database.OpenAsync(TestAuthority.Stop);
            await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync(sql));
        }
    }

    private static async Task<TestDatabase> WithAnIntentAsync(string store)
    {
        var test = await TestDatabase.CreateAsync(store);
        await using var connection = await test.Database.OpenAsync(TestAuthority.Stop);
        await connection.ExecuteAsync(
            "INSERT INTO issuance_intent (serial, application, key_id, profile, not_after, tbs, at) VALUES ('abc', '1', @none, 'p', 0, @none, 0)", new { none = Array.Empty<byte>() });
        return test;
    }

    private static async Task AddAsync(DbConnection connection, string reasons)
    {
        var (number, held) = (0L, 0L);
        foreach (var reason in reasons.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)))
        {
            number++;
            var since = held > 0 && reason != 8 ? held : number * 10;
            held = reason == 6 ? since : 0;
            await connection.ExecuteAsync("INSERT INTO revocation_event VALUES (@number, 'abc', @at, @reason, @since, 'x')", new { number, at = number * 10, reason, since });
        }
    }

    private static TheoryData<string, string> Each(IEnumerable<string> orders)
    {
        var data = new TheoryData<string, string>();
        foreach (var (store, order) in Stores.All.SelectMany(row => orders.Select(order => (row.Data, order))))
        {
            data.Add(store, order);
        }

        return data;
    }
}
