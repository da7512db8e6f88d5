using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Issuers;

/// <summary>The authority's public face: what relying parties trust, and what signs people's certificates.</summary>
public sealed record TrustedCertificates(IReadOnlyList<Certificate> Roots, Certificate Issuing)
{
    /// <summary>Needs no key. Refuses with <c>issuer.certificate-missing</c> and what the certificates refuse with.</summary>
    public static Result<TrustedCertificates> Read(IssuerFiles files)
    {
        foreach (var path in new[] { files.RootCertificate, files.IssuingCertificate })
        {
            if (!File.Exists(path))
            {
                return Rejection.NotFound("issuer.certificate-missing", $"There is no certificate {path}. Make it with \"tanba init\".");
            }
        }

        return !Certificate.Decode(File.ReadAllBytes(files.RootCertificate)).Try(out var root, out var rejection)
            || !Certificate.Decode(File.ReadAllBytes(files.IssuingCertificate)).Try(out var issuing, out rejection)
            ? rejection
            : new TrustedCertificates([root], issuing);
    }
}
