using System.Text;
using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates;

public class TbsCertificateTests
{
    [Fact]
    public void Openssl_reads_every_field_and_extension()
    {
        using var openssl = new OpenSsl();
        IReadOnlyList<Extension> extensions =
        [
            .. TestPki.Signing(),
            CrlDistributionPointsExtension.Write(["http://a/x.crl", "http://b/x.crl"]),
            CrlDistributionPointsExtension.Write(["http://a/d.crl"], freshest: true),
            AuthorityInfoAccessExtension.Write(["http://a/ocsp"], ["http://a/ca.cer"]),
        ];
        var certificate = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, extensions);
        openssl.Put("leaf.der", certificate.Encoded);
        var text = openssl.Run("x509", "-inform", "DER", "-in", "leaf.der", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus", "-certopt", "ext_parse");

        foreach (var expected in (string[])
        [
            "Version: 3 (0x2)",
            "Not Before: Jan  1 00:00:00 2026 GMT",
            "CN=ОМАРОВ ДАНИЯР,SN=ОМАРОВ,serialNumber=IIN900101300007,C=KZ,GN=ЕРЛАНҰЛЫ",
            "X509v3 Key Usage: critical",
            "Digital Signature, Non Repudiation",
            "E-mail Protection, 1.2.398.3.3.4.1.1",
            "Policy: 1.2.398.3.3.2.3",
            "CPS: http://localhost/cps",
            "Explicit Text: http://localhost/cps",
            "URI:http://b/x.crl",
            "X509v3 Freshest CRL",
            "OCSP - URI:http://a/ocsp",
            "CA Issuers - URI:http://a/ca.cer",
            "email:daniyar@example.kz",
            "1.2.398.3.3.5",
        ])
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Equal(["http://a/x.crl", "http://b/x.crl"], certificate.CrlUrls);
        Assert.Equal(["http://a/d.crl"], certificate.FreshestCrlUrls);
        Assert.Equal(["http://a/ocsp"], certificate.OcspUrls);
        Assert.Equal(["http://a/ca.cer"], certificate.CaIssuersUrls);
    }

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p256")]
    [InlineData("p384")]
    public void Openssl_strictly_verifies_a_chain_of_every_kind_of_key(string kind)
    {
        using var openssl = new OpenSsl();
        using var key = SoftwareKey.Generate(kind);
        var issuing = TestPki.Make(TestPki.Root.Subject, TestPki.Name("ISSUING"), key, TestPki.RootKey, TestPki.Ca(0));
        var leaf = TestPki.Make(issuing.Subject, TestPki.Person, TestPki.PersonKey, key, TestPki.Signing());
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("issuing.pem", Encoding.ASCII.GetBytes(issuing.ToPem()));
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(leaf.ToPem()));

        openssl.Run("verify", "-x509_strict", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "-purpose", "smimesign", "-attime", OpenSsl.Now, "leaf.pem");
    }

    [Fact]
    public void A_validity_into_2050_changes_the_form_of_the_time_there() // RFC 5280 §4.1.2.5
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("A"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, []) with { NotAfter = new(2051, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var hex = Convert.ToHexString(tbs.Encode());

        Assert.Contains(Convert.ToHexString("260101000000Z"u8), hex, StringComparison.Ordinal);
        Assert.Contains("180F" + Convert.ToHexString("20510101000000Z"u8), hex, StringComparison.Ordinal);
        Assert.Equal(2051, tbs.Sign(TestPki.PersonKey).NotAfter.Year);
    }

    [Fact]
    public void A_key_of_another_algorithm_than_the_certificate_names_is_misuse()
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("A"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, []);
        Assert.Throws<ArgumentException>(() => tbs.Sign(TestPki.RootKey));
    }
}
