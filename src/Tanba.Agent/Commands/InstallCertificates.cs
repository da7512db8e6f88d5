using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Commands;

/// <summary>Certificates for the keys that wait in a folder or on a token.</summary>
public sealed record Installation(Asker Asker, IKeyStore Store, string Application, string Place, IReadOnlyList<Certificate> Certificates);

/// <summary>Joins each certificate with its waiting key: into a key file of its own, under a password that the person invents, or on the token.</summary>
public sealed class InstallCertificates(IConsent consent, InstalledBefore before)
{
    public async Task<Result<IReadOnlyList<InstalledKey>>> RunAsync(Installation order, CancellationToken stop)
    {
        // No word on whether the folder exists: until the person has answered, a page learns nothing of this computer.
        if (order.Store.Places() is null && LocalPath.WhyNot(order.Place) is { } elsewhere)
        {
            return elsewhere;
        }

        var done = before.Find(order.Store, order.Application, order.Place).Where(one => order.Certificates.Contains(one.Certificate)).ToList();
        if (!Match(order, [.. done.Select(one => one.Certificate)]).Try(out var pairs, out var refused))
        {
            return refused;
        }

        // All of it was done before, and only the answer was lost. What still waits is installed anew.
        var standing = done.Where(one => pairs.All(pair => !pair.Certificate.Equals(one.Certificate))).Select(one => one.Key).ToList();
        if (pairs.Count == 0)
        {
            return standing;
        }

        var question = new PasswordQuestion(order.Asker, Purpose.InstallCertificates, What(order, pairs));
        if (!(await consent.AskForSecretAsync(order.Store, order.Place, question, stop)).Try(out var place, out refused))
        {
            return refused;
        }

        try
        {
            // From here on the page may go: half of an installation is worth less than all of it.
            return (await Task.Run(() => Install(order, place, pairs), CancellationToken.None)).Try(out var installed, out refused) ? Result.Of<IReadOnlyList<InstalledKey>>([.. standing, .. installed]) : refused;
        }
        catch (Exception failed) when (failed is UnauthorizedAccessException or IOException)
        {
            return Rejection.Unavailable("path.not-writable", "no key file can be written into this folder");
        }
        finally
        {
            place.Dispose();
        }
    }

    private Result<IReadOnlyList<InstalledKey>> Install(Installation order, StorePlace place, IReadOnlyList<KeyInstallation> pairs)
    {
        before.Note(order.Store, order.Application, place.Address, pairs);
        return order.Store.Install(place.Address, pairs, place.Secret!);
    }

    private static Statement What(Installation order, IReadOnlyList<KeyInstallation> pairs)
    {
        var words = order.Asker.Words;
        return new Statement(
            words.Say("install.heading", ApplicationNumber.Grouped(order.Application)),
            [.. pairs.Select(pair => words.Say("install.line", pair.Certificate.Subject.CommonName, KindOf(pair.Certificate, words), Words.Date(pair.Certificate.NotAfter))), order.Store.Places() is null ? words.Say("install.folder", order.Place) : words["install.token"]]);
    }

    private static string KindOf(Certificate certificate, Words words) =>
        $"{words[CertificatePurpose.IsForSystem(certificate) ? "install.system" : CertificatePurpose.IsForBoth(certificate) ? "install.both" : CertificatePurpose.Authenticates(certificate) ? "install.auth" : "install.sign"]} ({PrefixOf(certificate)})";

    private static string? PrefixOf(Certificate certificate) =>
        CertificatePurpose.Signs(certificate) ? certificate.PublicKey.Algorithm?.FilePrefix
        : CertificatePurpose.Authenticates(certificate) ? "AUTH_" + certificate.PublicKey.Algorithm?.FilePrefix
        : CertificatePurpose.IsForSystem(certificate) ? "IS_" + certificate.PublicKey.Algorithm?.FilePrefix
        : null;

    /// <summary>Each certificate that does not stand here already must belong to a key that waits; otherwise nothing is asked and nothing is written.</summary>
    private static Result<IReadOnlyList<KeyInstallation>> Match(Installation order, IReadOnlyList<Certificate> done)
    {
        if (!order.Store.FindPending(order.Place, order.Application).Try(out var waiting, out var refused))
        {
            return refused;
        }

        var pairs = new List<KeyInstallation>();
        foreach (var certificate in order.Certificates)
        {
            var key = waiting.FirstOrDefault(candidate => candidate.KeyId.AsSpan().SequenceEqual(certificate.PublicKey.Sha256()));
            if (key is null && done.Contains(certificate))
            {
                continue;
            }

            if (key is null || PrefixOf(certificate) is not { } prefix)
            {
                return Rejection.NotFound("pending.no-match", $"no key of application {order.Application} in {order.Place} belongs to certificate {certificate.SerialNumber}");
            }

            pairs.Add(new KeyInstallation(key, certificate, prefix));
        }

        return pairs;
    }
}
