using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;
using Tanba.Pki.Paths;

namespace Tanba.Signatures;

/// <summary>The evidence of who checks, with what a document brings along: certificates that may help, lists and replies; none is trusted for it.</summary>
internal static class JoinedEvidence
{
    /// <summary>The same evidence, with what was found out about it, when the document brings nothing new.</summary>
    public static PathEvidence Of(
        PathEvidence evidence,
        IReadOnlyList<Certificate> certificates,
        IReadOnlyList<CertificateList>? crls = null,
        IReadOnlyList<OcspAnswer>? ocsp = null)
    {
        var more = certificates.Where(certificate => !evidence.Pool.Contains(certificate) && !evidence.Roots.Contains(certificate)).Distinct().ToList();
        return more.Count == 0 && crls is not { Count: > 0 } && ocsp is not { Count: > 0 }
            ? evidence
            : new(evidence.Roots, [.. evidence.Pool, .. more], [.. evidence.Crls, .. crls ?? []], [.. evidence.Ocsp, .. ocsp ?? []]);
    }
}
