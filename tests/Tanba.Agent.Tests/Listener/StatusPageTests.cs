using System.Net;
using Tanba.Agent.Listener;

namespace Tanba.Agent.Tests.Listener;

/// <summary>What answers on the agent's ports to whoever is no socket.</summary>
public sealed class StatusPageTests : IAsyncLifetime
{
    private readonly int plain = Loopback.FreePort();
    private RunningAgent agent = null!;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        agent = await RunningAgent.StartAsync(null, options => options with { PlainPort = plain, PlainOrigin = RunningAgent.Portal });
        browser = agent.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await agent.DisposeAsync();
    }

    [Theory]
    [InlineData("kk", "агенті жұмыс істеп тұр")]
    [InlineData("ru", "Агент Tanba работает")]
    [InlineData("en", "The Tanba agent is running")]
    public async Task The_page_says_in_each_language_that_the_agent_runs(string locale, string words)
    {
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync(Address()));
        var line = page.Split("<p lang=").Single(part => part.StartsWith($"\"{locale}\"", StringComparison.Ordinal));
        Assert.Contains(words, line, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(AgentVersion.Text, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_kept_nowhere_framed_nowhere_and_has_nothing_to_run()
    {
        using var answer = await browser.GetAsync(Address());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_has_no_body()
    {
        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address()));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_not_spoken(string method)
    {
        using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), Address()));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost:5080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:50800", HttpStatusCode.Forbidden)]
    [InlineData("HTTP://LOCALHOST:5080", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:5080, http://localhost:5080", HttpStatusCode.Forbidden)]
    [InlineData(RunningAgent.Portal, HttpStatusCode.OK)]
    public async Task The_plain_port_answers_its_one_origin_alone(string? origin, HttpStatusCode status)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{plain}/");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using var answer = await browser.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task The_plain_port_speaks_no_tls_and_the_other_nothing_else()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync(new Uri($"https://127.0.0.1:{plain}/")));
        await Assert.ThrowsAsync<HttpRequestException>(() => browser.GetAsync(new Uri($"http://127.0.0.1:{agent.Port}/")));
    }

    private Uri Address() => new($"https://127.0.0.1:{agent.Port}/");
}
