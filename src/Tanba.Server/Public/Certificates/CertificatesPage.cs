using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority;
using Tanba.Authority.Issuers;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Public.Certificates;

/// <summary>The authority's own certificates with their fingerprints, and where its lists are.</summary>
[May(Act.ReadPublicPages)]
public sealed class CertificatesPage(TrustedCertificates trusted, AuthorityOptions authority) : PageModel
{
    public IEnumerable<(Certificate Certificate, string Word, string Address)> Certificates =>
    [
        (trusted.Roots[0], "certificates.root", "/cert/root.cer"),
        (trusted.Issuing, "certificates.issuing", "/cert/issuing.cer"),
    ];

    public Uri OcspAddress => new(authority.PublicAddress, "ocsp");

    /// <summary>In pairs, so that it can be compared by eye.</summary>
    public static string Fingerprint(Certificate certificate) => string.Join(' ', certificate.Sha256().Select(octet => $"{octet:X2}"));
}
