using System.CommandLine;

namespace Tanba.Cli.Verification;

/// <summary><c>tanba verify</c>: verdicts on certificates and signatures, from files alone.</summary>
internal static class VerifyCommand
{
    public static Command Make() => new("verify", "Judges certificates and signatures, from files alone.")
    {
        VerifyPathCommand.Make(),
        VerifyCmsCommand.Make(),
        VerifyXmlCommand.Make(),
    };
}
