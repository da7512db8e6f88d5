using System.CommandLine;

namespace Tanba.Cli.Installation;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Config() => new("--config") { Description = "The settings of the installation, tanba.json.", HelpName = "FILE", Required = true };

    public static Option<string> RootKey() => KeyKind("--root-key", "rsa4096");

    public static Option<string> IssuingKey() => KeyKind("--issuing-key", "rsa3072");

    /// <summary>An http or https address.</summary>
    public static Option<Uri> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "URL",
        CustomParser = given =>
        {
            var text = given.Tokens.Count == 1 ? given.Tokens[0].Value : "";
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https"))
            {
                return address;
            }

            given.AddError($"{name} must be an address such as http://pki.example.kz, not '{text}'.");
            return null;
        },
    };

    /// <summary>Who did it, for the audit log: the account at this computer.</summary>
    public static string By => $"tanba ({Environment.UserName})";

    private static Option<string> KeyKind(string name, string normal)
    {
        var option = new Option<string>(name) { Description = $"Kind of the key ({normal} if not given).", HelpName = "KIND", DefaultValueFactory = _ => normal };
        option.AcceptOnlyFromAmong("rsa2048", "rsa3072", "rsa4096", "p256", "p384");
        return option;
    }
}
