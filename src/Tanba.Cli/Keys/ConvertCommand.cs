using System.CommandLine;
using Tanba.Keys;

namespace Tanba.Cli.Keys;

/// <summary><c>tanba keys convert</c>: writes the keys of a file into another file, under the same password.</summary>
internal static class ConvertCommand
{
    public static Command Make()
    {
        var options = new KeyFileOptions();
        var target = new Option<string>("--out") { Description = "The PKCS#12 file to be written.", HelpName = "FILE", Required = true };
        var form = new Option<string>("--form")
        {
            Description = "modern (AES-256, the normal one) or national (Triple-DES and RC2, for programs that read nothing else; weak).",
            HelpName = "FORM",
            DefaultValueFactory = _ => "modern",
        };
        form.AcceptOnlyFromAmong("modern", "national");
        var replace = new Option<bool>("--replace") { Description = "Replace the file that --out names." };
        var keyPassword = KeyFileOptions.PasswordFile("--key-password-file", "A file with the password of the keys of a Java key store, where it is another.");
        var command = new Command("convert", "Writes the keys of a file into another PKCS#12 file, under the same password.");
        options.AddTo(command);
        command.Add(target);
        command.Add(form);
        command.Add(replace);
        command.Add(keyPassword);
        command.SetAction(given => Run(
            options.Of(given),
            new(given.GetRequiredValue(target), given.GetRequiredValue(form) == "national" ? KeyFileForm.National : KeyFileForm.Modern, given.GetValue(replace)),
            given.GetValue(keyPassword)));
        return command;
    }

    private static int Run(GivenKeyFile file, Target target, string? keyPasswordFile)
    {
        if (File.Exists(target.Path) && !target.Replaces)
        {
            return KeysAnswer.Refuse(file.Json, Pki.Rejection.Conflict("keystore.target-exists", $"{target.Path} is there already; --replace would replace it"));
        }

        if (!KeyPassword.Take(file.PasswordFile, "--password-file", $"Password of {file.Path}: ").Try(out var password, out var refused))
        {
            return KeysAnswer.Refuse(file.Json, refused);
        }

        using (password)
        {
            if (!ListCommand.TakeKeyPassword(keyPasswordFile).Try(out var keyPassword, out refused)
                || !new ConvertKeyFile().Run(file.Path, target.Path, target.Form, password, keyPassword).Try(out var converted, out refused))
            {
                return KeysAnswer.Refuse(file.Json, refused);
            }

            keyPassword?.Dispose();
            var form = ListCommand.NameOf(target.Form);
            string[] lines = [$"{target.Path}: {form} form, keys: {converted.Keys}", .. LeftOut(converted)];
            return KeysAnswer.Done(file.Json, new { file = target.Path, form, keys = converted.Keys, leftOut = converted.LeftOut }, lines);
        }
    }

    private static string[] LeftOut(Converted converted) =>
        converted.LeftOut == 0 ? [] : [$"Left out, because the national form has no place for them: {converted.LeftOut} (certificates of the chain, keys without certificate)."];

    private sealed record Target(string Path, KeyFileForm Form, bool Replaces);
}
