using System.CommandLine;
using Tanba.Keys;

namespace Tanba.Cli.Keys;

/// <summary><c>tanba keys list</c>: opens a key file and says what is in it.</summary>
internal static class ListCommand
{
    public static Command Make()
    {
        var options = new KeyFileOptions();
        var keyPassword = KeyFileOptions.PasswordFile("--key-password-file", "A file with the password of the keys of a Java key store, where it is another.");
        var command = new Command("list", "Opens a key file and says of each key whose it is, for what and until when.");
        options.AddTo(command);
        command.Add(keyPassword);
        command.SetAction(given => Run(options.Of(given), given.GetValue(keyPassword)));
        return command;
    }

    /// <summary>How a form is called in answers and options.</summary>
    public static string NameOf(KeyFileForm form) => form switch
    {
        KeyFileForm.National => "national",
        KeyFileForm.Jks => "jks",
        _ => "modern",
    };

    /// <summary>The password of the keys of a Java key store; null when none was named.</summary>
    public static Pki.Result<Secret?> TakeKeyPassword(string? file)
    {
        if (file is null)
        {
            return (Secret?)null;
        }

        return KeyPassword.Take(file, "--key-password-file", string.Empty).Try(out var taken, out var refused) ? taken : refused;
    }

    private static string[] Unread(int count) => count == 0 ? [] : [$"  Keys of an unknown kind, or without a certificate: {count}"];

    private static int Run(GivenKeyFile file, string? keyPasswordFile)
    {
        if (!KeyPassword.Take(file.PasswordFile, "--password-file", $"Password of {file.Path}: ").Try(out var password, out var refused))
        {
            return KeysAnswer.Refuse(file.Json, refused);
        }

        using (password)
        {
            if (!TakeKeyPassword(keyPasswordFile).Try(out var keyPassword, out refused) || !Open(file.Path, password, keyPassword).Try(out var opened, out refused))
            {
                return KeysAnswer.Refuse(file.Json, refused);
            }

            using (opened)
            {
                List<KeyDescription> keys = [.. opened.Keys.Select(KeyDescription.Of)];
                return KeysAnswer.Done(
                    file.Json,
                    new { file = file.Path, form = NameOf(opened.Form), keys = keys.Select(key => key.ToJson()), unread = opened.Unread },
                    [$"{file.Path}: {NameOf(opened.Form)} form, keys: {keys.Count}", .. keys.SelectMany(key => key.ToLines()), .. Unread(opened.Unread)]);
            }
        }
    }

    private static Pki.Result<OpenedKeyFile> Open(string path, Secret password, Secret? keyPassword)
    {
        using (keyPassword)
        {
            return new OpenKeyFile().Run(path, password, keyPassword);
        }
    }
}
