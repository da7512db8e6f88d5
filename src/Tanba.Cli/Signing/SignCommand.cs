using System.CommandLine;

namespace Tanba.Cli.Signing;

/// <summary><c>tanba sign</c>: signs files with the key of a key file.</summary>
internal static class SignCommand
{
    public static Command Make() => new("sign", "Signs files with the key of a key file.")
    {
        SignCmsCommand.Make(),
    };
}
