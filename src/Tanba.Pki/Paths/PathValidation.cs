using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>
/// Path building and validation, RFC 5280 §6 with RFC 9618 for policies and RFC 6960 for OCSP. Pure, safe from any thread.
/// </summary>
public static class PathValidation
{
    /// <summary>Longer paths are not built.</summary>
    public const int MostCertificates = PathSearch.MostCertificates;

    /// <summary>
    /// Finds a path from <paramref name="leaf"/> to one of the trusted roots and judges it. Never throws for outside input, and ends
    /// within a bound of work whatever the evidence is.
    /// </summary>
    /// <param name="leaf">The certificate in question.</param>
    /// <param name="evidence">What the path is built and judged from.</param>
    /// <param name="parameters">Time, policies, purpose, revocation.</param>
    public static PathVerdict Validate(Certificate leaf, PathEvidence evidence, PathParameters parameters) =>
        new OneValidation(evidence, parameters).Run(evidence.Know(leaf));

    /// <summary>What the evidence says of one certificate, whose issuer is known and trusted by the caller; lists may have other signers with a path to a root.</summary>
    /// <param name="subject">Of whom the status is asked.</param>
    /// <param name="issuer">Who issued it; that it did is not checked.</param>
    /// <param name="evidence">Lists, replies, and the certificates of their signers.</param>
    /// <param name="parameters">The time.</param>
    public static RevocationFact Status(Certificate subject, Certificate issuer, PathEvidence evidence, PathParameters parameters) =>
        new OneValidation(evidence, parameters).Status(subject, issuer);
}
