using Tanba.Authority.Lint.Rules;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Lint;

/// <summary>Every rule, over every certificate, before it is signed.</summary>
public static class Linter
{
    public static IReadOnlyList<LintRule> Rules { get; } =
    [
        AuthorityInfoAccessNotCritical.Rule,
        AuthorityKeyIdentifierNamesIssuer.Rule,
        BasicConstraintsOfCaCritical.Rule,
        CaHasSubjectKeyIdentifier.Rule,
        CertSignOnlyByCa.Rule,
        CountryIsTwoPrintableLetters.Rule,
        DistributionPointsHaveHttpAddress.Rule,
        EllipticKeyDoesNotEncipher.Rule,
        EmailNameIsAMailbox.Rule,
        ExtendedUsageFitsKeyUsage.Rule,
        FreshestCrlNotCritical.Rule,
        KeyUsageIsCritical.Rule,
        NameValuesFitTheirBounds.Rule,
        OcspNoCheckOnlyForResponders.Rule,
        SerialNumberIsLongAndRandom.Rule,
        SubjectIsNamed.Rule,
        SubjectKeyIdentifierIsOfTheKey.Rule,
        ValidityLiesInsideIssuers.Rule,
    ];

    /// <summary>
    /// Refuses with <c>lint.malformed</c> what cannot be read back, and with <c>lint.failed</c> what breaks a rule; the detail has
    /// one sentence for each broken rule.
    /// </summary>
    /// <param name="tbs">What would be signed.</param>
    /// <param name="issuer">The certificate of the key that would sign; null for a root, which signs itself.</param>
    public static Result<LintedCertificate> Check(TbsCertificate tbs, Certificate? issuer)
    {
        var octets = tbs.Encode();

        // Read back as a relying party would: only what is in the octets counts. The signature is not looked at.
        if (!Certificate.Decode(TbsCertificate.Join(octets, tbs.Algorithm, [0])).Try(out var certificate, out var rejection))
        {
            return Rejection.Invalid("lint.malformed", rejection.Detail, rejection.Citation);
        }

        var subject = new LintSubject(certificate, issuer ?? certificate);
        var broken = Rules.Select(rule => rule.Check(subject)).Where(verdict => verdict.Outcome == LintOutcome.Failed).ToList();
        return broken.Count == 0
            ? LintedCertificate.Passed(octets, tbs.Algorithm)
            : Rejection.Invalid("lint.failed", string.Join(' ', broken.Select(verdict => $"{verdict.Rule.Name}: {verdict.Fault}.")), broken[0].Rule.Citation);
    }
}
