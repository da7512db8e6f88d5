using System.CommandLine;
using Tanba.Cli.Keys;
using Tanba.Cli.Verification;

namespace Tanba.Cli.Signing;

/// <summary><c>tanba sign cms</c>: a signature over a file of any size, or one more on a document that is signed already; with a time stamp on request.</summary>
internal static class SignCmsCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "What is to be signed; with --add the signed document." };
        var key = new Option<string>("--key") { Description = "The key file, PKCS#12 or JKS.", HelpName = "FILE", Required = true };
        var password = KeyFileOptions.PasswordFile("--password-file", "A file with its password on the first line; without it you are asked.");
        var output = new Option<string>("--out") { Description = "The signed document to be written.", HelpName = "FILE", Required = true };
        var detached = new Option<bool>("--detached") { Description = "Leave the content out of the document." };
        var add = new Option<bool>("--add") { Description = "FILE is a signed document: sign beside its signers." };
        var content = new Option<string?>("--content") { Description = "With --add: the content, when it is not inside.", HelpName = "FILE" };
        var authority = new Option<string?>("--time-stamp") { Description = "Ask this authority for a time stamp over the signature (RFC 3161).", HelpName = "URL" };
        var policy = new Option<string?>("--time-stamp-policy") { Description = "Under this policy.", HelpName = "OID" };
        authority.Validators.Add(given =>
        {
            if (Address(given.GetValue(authority)) is null)
            {
                given.AddError("--time-stamp: an address that begins with http:// or https:// is needed");
            }
        });
        policy.Validators.Add(given =>
        {
            if (!PathOptions.IsOid(given.GetValue(policy) ?? string.Empty))
            {
                given.AddError("--time-stamp-policy: not an object identifier");
            }
        });
        var command = new Command("cms", "Signs a file as CMS (CAdES-BES; with a time stamp CAdES-T).") { file, key, password, output, detached, add, content, authority, policy };
        command.SetAction((given, stop) => new SignCmsFiles(TimeProvider.System).RunAsync(
            new(given.GetRequiredValue(file), given.GetRequiredValue(key), given.GetValue(password), given.GetRequiredValue(output))
            {
                IsDetached = given.GetValue(detached),
                Adds = given.GetValue(add),
                Content = given.GetValue(content),
                Authority = Address(given.GetValue(authority)),
                Policy = given.GetValue(policy),
            },
            stop));
        return command;
    }

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address : null;
}
