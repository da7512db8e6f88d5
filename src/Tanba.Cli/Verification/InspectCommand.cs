using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tanba.Cli.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Verification;

/// <summary><c>tanba inspect</c>: says in words what a file is; it judges nothing.</summary>
internal static class InspectCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "Any file: certificate, request, list, OCSP, time stamp, signed document, key file; PEM, DER or base64." };
        var password = KeyFileOptions.PasswordFile("--password-file", "A file with the password of a key file on its first line; without it you are asked.");
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var command = new Command("inspect", "Explains a file of a public key infrastructure in words.") { file, password, json };
        command.SetAction(given => Run(given.GetRequiredValue(file), given.GetValue(password), given.GetValue(json)));
        return command;
    }

    private static int Run(string file, string? passwordFile, bool asJson)
    {
        if (!EvidenceFiles.Octets(file).Try(out var octets, out var refused))
        {
            return Refuse(refused, Exit.WrongUse, asJson);
        }

        if (!Explain(file, octets, passwordFile).Try(out var inspected, out refused))
        {
            return Refuse(refused, refused.Code == "password.not-given" ? Exit.WrongUse : Exit.Refused, asJson);
        }

        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(asJson ? JsonSerializer.Serialize(Json(inspected), PathAnswer.Form) + Environment.NewLine : InspectText.Of(inspected)));
        return Exit.Done;
    }

    private static Result<Inspected> Explain(string file, ReadOnlyMemory<byte> octets, string? passwordFile) =>
        InspectKeyFile.IsOne(octets) ? InspectKeyFile.Explain(file, passwordFile) : new InspectDer(TimeProvider.System.GetUtcNow()).Explain(octets);

    private static int Refuse(Rejection refused, int code, bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { refused = refused.Code, detail = refused.Detail }, PathAnswer.Form));
        }

        Exit.Refuse(refused);
        return code;
    }

    private static object Json(Inspected inspected) => new
    {
        kind = inspected.Kind,
        says = inspected.Says,
        fields = inspected.Fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => new { name = field.Name, value = field.Value }),
        inside = inspected.Inside.Select(Json),
    };
}
