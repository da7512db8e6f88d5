namespace Tanba.Agent.Tests;

public sealed class AgentOptionsTests
{
    private static readonly AgentOptions Good = new() { Home = "/tmp" };

    [Fact]
    public void The_defaults_are_those_of_NCALayer()
    {
        Assert.Null(Good.Fault());
        Assert.Equal(13579, Good.Port);
        Assert.Equal(ConsentKind.Window, Good.Consent);
    }

    [Fact]
    public void A_doubtful_option_says_what_to_write()
    {
        Assert.Contains("--ports-any", (Good with { Port = 70000 }).Fault(), StringComparison.Ordinal);
        Assert.Contains("--plain-origin", (Good with { PlainPort = 13580 }).Fault(), StringComparison.Ordinal);
        Assert.Contains("is no port", (Good with { PlainPort = -1, PlainOrigin = "http://localhost:5080" }).Fault(), StringComparison.Ordinal);
        Assert.Contains("no such file", (Good with { Script = "/no/such" }).Fault(), StringComparison.Ordinal);
        Assert.Contains("no such file", (Good with { Browser = "/no/such" }).Fault(), StringComparison.Ordinal);
        Assert.Contains("no such file", (Good with { TrustRoots = ["/no/such"] }).Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "--port -1 is no port. Write a number from 1 to 65535, or --ports-any.")]
    [InlineData(65536, "--port 65536 is no port. Write a number from 1 to 65535, or --ports-any.")]
    [InlineData(0, null)]
    [InlineData(65535, null)]
    public void A_port_has_sixteen_bits(int port, string? fault) => Assert.Equal(fault, (Good with { Port = port }).Fault());

    [Fact]
    public void The_first_of_several_missing_files_is_named()
    {
        using var folder = new TestFolder();
        var options = Good with { TrustRoots = [folder.Write("root.cer", ""), folder["second.cer"], folder["third.cer"]] };
        Assert.Equal($"--trust-root {folder["second.cer"]}: there is no such file.", options.Fault());
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://cabinet.example.kz", true)]
    [InlineData("http://localhost:5080/", false)]
    [InlineData("http://localhost:5080/path", false)]
    [InlineData("localhost", false)]
    [InlineData("*", false)]
    public void An_origin_is_scheme_host_and_port_alone(string origin, bool good) => Assert.Equal(good, (Good with { PlainPort = 1, PlainOrigin = origin }).Fault() is null);

    [Fact]
    public async Task The_command_line_reads_every_option()
    {
        AgentOptions? read = null;
        var line = AgentCommandLine.Make((options, _) => { read = options; return Task.FromResult(0); }, (_, _, _) => Task.FromResult(1));
        string[] args = ["--home", "/h", "--port", "1", "--plain-port", "2", "--plain-origin", "http://o", "--script", "s", "--consent", "print", "--browser", "b", "--browser-arg=--x", "--browser-arg=--y", "--trust-root", "r1", "--trust-root", "r2"];
        Assert.Equal(0, await line.Parse(args).InvokeAsync());
        Assert.Equivalent(new AgentOptions { Home = "/h", Port = 1, PlainPort = 2, PlainOrigin = "http://o", Script = "s", Consent = ConsentKind.Print, Browser = "b", BrowserArguments = ["--x", "--y"], TrustRoots = ["r1", "r2"] }, read);
    }

    [Fact]
    public async Task Any_port_is_port_zero()
    {
        AgentOptions? read = null;
        await AgentCommandLine.Make((options, _) => { read = options; return Task.FromResult(0); }, (_, _, _) => Task.FromResult(1)).Parse(["--ports-any"]).InvokeAsync();
        Assert.Equal(0, read!.Port);
        Assert.Equal(AgentOptions.DefaultHome, read.Home);
    }

    [Theory]
    [InlineData("install")]
    [InlineData("status")]
    [InlineData("remove")]
    public async Task Trust_has_three_verbs(string verb)
    {
        var line = AgentCommandLine.Make((_, _) => Task.FromResult(1), (options, given, _) => Task.FromResult(given == verb && options.Home == "/h" ? 0 : 2));
        Assert.Equal(0, await line.Parse(["trust", verb, "--home", "/h"]).InvokeAsync());
    }
}
