using System.CommandLine;
using Tanba.Agent.Trust;

namespace Tanba.Agent;

/// <summary>What can be written after <c>tanba-agent</c>.</summary>
public static class AgentCommandLine
{
    private static readonly Option<string> Home = new("--home") { Description = "Where the agent keeps its state", DefaultValueFactory = _ => AgentOptions.DefaultHome, Recursive = true };
    private static readonly Option<int> Port = new("--port") { Description = "Port of the listener; pages expect the default", DefaultValueFactory = _ => AgentOptions.NcaLayerPort };
    private static readonly Option<bool> PortsAny = new("--ports-any") { Description = "Take any free port and print it" };
    private static readonly Option<int?> PlainPort = new("--plain-port") { Description = "Port of a plain ws listener for --plain-origin; for demonstrations only" };
    private static readonly Option<string?> PlainOrigin = new("--plain-origin") { Description = "The one site that may use --plain-port" };
    private static readonly Option<string?> Script = new("--script") { Description = "Answer questions from this file instead of asking a person" };
    private static readonly Option<string?> Tokens = new("--tokens") { Description = "File that says where the PKCS#11 libraries of tokens are" };
    private static readonly Option<ConsentKind> Consent = new("--consent") { Description = "How the person is asked", DefaultValueFactory = _ => ConsentKind.Window };
    private static readonly Option<string?> Browser = new("--browser") { Description = "Browser for the windows" };
    private static readonly Option<string[]> BrowserArguments = new("--browser-arg") { Description = "One more argument for that browser; may be repeated", DefaultValueFactory = _ => [] };
    private static readonly Option<string[]> TrustRoots = new("--trust-root") { Description = "Certificate of an authority whose keys sign; may be repeated", DefaultValueFactory = _ => [] };
    private static readonly Option<string?> TimeStamps = new("--time-stamp") { Description = "Address of the time-stamping authority, for sites that ask for a time stamp", HelpName = "URL" };

    private static readonly Option<bool> BrowsersOnly = new("--browsers-only") { Description = "Leave the system's list alone" };

    public static RootCommand Make(Func<AgentOptions, CancellationToken, Task<int>> serve, Func<AgentOptions, string, CancellationToken, Task<int>> trust)
    {
        var root = new RootCommand("Tanba Agent: asks the person, and signs for the pages that they allow.")
        {
            Home, Port, PortsAny, PlainPort, PlainOrigin, Script, Tokens, Consent, Browser, BrowserArguments, TrustRoots, TimeStamps,
        };
        root.SetAction((parsed, stop) => serve(Read(parsed), stop));
        var trusting = new Command("trust", "Make the browsers of this computer trust the agent's own address");
        foreach (var (verb, what) in TrustWork.Verbs)
        {
            var command = new Command(verb, what) { BrowsersOnly };
            command.SetAction((parsed, stop) => trust(new AgentOptions { Home = parsed.GetRequiredValue(Home), BrowsersOnly = parsed.GetValue(BrowsersOnly) }, verb, stop));
            trusting.Add(command);
        }

        root.Add(trusting);
        return root;
    }

    private static AgentOptions Read(ParseResult parsed) => new()
    {
        Home = parsed.GetRequiredValue(Home),
        Port = parsed.GetValue(PortsAny) ? 0 : parsed.GetValue(Port),
        PlainPort = parsed.GetValue(PlainPort),
        PlainOrigin = parsed.GetValue(PlainOrigin),
        Script = parsed.GetValue(Script),
        Tokens = parsed.GetValue(Tokens),
        Consent = parsed.GetValue(Consent),
        Browser = parsed.GetValue(Browser),
        BrowserArguments = parsed.GetValue(BrowserArguments) ?? [],
        TrustRoots = parsed.GetValue(TrustRoots) ?? [],
        TimeStamps = parsed.GetValue(TimeStamps),
    };
}
