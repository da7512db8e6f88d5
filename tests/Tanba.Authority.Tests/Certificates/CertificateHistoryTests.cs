using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Certificates;

public sealed class CertificateHistoryTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_event_stands_in_its_order_with_time_person_and_reason(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        authority.Clock.Advance(TimeSpan.FromHours(1));
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.CertificateHold, "owner", Stop)).Value;
        authority.Clock.Advance(TimeSpan.FromHours(1));
        _ = (await authority.Release.RunAsync(issued.SerialNumber, "registrar", Stop)).Value;
        authority.Clock.Advance(TimeSpan.FromHours(1));
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "owner", Stop)).Value;

        Assert.Equal(
            [
                new(CertificateEventKind.Issued, TestClock.Noon, null, null),
                new(CertificateEventKind.Suspended, TestClock.Noon.AddHours(1), "owner", RevocationReason.CertificateHold),
                new(CertificateEventKind.Released, TestClock.Noon.AddHours(2), "registrar", null),
                new(CertificateEventKind.Revoked, TestClock.Noon.AddHours(3), "owner", RevocationReason.Superseded),
            ],
            await new CertificateHistory(authority.Database).RunAsync(issued.SerialNumber, Stop));
    }

    [Fact]
    public async Task A_number_that_was_never_issued_has_no_history()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await authority.IssuedAsync();
        Assert.Empty(await new CertificateHistory(authority.Database).RunAsync(SerialNumber.Draw(), Stop));
    }
}
