using System.CommandLine;
using Tanba.Keys;

namespace Tanba.Cli.Keys;

/// <summary><c>tanba keys password</c>: gives a key file another password.</summary>
internal static class PasswordCommand
{
    public static Command Make()
    {
        var options = new KeyFileOptions();
        var newPassword = KeyFileOptions.PasswordFile("--new-password-file", "A file with the new password on its first line; without it you are asked twice.");
        var command = new Command("password", "Gives a PKCS#12 file another password. The old file stays whole until the new one is on the disk.");
        options.AddTo(command);
        command.Add(newPassword);
        command.SetAction(given => Run(options.Of(given), given.GetValue(newPassword)));
        return command;
    }

    private static int Run(GivenKeyFile file, string? newPasswordFile)
    {
        if (!KeyPassword.Take(file.PasswordFile, "--password-file", $"Password of {file.Path}: ").Try(out var old, out var refused))
        {
            return KeysAnswer.Refuse(file.Json, refused);
        }

        using (old)
        {
            if (!KeyPassword.TakeNew(newPasswordFile, "--new-password-file").Try(out var fresh, out refused))
            {
                return KeysAnswer.Refuse(file.Json, refused);
            }

            using (fresh)
            {
                return new ChangePassword().Run(file.Path, old, fresh).Try(out var keys, out refused)
                    ? KeysAnswer.Done(file.Json, new { file = file.Path, keys }, [$"{file.Path}: the password was changed, keys: {keys}"])
                    : KeysAnswer.Refuse(file.Json, refused);
            }
        }
    }
}
