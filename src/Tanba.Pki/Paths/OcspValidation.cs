using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Paths;

/// <summary>Whether an OCSP reply is to be believed, whatever it says (RFC 6960 §3.2). Pure, safe from any thread.</summary>
public static class OcspValidation
{
    /// <summary>
    /// Null when the reply is signed by the issuer of the certificates it is about, or by whom that issuer has certified for it, and the
    /// issuer has a path to a trusted root, or is trusted itself. Else <c>ocsp.not-authorised</c>, or why the issuer has no path.
    /// </summary>
    /// <param name="answer">The reply. Whether it is fresh is judged where it is used.</param>
    /// <param name="evidence">Roots, and the issuer where it is no root.</param>
    /// <param name="parameters">Time and revocation of the issuer.</param>
    public static Rejection? WhyNot(OcspAnswer answer, PathEvidence evidence, PathParameters parameters)
    {
        if (answer.Responses.Count == 0 || answer.HasUnknownCriticalExtension)
        {
            return Rejection.Invalid("ocsp.not-authorised", "the reply is about nothing, or says what is not understood", "RFC 6960 §4.4");
        }

        var (time, work) = (EvidenceTime.Of(parameters), new WorkBudget());
        var crls = new CrlRules(evidence, time, work, (_, _) => false);
        var rules = new OcspRules(evidence, time, work, crls);
        Rejection? why = null;
        foreach (var issuer in evidence.Roots.Concat(evidence.Pool).Concat(answer.Certificates).Where(candidate => answer.Responses.All(one => one.CertId.IsIssuedBy(candidate))))
        {
            if (!rules.IsAuthorised(answer, new(issuer, issuer, issuer.PublicKey, issuer)))
            {
                continue;
            }

            why = evidence.Roots.Contains(issuer) ? null : PathValidation.Validate(issuer, evidence, parameters).Rejection;
            if (why is null)
            {
                return null;
            }
        }

        return why ?? Rejection.Invalid("ocsp.not-authorised", "no issuer of these certificates, nor anyone it has certified for it, has signed the reply", "RFC 6960 §4.2.2.2");
    }
}
