using Tanba.Authority.Issuers;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Cli.Ceremonies;

/// <summary>Names, sizes and terms of a new authority.</summary>
internal sealed record FoundationOrder(string Directory, Uri PublicAddress, CaOrder Root, CaOrder Issuing)
{
    /// <summary>The token on which the keys are made; null for encrypted files in the directory.</summary>
    public string? KeyAddress { get; init; }

    public IssuerFiles Files => new(Directory) { KeyAddress = KeyAddress };
}

/// <summary>One CA of it.</summary>
internal sealed record CaOrder(string Name, string KeyKind, int Years);

/// <summary>
/// Founds an authority: root, issuing CA, OCSP responder, the root's list. What is there is left alone, so one that broke off is
/// gone on with; the responder's certificate and the list are renewed when they end within thirty days.
/// </summary>
internal sealed class Foundation(TimeProvider clock)
{
    // RFC 6960 §4.2.2.2.1: a responder whose status nobody checks should live shortly.
    private const int ResponderYears = 1;
    private static readonly TimeSpan RootCrlValidity = TimeSpan.FromDays(365);

    public Founded Run(FoundationOrder order, Secret passphrase)
    {
        var files = order.Files;
        var ceremony = new Ceremony(files, passphrase, order.PublicAddress, clock);
        var (made, renewed) = (new List<string>(), new List<string>());
        (string Path, Func<bool> IsThere, Func<Rejection?> Make)[] steps =
        [
            (files.RootCertificate, () => File.Exists(files.RootCertificate), () => ceremony.MakeRoot(Ca(order.Root)).Rejection),
            (files.IssuingCertificate, () => File.Exists(files.IssuingCertificate), () => ceremony.MakeIssuing(Ca(order.Issuing)).Rejection),
            (files.OcspCertificate, () => ceremony.HasResponder, () => MakeResponder(ceremony, files)),
            (files.RootCrl, () => ceremony.HasRootCrl, () => ceremony.MakeRootCrl(RootCrlValidity).Rejection),
        ];
        foreach (var (path, isThere, make) in steps)
        {
            if (isThere())
            {
                continue;
            }

            var done = File.Exists(path) ? renewed : made;
            if (make() is { } refused)
            {
                return new(made, renewed, refused);
            }

            done.Add(path);
        }

        return new(made, renewed, Refused: null);
    }

    // The name of the CA is read from its certificate: a renewal is ordered without the names of the foundation.
    private static Rejection? MakeResponder(Ceremony ceremony, IssuerFiles files) =>
        TrustedCertificates.Read(files).Try(out var trusted, out var unreadable)
            ? ceremony.MakeOcspResponder(new(CeremonyOrder.ResponderName(trusted.Issuing.Subject.CommonName!), ResponderKind(trusted.Issuing.PublicKey), ResponderYears)).Rejection
            : unreadable;

    // Its answers are signed with the algorithm of the authority; of RSA the shortest will do for a certificate of one year.
    private static string ResponderKind(SubjectPublicKeyInfo issuing) => issuing.AlgorithmOid == Oids.RsaEncryption ? "rsa2048" : KeyAlgorithm.KindOf(issuing)!;

    private static CeremonyOrder Ca(CaOrder order) => new(CeremonyOrder.CaName(order.Name), order.KeyKind, order.Years);
}
