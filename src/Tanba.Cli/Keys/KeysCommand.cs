using System.CommandLine;

namespace Tanba.Cli.Keys;

/// <summary><c>tanba keys</c>: what people do with their key files.</summary>
internal static class KeysCommand
{
    public static Command Make() => new("keys", "Files with private keys: PKCS#12 and Java key stores (JKS), told by their content.")
    {
        ListCommand.Make(),
        ConvertCommand.Make(),
        PasswordCommand.Make(),
    };
}
