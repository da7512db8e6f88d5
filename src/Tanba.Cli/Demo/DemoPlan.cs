namespace Tanba.Cli.Demo;

/// <summary>What lies where in the directory of a demo, and which addresses it has.</summary>
internal sealed record DemoPlan(string Directory, Uri Portal, int AgentPort, int PlainPort)
{
    /// <summary>Of every key file: known to all, as everything of a demo.</summary>
    public const string Password = "Demo2026";

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
