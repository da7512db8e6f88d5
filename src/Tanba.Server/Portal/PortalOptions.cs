using System.Net;
using Tanba.Server.Words;

namespace Tanba.Server.Portal;

/// <summary>The section <c>Portal</c> of the configuration.</summary>
public sealed record PortalOptions
{
    /// <summary>Where people reach the portal: scheme, host and port, as the browser shows it. Signed acts name it.</summary>
    public Uri? Origin { get; init; }

    /// <summary>Where the program listens; empty means at the origin itself.</summary>
    public string? Listen { get; init; }

    /// <summary>What the authority is called, in kk, ru and en.</summary>
    public IDictionary<string, string> Name { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where the agent may answer on the person's own computer, in the order of trying.</summary>
    public IReadOnlyList<string> AgentAddresses { get; init; } = [];

    /// <summary>
    /// Where the agent answers without TLS that it runs, one port above its own: what answers there, but not at its own address, is
    /// not trusted yet (docs/agent-protocol.md).
    /// </summary>
    public IReadOnlyList<string> AgentSignposts =>
        [.. AgentAddresses.Select(text => new Uri(text)).Where(address => address.Scheme == "wss").Select(address => $"http://{address.Host}:{address.Port + 1}").Distinct()];

    /// <summary>The folder of the keys that protect cookies; <c>cookie-keys</c> beside the configuration file when it is not said.</summary>
    public string? KeysDirectory { get; init; }

    public string TimeZone { get; init; } = "Asia/Almaty";

    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public PortalLimits Limits { get; init; } = new();

    public PortalContacts Contacts { get; init; } = new();

    /// <summary>Cookies are marked Secure unless the whole portal is plain http on this very computer.</summary>
    public bool IsSecure => Origin?.Scheme == Uri.UriSchemeHttps;

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>What is not said lies beside the configuration file.</summary>
    public PortalOptions Beside(string? configurationFile) => KeysDirectory is null && Path.GetDirectoryName(configurationFile) is { } folder
        ? this with { KeysDirectory = Path.Combine(folder, "cookie-keys") }
        : this;

    /// <summary>Refuses missing or doubtful settings, all at once, and says what to write.</summary>
    public PortalOptions Check()
    {
        var faults = string.Join(Environment.NewLine, Faults());
        return faults.Length == 0 ? this : throw new InvalidOperationException(faults);
    }

    private IEnumerable<string> Faults()
    {
        if (Origin is null || !Origin.IsAbsoluteUri || Origin.AbsolutePath != "/" || Origin.Query.Length > 0)
        {
            yield return "Portal:Origin: write the address that people open, without a path, such as https://cabinet.example.kz.";
        }
        else if (!IsSecure && !(Origin.Scheme == Uri.UriSchemeHttp && Origin.IsLoopback))
        {
            yield return $"Portal:Origin: {Origin} is not protected. Write an https address; plain http is allowed only for localhost.";
        }

        foreach (var language in Language.All.Where(language => !Name.TryGetValue(language.Code, out var name) || string.IsNullOrWhiteSpace(name)))
        {
            yield return $"Portal:Name:{language.Code}: write the name of the authority in this language.";
        }

        if (AgentAddresses.Count == 0 || AgentAddresses.Any(text => !IsAgentAddress(text)))
        {
            yield return "Portal:AgentAddresses: write where the agent answers on the person's computer, such as [\"wss://127.0.0.1:13579\"].";
        }

        if (string.IsNullOrWhiteSpace(KeysDirectory))
        {
            yield return "Portal:KeysDirectory: write the folder for the keys that protect cookies; only this program may read it.";
        }

        foreach (var fault in FaultsOfTimeAndNetwork().Concat(Contacts.Faults()))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> FaultsOfTimeAndNetwork()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return $"Portal:TimeZone: {TimeZone} is not known here. Write an IANA name, such as Asia/Almaty.";
        }

        if (SessionIdle < TimeSpan.FromMinutes(1) || SessionIdle > TimeSpan.FromHours(12))
        {
            yield return "Portal:SessionIdle: write how long a session may be idle, between 00:01:00 and 12:00:00.";
        }

        foreach (var proxy in TrustedProxies.Where(proxy => !IPAddress.TryParse(proxy, out _)))
        {
            yield return $"Portal:TrustedProxies: {proxy} is not an IP address.";
        }

        if (IsSecure && TrustedProxies.Count == 0 && (Listen ?? "").Split(';').Any(address => address.Trim().StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"Portal:TrustedProxies: people come to {Origin} by https, but the program listens at {Listen} without it. Write the address of the reverse proxy between them, such as [\"127.0.0.1\"].";
        }

        if (Limits.SignInPerMinute < 1 || Limits.StatusPerMinute < 1 || Limits.FirstPerMinute < 1)
        {
            yield return "Portal:Limits: SignInPerMinute, StatusPerMinute and FirstPerMinute must be at least 1.";
        }
    }

    private static bool IsAgentAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "ws" or "wss") && address.IsLoopback && address.AbsolutePath == "/";
}

/// <summary>How often one address may ask, so that challenges are not drawn and numbers not guessed in bulk.</summary>
public sealed record PortalLimits
{
    public int SignInPerMinute { get; init; } = 20;

    public int StatusPerMinute { get; init; } = 30;

    /// <summary>IINs asked for a name, and applications begun, without a session.</summary>
    public int FirstPerMinute { get; init; } = 10;
}
