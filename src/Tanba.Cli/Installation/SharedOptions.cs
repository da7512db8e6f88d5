using System.CommandLine;

namespace Tanba.Cli.Installation;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Config() => new("--config") { Description = "The settings of the installation, tanba.json.", HelpName = "FILE", Required = true };

    public static Option<string> RootKey() => KeyKind("--root-key", "rsa4096");

    public static Option<string> IssuingKey() => KeyKind("--issuing-key", "rsa3072");

    /// <summary>Who did it, for the audit log: the account at this computer.</summary>
    public static string By => $"tanba ({Environment.UserName})";

    private static Option<string> KeyKind(string name, string normal)
    {
        var option = new Option<string>(name) { Description = $"Kind of the key ({normal} if not given).", HelpName = "KIND", DefaultValueFactory = _ => normal };
        option.AcceptOnlyFromAmong("rsa2048", "rsa3072", "rsa4096", "p256", "p384");
        return option;
    }
}
