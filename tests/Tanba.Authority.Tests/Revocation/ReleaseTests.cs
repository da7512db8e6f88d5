using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Revocation;

public sealed class ReleaseTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_suspended_certificate_is_revoked_until_it_is_released_and_then_good_at_once(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await HoldAsync(authority, issued);
        var held = await authority.Statuses.FindAsync(issued.SerialNumber, Stop);
        Assert.Equal(new(StatusKind.Revoked, TestClock.Noon, RevocationReason.CertificateHold), held);
        Assert.True(held.IsSuspended);

        authority.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TestClock.Noon.AddHours(1), (await authority.Release.RunAsync(issued.SerialNumber, TestAuthority.Iin, Stop)).Value);
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_certificate_may_be_suspended_again_and_again(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        for (var round = 0; round < 3; round++)
        {
            authority.Clock.Advance(TimeSpan.FromDays(1));
            await HoldAsync(authority, issued);
            Assert.Equal(authority.Clock.GetUtcNow(), (await authority.Statuses.FindAsync(issued.SerialNumber, Stop)).RevokedAt);
            _ = (await authority.Release.RunAsync(issued.SerialNumber, "test", Stop)).Value;
        }

        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
        Assert.Null((await authority.Audit.VerifyAsync(Stop)).Fault);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_suspended_certificate_revoked_for_good_is_revoked_since_its_suspension_and_never_comes_back(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await HoldAsync(authority, issued);
        authority.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TestClock.Noon, (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.KeyCompromise, "test", Stop)).Value);
        Assert.Equal(new(StatusKind.Revoked, TestClock.Noon, RevocationReason.KeyCompromise), await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
        Assert.Equal("release.not-suspended", await RefusalAsync(authority, issued.SerialNumber));
        Assert.Equal("revoke.other-reason", (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_released_certificate_revoked_later_is_revoked_since_then(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await HoldAsync(authority, issued);
        _ = (await authority.Release.RunAsync(issued.SerialNumber, "test", Stop)).Value;
        authority.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TestClock.Noon.AddDays(2), (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_caller_that_rolls_back_takes_suspension_and_release_with_it(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (held, good) = (await authority.IssuedAsync("1", key: 0), await authority.IssuedAsync("2", key: 1));
        await HoldAsync(authority, held);
        await Assert.ThrowsAsync<TimeoutException>(() => authority.Database.InTransactionAsync<int>(async transaction =>
        {
            _ = (await authority.Release.InsideAsync(transaction, held.SerialNumber, "test")).Value;
            _ = (await authority.Revoke.InsideAsync(transaction, good.SerialNumber, RevocationReason.CertificateHold, "test")).Value;
            throw new TimeoutException();
        }, Stop));
        Assert.True((await authority.Statuses.FindAsync(held.SerialNumber, Stop)).IsSuspended);
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(good.SerialNumber, Stop));
    }

    [Fact]
    public async Task What_is_not_suspended_is_not_released()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        Assert.Equal("release.not-suspended", await RefusalAsync(authority, issued.SerialNumber));
        Assert.Equal("release.unknown-serial", await RefusalAsync(authority, SerialNumber.Draw()));
        await HoldAsync(authority, issued);
        authority.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal("release.expired", await RefusalAsync(authority, issued.SerialNumber));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_releases_at_once_release_once(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await HoldAsync(authority, issued);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => authority.Release.RunAsync(issued.SerialNumber, "test", Stop))));
        Assert.Single(results, result => result.Try(out var _, out var _));
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
    }

    private static async Task<string> RefusalAsync(TestAuthority authority, SerialNumber serial) => (await authority.Release.RunAsync(serial, "test", Stop)).Rejection!.Code;

    private static async Task HoldAsync(TestAuthority authority, Certificate certificate) =>
        _ = (await authority.Revoke.RunAsync(certificate.SerialNumber, RevocationReason.CertificateHold, "test", Stop)).Value;
}
