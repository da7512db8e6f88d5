using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint;

/// <summary>A certificate that is about to be signed (its signature is a placeholder), and whose key would sign it.</summary>
/// <param name="Certificate">Read back from the octets to be signed, not from what somebody meant to write.</param>
/// <param name="Issuer">The issuer's certificate; the certificate itself when it is a root.</param>
public sealed record LintSubject(Certificate Certificate, Certificate Issuer)
{
    public bool IsCa => Certificate.BasicConstraints is { IsCa: true };

    /// <summary>RFC 5280 §3.2: issuer and subject are the same.</summary>
    public bool IsSelfIssued => Certificate.Issuer.Matches(Certificate.Subject);

    public Extension? Find(string oid) => Certificate.Extensions.FirstOrDefault(extension => extension.Oid == oid);
}
