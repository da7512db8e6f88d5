using System.Text.Json;
using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// A demo authority of its own in a temporary folder: made by <c>tanba demo</c>, served by the real server, with the real agent
/// beside it, whose local CA is trusted by the browsers that take <see cref="Home"/> as their home.
/// </summary>
public sealed class Demo : IAsyncDisposable
{
    // RSA 4096 takes seconds to make, and the size of the authority's keys changes nothing in a journey.
    private static readonly string[] QuickKeys = ["--root-key", "p384", "--issuing-key", "rsa2048"];

    // Twenty pairs of keys and as many passwords are work for a processor: made at once, all demos would be late.
    private static readonly SemaphoreSlim Turn = new(1);

    private int made;

    private Demo(string folder)
    {
        Folder = folder;
        Chromium = new(() => Browser.LaunchAsync(Environment, []));
    }

    /// <summary>Started when the first window is opened, after what it trusts was put into <see cref="Home"/>.</summary>
    public Lazy<Task<IBrowser>> Chromium { get; }

    public string Folder { get; }

    public string Home => Path.Combine(Folder, "home");

    public string AgentHome => Path.Combine(Folder, "agent");

    public int Port { get; } = Tree.FreePort();

    public int AgentPort { get; } = Tree.FreePort();

    public int PlainPort { get; } = Tree.FreePort();

    public string Portal => $"http://localhost:{Port}";

    public string AgentAddress => $"wss://127.0.0.1:{AgentPort}";

    public DemoFile File { get; private set; } = null!;

    public RunningProgram Server { get; private set; } = null!;

    public RunningProgram? Agent { get; private set; }

    /// <summary>The environment of every program: a home of its own, so that nothing of the machine is touched.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HOME"] = Home,
        ["XDG_CONFIG_HOME"] = Path.Combine(Home, ".config"),

        // The agent opens windows only where there is a screen; the browser that it starts is told to do without.
        ["DISPLAY"] = System.Environment.GetEnvironmentVariable("DISPLAY") ?? ":0",
        ["XDG_DATA_HOME"] = Path.Combine(Home, ".local", "share"),
    };

    /// <summary>What only the agent is told.</summary>
    public IDictionary<string, string> AgentEnvironment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <param name="more">Options of <c>tanba demo</c>, such as <c>--algorithm gost512</c>.</param>
    public static async Task<Demo> MakeAsync(params string[] more)
    {
        var demo = new Demo(Directory.CreateTempSubdirectory("tanba-e2e-").FullName);
        Directory.CreateDirectory(demo.Home);
        await Turn.WaitAsync();
        try
        {
            await RunningProgram.RunAsync(Tree.CommandLine, ["demo", "--dir", demo.Folder, "--portal", demo.Portal, "--agent-port", $"{demo.AgentPort}", "--plain-port", $"{demo.PlainPort}", .. more.Length == 0 ? QuickKeys : more], demo.Environment);
        }
        finally
        {
            Turn.Release();
        }

        await using var file = System.IO.File.OpenRead(Path.Combine(demo.Folder, "demo.json"));
        demo.File = (await JsonSerializer.DeserializeAsync<DemoFile>(file, JsonSerializerOptions.Web))!;
        return demo;
    }

    public async Task StartServerAsync(IReadOnlyDictionary<string, string>? extra = null)
    {
        var environment = new Dictionary<string, string>(Environment, StringComparer.Ordinal);
        foreach (var (name, value) in extra ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            environment[name] = value;
        }

        Server = RunningProgram.Start(Tree.Server, ["--config", Path.Combine(Folder, "tanba.json")], environment);
        await AnswersAsync();
    }

    public async Task StartAgentAsync(params string[] arguments)
    {
        Agent = RunningProgram.Start(
            Tree.Agent,
            ["--home", AgentHome, "--port", $"{AgentPort}", "--trust-root", File.Ca.Root, "--trust-root", File.Ca.Issuing, .. arguments],
            Environment.Concat(AgentEnvironment).ToDictionary(StringComparer.Ordinal));
        await Agent.LineAsync("ready");
    }

    /// <summary>Puts the agent's local CA where Chromium of <see cref="Home"/> looks, by the agent's own command.</summary>
    public Task<string> TrustAgentAsync() =>
        RunningProgram.RunAsync(Tree.Agent, ["trust", "install", "--home", AgentHome, "--browsers-only"], Environment);

    /// <summary>An empty folder that goes away with the demo.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, "made", $"{name}-{Interlocked.Increment(ref made)}")).FullName;

    /// <summary>The keys of somebody who has this role.</summary>
    public DemoKeys Staff(string role, int which = 0) => Keys(File.Staff.Where(one => one.Role == role).ElementAt(which).Iin);

    public DemoKeys Keys(string iin) => File.Keys.Single(keys => keys.Iin == iin);

    public async ValueTask DisposeAsync()
    {
        if (Chromium.IsValueCreated)
        {
            await (await Chromium.Value).CloseAsync();
        }

        if (Agent is not null)
        {
            await Agent.DisposeAsync();
        }

        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            Assert.False(Server.HasExited, "The server ended:\n" + Server.Output);
            try
            {
                using var answer = await client.GetAsync(new Uri(Portal), limit.Token);
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}\n{Server.Output}");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }
}

/// <summary>What <c>demo.json</c> tells.</summary>
public sealed record DemoFile(string Portal, string Agent, IReadOnlyList<DemoKeys> Keys, IReadOnlyList<DemoStaff> Staff, string Mail, DemoAuthority Ca);

/// <summary>Who of them works in the console.</summary>
public sealed record DemoStaff(string Iin, string Role);

public sealed record DemoKeys(string Iin, string Name, string AuthKey, string SignKey, string Password);

public sealed record DemoAuthority(string Root, string Issuing);
