namespace Tanba.Cli.Demo;

/// <summary>What lies where in the directory of a demo, and which addresses it has.</summary>
internal sealed record DemoPlan(string Directory, Uri Portal, int AgentPort, int PlainPort)
{
    /// <summary>Of every key file: known to all, as everything of a demo.</summary>
    public const string Password = "Demo2026";

    /// <summary>Kinds of the authority's keys.</summary>
    public (string Root, string Issuing) KeyKinds { get; init; } = ("rsa4096", "rsa3072");

    /// <summary>A GOST authority gives its citizens the one key of 2022, any other the pair of 2018.</summary>
    public IReadOnlyList<string>? IndividualProfiles => KeyKinds.Issuing == "gost512" ? ["individual-gost"] : null;

    /// <summary>And their information systems a key of the same kind.</summary>
    public string SystemProfile => KeyKinds.Issuing == "gost512" ? "individual-system-gost" : "individual-system-rsa";

    public string Settings => Path.Combine(Directory, "tanba.json");

    public string Description => Path.Combine(Directory, "demo.json");

    public string PassphraseFile => Path.Combine(Directory, "passphrase");

    public string Authority => Path.Combine(Directory, "authority");

    public string Database => Path.Combine(Directory, "tanba.db");

    public string Profiles => Path.Combine(Directory, "profiles");

    public string Mail => Path.Combine(Directory, "mail");

    public string Origin => Portal.GetLeftPart(UriPartial.Authority);

    public string Agent => $"wss://127.0.0.1:{AgentPort}";

    public string KeysOf(string name) => Path.Combine(Directory, "keys", name);
}
