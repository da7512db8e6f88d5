using System.CommandLine;
using Tanba.Pki.Algorithms;

namespace Tanba.Cli.Installation;

/// <summary>Options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<string> Config() => new("--config") { Description = "The settings of the installation, tanba.json.", HelpName = "FILE", Required = true };

    /// <summary>Of the whole authority, where <see cref="RootKey"/> and <see cref="IssuingKey"/> do not say otherwise.</summary>
    public static Option<string?> Algorithm() => Kind("--algorithm", $"Kind of the keys of root, issuing CA and responder: {Kinds}. RSA 4096, 3072 and 2048 if not given.");

    public static Option<string?> RootKey() => Kind("--root-key", "Kind of the root's key, where it differs.");

    public static Option<string?> IssuingKey() => Kind("--issuing-key", "Kind of the issuing CA's key, where it differs.");

    /// <summary>The kinds of the two keys.</summary>
    public static (string Root, string Issuing) KindsOf(string? algorithm, string? root, string? issuing) => (root ?? algorithm ?? "rsa4096", issuing ?? algorithm ?? "rsa3072");

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

    private static string Kinds => string.Join(", ", KeyAlgorithm.All.SelectMany(row => row.Kinds).Where(kind => KeyAlgorithm.WhyNot(kind) is null));

    private static Option<string?> Kind(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "KIND" };
        option.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && KeyAlgorithm.WhyNot(given.Tokens[0].Value) is { } impossible)
            {
                given.AddError($"{name}: {impossible.Detail}");
            }
        });
        return option;
    }
}
