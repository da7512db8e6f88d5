using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority.Revocation;
using Tanba.Cli.Installation;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba revoke</c>: revokes a certificate by its serial number, or suspends it with <c>--reason certificateHold</c>.</summary>
internal static class RevokeCommand
{
    // RFC 5280 §5.3.1, without the reasons of other authorities and the mark of delta lists.
    private static readonly Dictionary<string, RevocationReason> Reasons = new(StringComparer.Ordinal)
    {
        ["unspecified"] = RevocationReason.Unspecified,
        ["keyCompromise"] = RevocationReason.KeyCompromise,
        ["affiliationChanged"] = RevocationReason.AffiliationChanged,
        ["superseded"] = RevocationReason.Superseded,
        ["cessationOfOperation"] = RevocationReason.CessationOfOperation,
        ["certificateHold"] = RevocationReason.CertificateHold,
        ["privilegeWithdrawn"] = RevocationReason.PrivilegeWithdrawn,
    };

    public static Command Make()
    {
        var config = SharedOptions.Config();
        var serial = new Argument<string>("SERIAL") { Description = "Serial number of the certificate, hexadecimal." };
        var reason = new Option<string>("--reason") { Description = "Why it is revoked; certificateHold only suspends it, and tanba release brings it back.", Required = true };
        reason.AcceptOnlyFromAmong([.. Reasons.Keys]);
        var command = new Command("revoke", "Revokes a certificate; OCSP says so from that moment on.") { serial, reason, config };
        command.SetAction((given, stop) => RunAsync(
            TanbaFile.Read(given.GetRequiredValue(config)), given.GetRequiredValue(serial), Reasons[given.GetRequiredValue(reason)], stop));
        return command;
    }

    private static async Task<int> RunAsync(TanbaFile file, string text, RevocationReason reason, CancellationToken stop)
    {
        if (!SerialNumber.Parse(text).Try(out var serial, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Rooms.MustExist(file.Database);
        await using var rooms = Rooms.Of(file);
        if (!(await rooms.GetRequiredService<Revoke>().RunAsync(serial, reason, SharedOptions.By, stop)).Try(out var at, out refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine($"{serial} {(reason.IsFinal() ? "was revoked" : "was suspended")} at {at:u}.");
        return Exit.Done;
    }
}
