using Tanba.Server.Portal;

namespace Tanba.Server.Tests.Portal;

public sealed class PortalOptionsTests
{
    private static readonly PortalOptions Good = new()
    {
        Origin = new Uri("https://cabinet.example.kz"),
        Name = new Dictionary<string, string>(StringComparer.Ordinal) { ["kk"] = "Орталық", ["ru"] = "Центр", ["en"] = "Centre" },
        AgentAddresses = ["wss://127.0.0.1:13579", "ws://127.0.0.1:13580"],
        KeysDirectory = "/var/lib/tanba/cookie-keys",
    };

    public static TheoryData<string, PortalOptions> Doubtful => new()
    {
        { "Portal:Origin", Good with { Origin = null } },
        { "Portal:Origin", Good with { Origin = new Uri("https://cabinet.example.kz/portal") } },
        { "Portal:Origin", Good with { Origin = new Uri("http://cabinet.example.kz") } },
        { "Portal:Origin", Good with { Origin = new Uri("ftp://localhost") } },
        { "Portal:Name:kk", Good with { Name = new Dictionary<string, string>(StringComparer.Ordinal) { ["ru"] = "Центр", ["en"] = "Centre" } } },
        { "Portal:AgentAddresses", Good with { AgentAddresses = [] } },
        { "Portal:AgentAddresses", Good with { AgentAddresses = ["wss://agent.example.kz:13579"] } },
        { "Portal:AgentAddresses", Good with { AgentAddresses = ["https://127.0.0.1:13579"] } },
        { "Portal:AgentAddresses", Good with { AgentAddresses = ["wss://127.0.0.1:13579; script-src *"] } },
        { "Portal:KeysDirectory", Good with { KeysDirectory = " " } },
        { "Portal:TimeZone", Good with { TimeZone = "Asia/Tanba" } },
        { "Portal:SessionIdle", Good with { SessionIdle = TimeSpan.Zero } },
        { "Portal:TrustedProxies", Good with { TrustedProxies = ["proxy"] } },
        { "Portal:TrustedProxies", Good with { Listen = "http://127.0.0.1:5080" } },
        { "Portal:TrustedProxies", Good with { Listen = "https://127.0.0.1:5443; HTTP://+:5080" } },
        { "Portal:Limits", Good with { Limits = new PortalLimits { SignInPerMinute = 0 } } },
    };

    [Fact]
    public void Good_settings_pass() => Assert.Same(Good, Good.Check());

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void A_doubtful_setting_is_refused_by_its_name(string name, PortalOptions options) =>
        Assert.StartsWith(name, Assert.Throws<InvalidOperationException>(options.Check).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1")]
    [InlineData("https://0.0.0.0:443", null)]
    [InlineData(null, null)]
    public void Https_is_our_own_or_of_a_proxy_that_is_known(string? listen, string? proxy)
    {
        var options = Good with { Listen = listen, TrustedProxies = proxy is null ? [] : [proxy] };
        Assert.Same(options, options.Check());
    }

    [Fact]
    public void Plain_http_on_this_very_computer_needs_no_proxy()
    {
        var options = Good with { Origin = new Uri("http://localhost:5080"), Listen = "http://localhost:5080" };
        Assert.Same(options, options.Check());
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.True(Assert.Throws<InvalidOperationException>(new PortalOptions().Check).Message.Split('\n').Length >= 6);

    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("https://cabinet.example.kz", true)]
    public void Only_this_very_computer_may_do_without_https(string origin, bool secure) =>
        Assert.Equal(secure, (Good with { Origin = new Uri(origin) }).Check().IsSecure);

    [Fact]
    public void Keys_of_cookies_lie_beside_the_configuration_when_nothing_else_is_said()
    {
        Assert.Equal("/etc/tanba/cookie-keys", (Good with { KeysDirectory = null }).Beside("/etc/tanba/tanba.json").KeysDirectory);
        Assert.Equal(Good.KeysDirectory, Good.Beside("/etc/tanba/tanba.json").KeysDirectory);
    }
}
