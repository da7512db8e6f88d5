using Tanba.Authority.Lint;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Authority.Tests.Lint;

/// <summary>Certificates to be linted: a good leaf and a good root, and what a test changes about them.</summary>
internal static class Samples
{
    private static readonly SoftwareKey EcKey = SoftwareKey.Generate("p256");

    public static Certificate Issuer { get; } = TestCeremony.Shared.Issuing.Certificate;

    public static SubjectPublicKeyInfo EllipticKey => EcKey.PublicKey;

    /// <summary>An RSA leaf under the test authority without any fault.</summary>
    public static TbsCertificate Leaf => new(
        SerialNumber.Draw(),
        SignatureAlgorithm.EcdsaSha256,
        Issuer.Subject,
        TestClock.Noon,
        TestClock.Noon.AddDays(365),
        new([NameAttribute.Utf8(Oids.CommonName, "ОМАРОВ ДАНИЯР"), NameAttribute.Printable(Oids.Country, "KZ")]),
        TestAuthority.Key().PublicKey,
        [
            KeyUsageExtension.Write(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),
            ExtendedKeyUsageExtension.Write([Oids.EmailProtection, Oids.KzIndividual]),
            AuthorityKeyIdentifierExtension.Write(Issuer.SubjectKeyIdentifier!.Value),
            SubjectKeyIdentifierExtension.Write(TestAuthority.Key().PublicKey.Sha1OfWhole()),
            CertificatePoliciesExtension.Write(Oids.KzPolicyIndividualSigning),
            CrlDistributionPointsExtension.Write(["http://a.example/a.crl"]),
            CrlDistributionPointsExtension.Write(["http://a.example/d.crl"], freshest: true),
            AuthorityInfoAccessExtension.Write(["http://a.example/ocsp"], ["http://a.example/a.cer"]),
        ]);

    /// <summary>A self-signed root without any fault.</summary>
    public static TbsCertificate Root => Leaf with
    {
        Subject = Issuer.Subject,
        PublicKey = EllipticKey,
        Extensions =
        [
            BasicConstraintsExtension.Write(isCa: true),
            KeyUsageExtension.Write(KeyUsage.KeyCertSign | KeyUsage.CrlSign),
            SubjectKeyIdentifierExtension.Write(EllipticKey.Sha1OfKeyBits()),
        ],
    };

    /// <summary>With this extension, in the place of any of its kind.</summary>
    public static TbsCertificate With(this TbsCertificate tbs, Extension extension) => tbs.Without(extension.Oid) with { Extensions = [.. tbs.Without(extension.Oid).Extensions, extension] };

    public static TbsCertificate Without(this TbsCertificate tbs, string oid) => tbs with { Extensions = [.. tbs.Extensions.Where(extension => extension.Oid != oid)] };

    /// <summary>With the mark of criticality of one extension turned round.</summary>
    public static TbsCertificate Turned(this TbsCertificate tbs, string oid) =>
        tbs with { Extensions = [.. tbs.Extensions.Select(extension => extension.Oid == oid ? extension with { Critical = !extension.Critical } : extension)] };

    public static TbsCertificate Named(this TbsCertificate tbs, params NameAttribute[] attributes) => tbs with { Subject = new(attributes) };

    /// <summary>The three samples that every rule has.</summary>
    public static void Judge(LintRule rule, TbsCertificate bad, TbsCertificate good, TbsCertificate notApplicable)
    {
        Assert.Equal(LintOutcome.Failed, Check(rule, bad));
        Assert.Equal(LintOutcome.Passed, Check(rule, good));
        Assert.Equal(LintOutcome.NotApplicable, Check(rule, notApplicable));
        Assert.False(string.IsNullOrWhiteSpace(rule.Citation));
        Assert.Contains(rule, Linter.Rules);
    }

    public static LintOutcome Check(LintRule rule, TbsCertificate tbs)
    {
        var certificate = Certificate.Decode(TbsCertificate.Join(tbs.Encode(), tbs.Algorithm, [0])).Value;
        return rule.Check(new(certificate, Issuer)).Outcome;
    }
}
