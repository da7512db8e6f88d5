using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent;

/// <summary>How a person is asked.</summary>
public enum ConsentKind
{
    /// <summary>A browser window of our own, else the default browser, else the terminal.</summary>
    Window,

    /// <summary>A tab of the default browser.</summary>
    Browser,

    /// <summary>Questions and answers in the terminal.</summary>
    Terminal,

    /// <summary>The address of the window is printed, and nothing is opened.</summary>
    Print,
}

/// <summary>What the agent was told at its start.</summary>
public sealed record AgentOptions
{
    /// <summary>The port that every NCALayer page calls.</summary>
    public const int NcaLayerPort = 13579;

    /// <summary>Directory of the agent's state: local CA, wrapping secret, settings, browser profile.</summary>
    public required string Home { get; init; }

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = NcaLayerPort;

    /// <summary>Port of the plain <c>ws</c> listener for the demo portal, or null for none.</summary>
    public int? PlainPort { get; init; }

    /// <summary>The one origin that the plain listener serves.</summary>
    public string? PlainOrigin { get; init; }

    /// <summary>File of scripted answers, or null when a person answers.</summary>
    public string? Script { get; init; }

    /// <summary>File that says where the PKCS#11 libraries of tokens are; without it <c>tokens.json</c> in <see cref="Home"/>, if there is one.</summary>
    public string? Tokens { get; init; }

    public ConsentKind Consent { get; init; } = ConsentKind.Window;

    /// <summary>Path of the browser for the windows, or null to look for one.</summary>
    public string? Browser { get; init; }

    public IReadOnlyList<string> BrowserArguments { get; init; } = [];

    /// <summary>Certificates of trusted authorities, PEM or DER: roots, and issuing ones beside them.</summary>
    public IReadOnlyList<string> TrustRoots { get; init; } = [];

    /// <summary>Address of the time-stamping authority (RFC 3161, http or https) for pages that ask for a time stamp, or null for none.</summary>
    public string? TimeStamps { get; init; }

    /// <summary>Of <c>trust</c>: leave the system's list alone.</summary>
    public bool BrowsersOnly { get; init; }

    public static string DefaultHome => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "tanba-agent");

    /// <summary>The sentence that says what to write instead, or null when all is well.</summary>
    public string? Fault() => this switch
    {
        { Port: < 0 or > 65535 } => $"--port {Port} is no port. Write a number from 1 to 65535, or --ports-any.",
        { PlainPort: < 0 or > 65535 } => $"--plain-port {PlainPort} is no port. Write a number from 1 to 65535.",
        { PlainPort: not null, PlainOrigin: null } => "--plain-port needs --plain-origin: the one site that may call it, such as http://localhost:5080.",
        { PlainOrigin: { } origin } when !IsOrigin(origin) => $"--plain-origin {origin} is no origin. Write scheme, host and port alone, such as http://localhost:5080.",
        { Script: { } script } when !File.Exists(script) => $"--script {script}: there is no such file.",
        { Tokens: { } tokens } when !File.Exists(tokens) => $"--tokens {tokens}: there is no such file.",
        { Browser: { } browser } when !File.Exists(browser) => $"--browser {browser}: there is no such file.",
        { TimeStamps: { } stamps } when !IsAddress(stamps) => $"--time-stamp {stamps} is no address. Write one that begins with http:// or https://.",
        _ => TrustRoots.FirstOrDefault(root => !File.Exists(root)) is { } missing ? $"--trust-root {missing}: there is no such file." : TokenKinds().Rejection?.Detail,
    };

    /// <summary>The kinds of tokens, each with its libraries. Refuses like <see cref="TokenKind.Read"/>.</summary>
    public Result<IReadOnlyList<TokenKind>> TokenKinds() => (Tokens ?? Path.Combine(Home, "tokens.json")) is var file && File.Exists(file)
        ? TokenKind.Read(file)
        : Result.Of(TokenKind.Usual);

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.Ordinal);
}
