using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority;
using Tanba.Authority.Issuers;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Public.Certificates;

/// <summary>The authority's own certificates and its lists, each with what it takes to compare them with another source.</summary>
[May(Act.ReadPublicPages)]
public sealed class CertificatesPage(TrustedCertificates trusted, CurrentCrl crl, AuthorityOptions authority) : PageModel
{
    public IEnumerable<(Certificate Certificate, string Word, string Address)> Certificates =>
    [
        (trusted.Roots[0], "certificates.root", "/cert/root.cer"),
        (trusted.Issuing, "certificates.issuing", "/cert/issuing.cer"),
    ];

    public IReadOnlyList<PublishedList> Lists { get; private set; } = [];

    public Uri OcspAddress => new(authority.PublicAddress, "ocsp");

    public async Task OnGetAsync(CancellationToken stop) => Lists =
    [
        PublishedList.Of("certificates.crl.issuing", "/crl/issuing.crl", await crl.ReadAsync(stop)),
        PublishedList.Of("certificates.crl.delta", "/crl/issuing-delta.crl", await crl.ReadDeltaAsync(stop)),
        PublishedList.Of("certificates.crl.root", "/crl/root.crl", await crl.ReadRootAsync(stop)),
    ];
}
