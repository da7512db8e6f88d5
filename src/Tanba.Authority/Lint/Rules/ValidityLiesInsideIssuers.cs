namespace Tanba.Authority.Lint.Rules;

/// <summary>What outlives its issuer cannot be checked.</summary>
internal static class ValidityLiesInsideIssuers
{
    public static LintRule Rule { get; } = new(
        "the validity is not reversed and lies inside the issuer's",
        "RFC 5280 §4.1.2.5, §6.1.3 (a)(2)",
        subject => !subject.IsSelfIssued,
        subject => subject.Certificate.NotAfter <= subject.Certificate.NotBefore ? "it ends before it begins"
            : subject.Certificate.NotBefore < subject.Issuer.NotBefore ? "it begins before its issuer"
            : subject.Certificate.NotAfter > subject.Issuer.NotAfter ? "it ends after its issuer"
            : null);
}
