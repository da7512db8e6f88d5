using System.Net;
using Tanba.Server.Security;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Security;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%4", "fe80::/64")]
    public void An_IPv6_network_is_one_place(string address, string place) => Assert.Equal(place, RateLimits.PlaceOf(IPAddress.Parse(address)));

    [Fact]
    public async Task Numbers_cannot_be_guessed_and_challenges_not_drawn_in_bulk()
    {
        await using var host = PortalHost.Start(portal: portal => portal["Limits"] = new { SignInPerMinute = 2, StatusPerMinute = 3 });
        var guest = host.Guest("en");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/status?number=402177350186")).Status);
        }

        var refused = await guest.OpenAsync("/status?number=402177350186");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Wait a minute", refused.Body, StringComparison.Ordinal);
        Assert.Equal("60", refused.Headers["Retry-After"]);

        // Reading a page is free, and login is counted apart.
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/status")).Status);
        var login = await guest.OpenAsync("/login");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync("/login", "Start", new { }, login.Token)).Status);
        }

        var answer = await guest.PostAsync("/login", "Start", new { }, login.Token);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("http.429", answer.Json().Text("code"));
    }

    [Theory]
    [InlineData("/services/individual/person", "")]
    [InlineData("/services/individual/person", "?handler=x")]
    [InlineData("/services/individual/person", "?handler=Submit")]
    [InlineData("/services/individual/check", "?handler=start")]
    [InlineData("/services/individual/check", "?handler=START&handler=Submit")]
    [InlineData("/services/individual/check", "?handler=x")]
    [InlineData("/services/individual/check", "")]
    public async Task Names_and_drafts_are_limited_whatever_the_handler_is_called(string page, string query)
    {
        await using var host = PortalHost.Start(portal: portal => portal["Limits"] = new { FirstPerMinute = 2 });
        var guest = host.Guest("en");
        for (var i = 0; i < 2; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await PostAsync(guest, page + query));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await PostAsync(guest, page + query));
    }

    private static async Task<HttpStatusCode> PostAsync(Guest guest, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
        using var answer = await guest.SendAsync(request);
        return answer.StatusCode;
    }
}
