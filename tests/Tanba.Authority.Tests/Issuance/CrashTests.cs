using Dapper;
using Tanba.Authority.Status;
using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Issuance;

/// <summary>What docs/issuance.md promises for a crash between any two steps, on the real store.</summary>
public sealed class CrashTests
{
    private static readonly string[] Steps = ["issue 1 profile", "issue 2 serial", "issue 3 lint", "issue 4 intent", "issue 5 sign", "issue 6 store"];

    public static TheoryData<string, string, bool> Crashes()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            foreach (var step in Steps)
            {
                data.Add(store, step, false);
                data.Add(store, step, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task After_a_crash_the_application_goes_on_and_no_serial_is_used_twice(string store, string step, bool atEnd)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        await BreakOffAsync(authority, step, atEnd);
        await BreakOffAsync(authority, step, atEnd, again: true);

        var issued = (await authority.Issue.RunAsync(authority.Order(), "test", TestAuthority.Stop)).Value;

        var rows = await RowsAsync(authority);
        Assert.Equal(rows.Count, rows.Select(row => row.Serial).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(issued.SerialNumber.ToString(), Assert.Single(rows, row => row.Der is not null).Serial);
        Assert.Equal(StatusKind.Good, (await authority.Statuses.FindAsync(issued.SerialNumber, TestAuthority.Stop)).Kind);
        await EveryIntentLeftBehindIsOnTheListAsync(authority, rows);
        Assert.Null((await authority.Audit.VerifyAsync(TestAuthority.Stop)).Fault);
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task Nothing_that_was_signed_is_without_a_row(string store, string step, bool atEnd)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        await BreakOffAsync(authority, step, atEnd);

        // A signature is made at the end of step 5 at the latest; by then the intent must be on the disk.
        var mayHaveSigned = Array.IndexOf(Steps, step) switch { > 4 => true, 4 => atEnd, _ => false };
        var rows = await RowsAsync(authority);
        Assert.True(!mayHaveSigned || rows.Count == 1);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task After_the_last_step_the_stored_certificate_comes_back(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        await BreakOffAsync(authority, "issue 6 store", atEnd: true);
        var stored = Certificate.Decode(Assert.Single(await RowsAsync(authority)).Der!).Value;
        Assert.Equal(stored, (await authority.Issue.RunAsync(authority.Order(), "test", TestAuthority.Stop)).Value);
        Assert.Single(await RowsAsync(authority));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_number_that_follows_from_the_key_is_drawn_anew_when_its_intent_was_lost(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        using var key = SoftwareKey.Generate("gost512");
        var own = SerialNumber.FromKeyIdentifier(key.PublicKey.Sha1OfKeyBits());
        var order = authority.Order(profile: "individual-gost", key: key);
        using (new Crash("issue 5 sign", atEnd: true))
        {
            await Assert.ThrowsAsync<CrashException>(() => authority.Issue.RunAsync(order, "test", TestAuthority.Stop));
        }

        var issued = (await authority.Issue.RunAsync(order, "test", TestAuthority.Stop)).Value;
        Assert.NotEqual(own, issued.SerialNumber);
        Assert.Equal(StatusKind.Revoked, (await authority.Statuses.FindAsync(own!.Value, TestAuthority.Stop)).Kind);

        using var other = SoftwareKey.Generate("gost512");
        var second = (await authority.Issue.RunAsync(authority.Order("402177350194", "individual-gost", other), "test", TestAuthority.Stop)).Value;
        Assert.Equal(SerialNumber.FromKeyIdentifier(other.PublicKey.Sha1OfKeyBits()), second.SerialNumber);
    }

    private static async Task BreakOffAsync(TestAuthority authority, string step, bool atEnd, bool again = false)
    {
        using var crash = new Crash(step, atEnd);
        try
        {
            await authority.Issue.RunAsync(authority.Order(), "test", TestAuthority.Stop);

            // The second time, the end of the last step is not reached again: what was stored comes back.
            Assert.True(again && step == Steps[^1] && atEnd, "The crash did not happen.");
        }
        catch (CrashException)
        {
            // The process is gone; the next call is another process.
        }
    }

    private static async Task EveryIntentLeftBehindIsOnTheListAsync(TestAuthority authority, IReadOnlyList<Row> rows)
    {
        var list = CertificateList.Decode(await authority.CurrentCrl.ReadAsync(TestAuthority.Stop)).Value;
        var left = rows.Where(row => row.Der is null).Select(row => row.Serial).Order(StringComparer.Ordinal);
        Assert.Equal(left, list.Entries.Select(entry => entry.SerialNumber.ToString()).Order(StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(TestAuthority authority)
    {
        await using var connection = await authority.Database.OpenAsync(TestAuthority.Stop);
        return (await connection.QueryAsync<Row>(
            "SELECT i.serial AS \"Serial\", c.der AS \"Der\" FROM issuance_intent i LEFT JOIN certificate c ON c.serial = i.serial")).AsList();
    }

    private sealed record Row
    {
        public required string Serial { get; init; }

        public byte[]? Der { get; init; }
    }
}
