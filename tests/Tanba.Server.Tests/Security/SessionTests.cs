using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Tanba.Server.Security;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Security;

public sealed class SessionTests(SharedPortal shared)
{
    [Fact]
    public void A_session_ends_after_half_an_hour_without_a_request()
    {
        var options = shared.Host.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Session.Scheme);
        Assert.Equal(TimeSpan.FromMinutes(30), options.ExpireTimeSpan);
        Assert.True(options.SlidingExpiration);
    }

    [Fact]
    public async Task Every_request_prolongs_the_session()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        Assert.Contains("tanba-session=", (await guest.OpenAsync("/cabinet")).Headers["Set-Cookie"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_session_is_no_session()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cabinet", UriKind.Relative));
        request.Headers.Add("Cookie", "tanba-session=CfDJ8forged");
        using var answer = await shared.Host.Guest().SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_sign_a_person_out()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        using var content = new FormUrlEncodedContent([]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/logout", UriKind.Relative)) { Content = content };
        using var answer = await guest.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/cabinet")).Status);
    }

    [Fact]
    public void A_citizen_is_read_back_from_the_session_as_written()
    {
        var since = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var citizen = new Citizen("900101300007", "ОМАРОВ ДАНИЯР", "10ab", since);
        Assert.Equal(citizen, Citizen.Of(citizen.ToPrincipal(Session.Scheme)));
        Assert.Equal("КИМ АННА", new Citizen("990630409991", "КИМ АННА", "10ab", since).ShortName);
        Assert.Equal("ОМАРОВ ДАНИЯР", new Citizen("900101300007", "ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", "10ab", since).ShortName);
        Assert.Null(Citizen.Of(new System.Security.Claims.ClaimsPrincipal()));
    }
}
