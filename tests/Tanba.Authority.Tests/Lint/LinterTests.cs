using Tanba.Authority.Lint;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using static Tanba.Authority.Tests.Lint.Samples;

namespace Tanba.Authority.Tests.Lint;

public sealed class LinterTests
{
    [Fact]
    public void A_good_certificate_passes_every_rule_and_what_passed_is_what_will_be_signed()
    {
        var tbs = Leaf;
        Assert.Equal(tbs.Encode(), Linter.Check(tbs, Issuer).Value.Tbs.ToArray());
    }

    [Fact]
    public void A_root_passes_under_itself() => Assert.Null(Linter.Check(Root, issuer: null).Rejection);

    [Fact]
    public void Every_broken_rule_is_named_with_its_clause()
    {
        var refused = Linter.Check(Leaf.Turned(Oids.KeyUsage).Turned(Oids.FreshestCrl), Issuer).Rejection!;
        Assert.Equal("lint.failed", refused.Code);
        Assert.Contains("key usage is critical: it is not", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("freshest CRL is not critical: it is", refused.Detail, StringComparison.Ordinal);
        Assert.StartsWith("RFC 5280", refused.Citation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_back_is_refused()
    {
        var once = CertificatePoliciesExtension.Write(Oids.KzPolicy).Value.Span[2..].ToArray();
        Refused(Leaf with { Extensions = [.. Leaf.Extensions, Leaf.Extensions[0]] });

        // The strict reader itself refuses a policy that stands twice and a key usage without a bit (RFC 5280 §4.2.1.3, §4.2.1.4).
        Refused(Leaf.With(new Extension(Oids.CertificatePolicies, Critical: false, (byte[])[0x30, (byte)(2 * once.Length), .. once, .. once])));
        Refused(Leaf.With(KeyUsageExtension.Write(KeyUsage.None)));

        static void Refused(TbsCertificate tbs) => Assert.Equal("lint.malformed", Linter.Check(tbs, Issuer).Rejection!.Code);
    }

    [Fact]
    public void Rules_have_names_of_their_own() =>
        Assert.Equal(Linter.Rules.Count, Linter.Rules.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_linted_certificate_is_signed_once()
    {
        var issuer = TestCeremony.Shared.Issuing;
        var linted = issuer.Prepare(Leaf).Value;
        Assert.True(issuer.Sign(linted).IsSignedBy(issuer.Certificate.PublicKey));
        Assert.Throws<InvalidOperationException>(() => issuer.Sign(linted));
    }

    [Fact]
    public void A_certificate_of_another_signature_algorithm_than_the_issuers_is_not_signed()
    {
        var issuer = TestCeremony.Shared.Issuing;
        Assert.Throws<InvalidOperationException>(() => issuer.Sign(issuer.Prepare(Leaf with { Algorithm = SignatureAlgorithm.RsaSha256 }).Value));
    }
}
