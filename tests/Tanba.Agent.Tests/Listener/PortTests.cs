using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Tanba.Agent.Listener;

namespace Tanba.Agent.Tests.Listener;

public sealed class PortTests
{
    [Fact]
    public async Task A_taken_port_is_a_sentence_and_no_stack_trace()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var started = await AgentHost.StartAsync(new AgentOptions { Home = folder["home"], Port = port }, null, CancellationToken.None);
        Assert.True(started.IsRefused);
        Assert.Contains($"Port {port} is taken already", started.Rejection!.Detail, StringComparison.Ordinal);
        Assert.Contains("close the other program", started.Rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_holds_the_port_is_named_where_the_system_tells()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: read from /proc");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var sentence = PortHolder.Sentence(new AgentOptions { Home = "/", Port = ((IPEndPoint)other.LocalEndpoint).Port });
        Assert.Contains($"(process {Environment.ProcessId})", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_plain_port_is_the_same_sentence_with_both_numbers()
    {
        using var folder = new TestFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var (port, plain) = (Loopback.FreePort(), ((IPEndPoint)other.LocalEndpoint).Port);
        var started = await AgentHost.StartAsync(new AgentOptions { Home = folder["home"], Port = port, PlainPort = plain, PlainOrigin = RunningAgent.Portal }, null, CancellationToken.None);
        Assert.Equal("port.taken", started.Rejection!.Code);
        Assert.StartsWith($"Port {port} (or {plain}) is taken already", started.Rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("--port", started.Rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signpost_says_that_the_agent_runs_and_serves_nobody()
    {
        using var folder = new TestFolder();
        var port = Loopback.FreePort();
        Assert.SkipUnless(Loopback.IsFree(port + 1), "skipped: somebody has the next port");
        await using var agent = (await AgentHost.StartAsync(new AgentOptions { Home = folder["home"], Port = port }, null, CancellationToken.None)).Value;
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri($"http://127.0.0.1:{port + 1}/"), TestContext.Current.CancellationToken)).StatusCode);
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port + 1}/"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_signpost_that_somebody_else_has_is_done_without()
    {
        using var folder = new TestFolder();
        var port = Loopback.FreePort();
        using var other = new TcpListener(IPAddress.Loopback, port + 1);
        other.Start();
        var started = await AgentHost.StartAsync(new AgentOptions { Home = folder["home"], Port = port }, null, CancellationToken.None);
        Assert.False(started.IsRefused);
        await started.Value.DisposeAsync();
    }

    [Fact]
    public void Nobody_is_named_where_nobody_listens()
    {
        var port = Loopback.FreePort();
        Assert.StartsWith($"Port {port} is taken already. ", PortHolder.Sentence(new AgentOptions { Home = "/", Port = port }), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_this_computer_is_a_peer()
    {
        Assert.True(Loopback.IsPeer(IPAddress.Parse("127.0.0.5")));
        Assert.True(Loopback.IsPeer(IPAddress.IPv6Loopback));
        Assert.True(Loopback.IsPeer(IPAddress.Parse("::ffff:127.0.0.1")));
        Assert.False(Loopback.IsPeer(IPAddress.Parse("192.168.0.10")));
        Assert.False(Loopback.IsPeer(null));
    }

    [Fact]
    public async Task The_agent_listens_on_loopback_alone()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        var own = (await Dns.GetHostAddressesAsync(Dns.GetHostName())).FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
        Assert.SkipWhen(own is null, "skipped: this machine has no address but loopback");
        using var stranger = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => stranger.ConnectAsync(own!, agent.Port));
    }

    [Fact]
    public async Task The_address_is_a_page_that_says_the_agent_runs()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var browser = agent.Browser();
        using var page = await browser.GetAsync(new Uri($"https://localhost:{agent.Port}/"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.All(Tanba.Agent.Words.Locales, locale => Assert.Contains($"<p lang=\"{locale}\">{Tanba.Agent.Words.Of(locale)["status.running"][..20]}", text, StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_can_be_posted_to_it()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var browser = agent.Browser();
        using var page = await browser.PostAsync(new Uri($"https://127.0.0.1:{agent.Port}/"), null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://localhost:5081", false)]
    [InlineData("https://localhost:5080", false)]
    [InlineData(null, false)]
    public async Task The_plain_listener_serves_one_origin(string? origin, bool served)
    {
        var port = Loopback.FreePort();
        await using var agent = await RunningAgent.StartAsync(null, options => options with { PlainPort = port, PlainOrigin = "http://localhost:5080" });
        using var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var connecting = socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/"), CancellationToken.None);
        if (!served)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
            return;
        }

        await connecting;
        using var page = new PageSocket(socket);
        Assert.Equal("""{"result":{"version":"1.4"}}""", await page.ReadAsync());
    }
}
