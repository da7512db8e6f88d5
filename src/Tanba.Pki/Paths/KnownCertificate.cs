using System.Collections.Concurrent;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>A certificate with what was found out about it, which does not depend on the time or the question. Safe from any thread.</summary>
internal sealed class KnownCertificate(Certificate certificate)
{
    // A pool that lives for years must not grow without bound by what strangers send: leaves are not kept here, issuers are few.
    private readonly ConcurrentDictionary<SubjectPublicKeyInfo, bool> signedBy = new();
    private (PathFault? Fault, bool IsKnown) form;

    public Certificate Certificate { get; } = certificate;

    public bool IsSelfIssued { get; } = certificate.Issuer.Matches(certificate.Subject);

    /// <summary>A fault of form that no time and no question mends.</summary>
    public PathFault? FaultOfForm
    {
        get
        {
            if (!form.IsKnown)
            {
                form = (CertificateRules.FaultOfForm(Certificate), true);
            }

            return form.Fault;
        }
    }

    /// <summary>Whether the key has signed it; null when the budget did not allow to look.</summary>
    public bool? IsSignedBy(SubjectPublicKeyInfo key, SignatureAlgorithm algorithm, WorkBudget work)
    {
        if (signedBy.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!work.TakeSignature())
        {
            return null;
        }

        var isSigned = algorithm.Verify(key, Certificate.Tbs.Span, Certificate.Signature.Span);
        if (signedBy.Count < 64)
        {
            signedBy[key] = isSigned;
        }

        return isSigned;
    }

    public override string ToString() => Certificate.ToString();
}
