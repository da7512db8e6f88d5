using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Revocation;

public sealed class RevokeTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revoked_certificate_is_revoked_at_once_with_time_and_reason(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        authority.Clock.Advance(TimeSpan.FromMinutes(5));
        var at = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.KeyCompromise, TestAuthority.Iin, Stop)).Value;
        Assert.Equal(TestClock.Noon.AddMinutes(5), at);
        Assert.Equal(new(StatusKind.Revoked, at, RevocationReason.KeyCompromise), await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revocation_asked_for_again_gives_the_time_of_the_first(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        var first = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        authority.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(first, (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value);
        Assert.Equal("revoke.other-reason", (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.KeyCompromise, "test", Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Revocations_at_once_are_all_kept(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = new List<Certificate>();
        for (var key = 0; key < 3; key++)
        {
            issued.Add(await authority.IssuedAsync(key: key));
        }

        await Task.WhenAll(issued.Select(certificate => Task.Run(() => authority.Revoke.RunAsync(certificate.SerialNumber, RevocationReason.Superseded, "test", Stop))));
        foreach (var certificate in issued)
        {
            Assert.Equal(StatusKind.Revoked, (await authority.Statuses.FindAsync(certificate.SerialNumber, Stop)).Kind);
        }

        Assert.Null((await authority.Audit.VerifyAsync(Stop)).Fault);
    }

    [Fact]
    public async Task A_number_that_was_never_issued_is_not_found()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        Assert.Equal("revoke.unknown-serial", (await authority.Revoke.RunAsync(SerialNumber.Draw(), RevocationReason.Superseded, "test", Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task An_expired_certificate_is_not_revoked_any_more()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        authority.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal("revoke.expired", (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Rejection!.Code);
    }

    [Theory]
    [InlineData(RevocationReason.RemoveFromCrl)]
    [InlineData((RevocationReason)7)]
    public async Task A_reason_that_is_none_is_refused(RevocationReason reason)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        Assert.Equal("revoke.reason-not-allowed", (await authority.Revoke.RunAsync(issued.SerialNumber, reason, "test", Stop)).Rejection!.Code);
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
    }
}
