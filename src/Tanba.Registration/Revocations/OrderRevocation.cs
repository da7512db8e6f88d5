using System.Text.Json;

using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;

namespace Tanba.Registration.Revocations;

/// <summary>Words an owner's request to revoke, suspend or bring back an own certificate. <see cref="CompleteRevocation"/> takes it signed.</summary>
public sealed class OrderRevocation(FindCertificates certificates, CertificateHistory history, People.People people, OrderAct order, TimeProvider clock)
{
    public async Task<Result<ActToSign>> RunAsync(string iin, string serial, RevocationGround ground, string language, CancellationToken stop)
    {
        if (!SerialNumber.Parse(serial).Try(out var number, out _) || await certificates.FindAsync(number, stop) is not { } issued || issued.Owner != iin)
        {
            // Another's certificate is not found either.
            return Rejection.NotFound("revoke.unknown-serial", "This person has no such certificate.");
        }

        if (Impossible(issued, ground) is { } refused)
        {
            return refused;
        }

        if (ground == RevocationGround.Release && await history.SuspendedByAsync(number, stop) != iin)
        {
            return Authority.Revocation.Release.NotOwn(number);
        }

        var name = (await people.FindAsync(iin, stop))?.FullName ?? issued.Certificate.Subject.CommonName ?? iin;
        return await order.RunAsync(Act(issued, ground, iin, name, language), stop);
    }

    // The authority judges again when the signature comes; a person should not sign in vain.
    private Rejection? Impossible(IssuedCertificate issued, RevocationGround ground)
    {
        if (issued.Status is { Reason: not null, IsSuspended: false })
        {
            return Rejection.Conflict("revoke.other-reason", "The certificate was revoked for good.");
        }

        if (issued.Certificate.NotAfter < clock.GetUtcNow())
        {
            return Rejection.Conflict("revoke.expired", "The certificate has expired; nobody trusts it any more.");
        }

        return (ground == RevocationGround.Release, issued.Status.IsSuspended) switch
        {
            (true, false) => Rejection.Conflict("release.not-suspended", "The certificate is not suspended."),
            (false, true) when ground == RevocationGround.Suspension => Rejection.Conflict("revoke.suspended-already", "The certificate is suspended already."),
            _ => null,
        };
    }

    private static NewAct Act(IssuedCertificate issued, RevocationGround ground, string iin, string name, string language)
    {
        var serial = issued.Certificate.SerialNumber.ToString();
        return new(ground.Act, iin, serial, language)
        {
            Values =
            [
                ("key", Words.WordList.Say(language, "key." + issued.Role)),
                ("serial", serial.ToUpperInvariant()),
                ("name", name),
                ("iin", iin),
                ("ground", Words.WordList.Say(language, "ground." + ground.Name)),
            ],
            Facts =
            [
                ("certificate", serial),
                ("ground", ground.Name),
                ("reason", JsonNamingPolicy.CamelCase.ConvertName(ground.Reason.ToString())),
            ],
        };
    }
}
