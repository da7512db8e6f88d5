using Tanba.Authority.Crls;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Crls;

public sealed class CrlStateTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_state_says_numbers_dates_entries_and_what_waits(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var state = new ReadCrlState(authority.Database);
        Assert.Empty((await state.RunAsync(Stop)).Published);

        await authority.Publish.RunAsync(Stop);
        var issued = await authority.IssuedAsync();
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        var before = await state.RunAsync(Stop);
        Assert.Equal((0L, 1L), (before.Published[0].Entries, before.Waiting));

        await authority.Publish.RunAsync(Stop);
        var after = await state.RunAsync(Stop);
        Assert.Equal((1L, 1L, 0L), (after.Published[0].Entries, after.Published[0].DeltaEntries, after.Waiting));
        Assert.Equal([(2L, 1L), (1L, 1L)], after.Published.Select(list => (list.Number, list.BaseNumber)));
        Assert.Equal((TestClock.Noon, TestClock.Noon.AddHours(24)), (after.Published[0].ThisUpdate, after.Published[0].NextUpdate));
        Assert.Equal((await authority.CurrentCrl.ReadAsync(Stop)).Length, after.Published[0].Octets);
        Assert.Equal((await authority.CurrentCrl.ReadDeltaAsync(Stop)).Length, after.Published[0].DeltaOctets);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_list_wanted_now_is_made_though_the_last_is_fresh_and_the_log_says_who_wanted_it(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        Assert.Equal(1, await authority.Publish.RunAsync(Stop));
        Assert.Equal(1, await authority.Publish.RunAsync(Stop));
        Assert.Equal(2, await authority.Publish.NowAsync("officer", Stop));
        Assert.Equal(2, CertificateList.Decode(await authority.CurrentCrl.ReadAsync(Stop)).Value.Number);
        var entry = (await new Authority.Audit.ReadAudit(authority.Database).RunAsync(new() { Act = "crl.publish", By = "officer" }, null, 10, Stop)).Single();
        Assert.Equal("2", entry.Happened.Subject);
    }
}
