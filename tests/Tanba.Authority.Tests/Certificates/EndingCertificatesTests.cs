using Tanba.Authority.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Certificates;

public sealed class EndingCertificatesTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Those_that_end_in_the_time_asked_for_come_in_the_order_of_their_ends(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var first = await authority.IssuedAsync("1", key: 0);
        authority.Clock.Advance(TimeSpan.FromDays(1));
        var second = await authority.IssuedAsync("2", key: 1);
        authority.Clock.Advance(TimeSpan.FromDays(10));
        await authority.IssuedAsync("3", key: 2);

        var ending = new EndingCertificates(authority.Database);
        var found = new List<EndingCertificate>();
        while (await ending.RunAsync(first.NotAfter, second.NotAfter.AddMilliseconds(1), found.LastOrDefault(), 1, Stop) is [var next])
        {
            found.Add(next);
        }

        Assert.Equal(
            [
                new(first.SerialNumber.ToString(), TestAuthority.Iin, "individual-sign-rsa", "sign", "1", first.NotAfter),
                new(second.SerialNumber.ToString(), TestAuthority.Iin, "individual-sign-rsa", "sign", "2", second.NotAfter),
            ],
            found);
        Assert.Empty(await ending.RunAsync(first.NotAfter.AddMilliseconds(1), second.NotAfter, null, 10, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Those_of_one_moment_are_all_found(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var ends = (await authority.IssuedAsync("1", key: 0)).NotAfter;
        await authority.IssuedAsync("2", key: 1);
        var ending = new EndingCertificates(authority.Database);
        var one = Assert.Single(await ending.RunAsync(ends, ends.AddSeconds(1), null, 1, Stop));
        var two = Assert.Single(await ending.RunAsync(ends, ends.AddSeconds(1), one, 1, Stop));
        Assert.NotEqual(one.Serial, two.Serial);
        Assert.Empty(await ending.RunAsync(ends, ends.AddSeconds(1), two, 1, Stop));
    }

    [Fact]
    public async Task What_is_revoked_or_suspended_is_left_out()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var (revoked, held, good) = (await authority.IssuedAsync("1", key: 0), await authority.IssuedAsync("2", key: 1), await authority.IssuedAsync("3", key: 2));
        _ = (await authority.Revoke.RunAsync(revoked.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        _ = (await authority.Revoke.RunAsync(held.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Value;
        var found = await new EndingCertificates(authority.Database).RunAsync(TestClock.Noon, TestClock.Noon.AddYears(2), null, 10, Stop);
        Assert.Equal(good.SerialNumber.ToString(), Assert.Single(found).Serial);
    }
}
