using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Tanba.Authority.Revocation;
using Tanba.Pki.Crls;
using Tanba.Server.Security;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Security;

public sealed class SessionEndTests(SharedPortal shared)
{
    [Fact]
    public async Task A_session_ends_with_the_revocation_of_its_certificate()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/cabinet")).Status);

        var stop = TestContext.Current.CancellationToken;
        _ = (await shared.Host.Get<Revoke>().RunAsync(holder.Auth.Certificate.SerialNumber, RevocationReason.KeyCompromise, "test", stop)).Value;
        var ended = await guest.OpenAsync("/cabinet");
        Assert.Equal(HttpStatusCode.Redirect, ended.Status);
        Assert.Contains("/login?return=", ended.Location, StringComparison.Ordinal);
        Assert.Contains("tanba-session=;", ended.Headers["Set-Cookie"], StringComparison.Ordinal);

        // The login page is shown and does not send back to the cabinet.
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/login")).Status);
    }

    [Fact]
    public async Task The_revocation_of_another_certificate_of_the_person_does_not_end_it()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var stop = TestContext.Current.CancellationToken;
        _ = (await shared.Host.Get<Revoke>().RunAsync(holder.Sign.Certificate.SerialNumber, RevocationReason.Superseded, "test", stop)).Value;
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/cabinet")).Status);
    }

    [Theory]
    [InlineData(11, HttpStatusCode.OK)]
    [InlineData(12, HttpStatusCode.Redirect)]
    [InlineData(100, HttpStatusCode.Redirect)]
    public async Task A_session_ends_after_twelve_hours_however_busy_it_is(int hours, HttpStatusCode expected)
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var opened = TimeProvider.System.GetUtcNow().AddHours(-hours);
        Assert.Equal(expected, await OpenCabinetAsync(new Citizen(holder.Person.Iin, "КИМ АННА", $"{holder.Auth.Certificate.SerialNumber}", opened)));
    }

    [Theory]
    [InlineData("10ab")]
    [InlineData("no number")]
    public async Task A_session_of_a_certificate_that_nobody_issued_is_none(string serialNumber) =>
        Assert.Equal(HttpStatusCode.Redirect, await OpenCabinetAsync(new Citizen("990630409991", "КИМ АННА", serialNumber, TimeProvider.System.GetUtcNow())));

    /// <summary>With a cookie that the portal itself could have given.</summary>
    private async Task<HttpStatusCode> OpenCabinetAsync(Citizen citizen)
    {
        var options = shared.Host.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session.Scheme);
        var now = TimeProvider.System.GetUtcNow();
        var times = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        var cookie = options.TicketDataFormat.Protect(new AuthenticationTicket(citizen.ToPrincipal(Session.Scheme), times, Session.Scheme));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cabinet", UriKind.Relative));
        request.Headers.Add("Cookie", "tanba-session=" + cookie);
        using var answer = await shared.Host.Guest().SendAsync(request);
        return answer.StatusCode;
    }
}
