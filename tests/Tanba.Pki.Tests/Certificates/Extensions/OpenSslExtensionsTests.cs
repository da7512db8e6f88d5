using System.Text;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates.Extensions;

/// <summary>Each extension as openssl sees what we wrote, and as we see what openssl wrote.</summary>
public class OpenSslExtensionsTests
{
    private static readonly Dictionary<string, (Extension Extension, string Seen)> Written = new(StringComparer.Ordinal)
    {
        ["an authority without bound"] = (BasicConstraintsExtension.Write(isCa: true), "X509v3 Basic Constraints: critical|CA:TRUE"),
        ["an authority of the last floor"] = (BasicConstraintsExtension.Write(isCa: true, 0), "X509v3 Basic Constraints: critical|CA:TRUE, pathlen:0"),
        ["no authority"] = (BasicConstraintsExtension.Write(isCa: false), "X509v3 Basic Constraints: critical|CA:FALSE"),
        ["every usage"] = (
            KeyUsageExtension.Write((KeyUsage)511),
            "X509v3 Key Usage: critical|Digital Signature, Non Repudiation, Key Encipherment, Data Encipherment, Key Agreement, Certificate Sign, CRL Sign, Encipher Only, Decipher Only"),
        ["the last usage alone"] = (KeyUsageExtension.Write(KeyUsage.DecipherOnly, critical: false), "X509v3 Key Usage:|Decipher Only"),
        ["purposes"] = (
            ExtendedKeyUsageExtension.Write([Oids.ClientAuth, Oids.EmailProtection, Oids.OcspSigning, Oids.TimeStamping, Oids.KzEntityHead]),
            "X509v3 Extended Key Usage:|TLS Web Client Authentication, E-mail Protection, OCSP Signing, Time Stamping, 1.2.398.3.3.4.1.2.1"),
        ["a critical purpose"] = (ExtendedKeyUsageExtension.Write([Oids.TimeStamping], critical: true), "X509v3 Extended Key Usage: critical|Time Stamping"),
        ["a bare policy"] = (CertificatePoliciesExtension.Write(Oids.AnyPolicy), "X509v3 Certificate Policies:|Policy: X509v3 Any Policy"),
        ["a policy with rules"] = (
            CertificatePoliciesExtension.Write(Oids.KzPolicyIndividualSigning, "http://pki.example.kz/cps", "see the rules"),
            "X509v3 Certificate Policies:|Policy: 1.2.398.3.3.2.3|CPS: http://pki.example.kz/cps|User Notice:|Explicit Text: see the rules"),
        ["mirrors of a list"] = (
            CrlDistributionPointsExtension.Write(["http://crl.example.kz/a.crl", "http://crl1.example.kz/a.crl"]),
            "X509v3 CRL Distribution Points:|Full Name:|URI:http://crl.example.kz/a.crl|Full Name:|URI:http://crl1.example.kz/a.crl"),
        ["the freshest list"] = (CrlDistributionPointsExtension.Write(["http://crl.example.kz/d.crl"], freshest: true), "X509v3 Freshest CRL:|Full Name:|URI:http://crl.example.kz/d.crl"),
        ["where to ask"] = (
            AuthorityInfoAccessExtension.Write(["http://ocsp.example.kz"], ["http://pki.example.kz/ca.cer"]),
            "Authority Information Access:|OCSP - URI:http://ocsp.example.kz|CA Issuers - URI:http://pki.example.kz/ca.cer"),
        ["the key"] = (SubjectKeyIdentifierExtension.Write(new byte[] { 1, 0xab, 0xff }), "X509v3 Subject Key Identifier:|01:AB:FF"),
        ["the issuer's key"] = (AuthorityKeyIdentifierExtension.Write(new byte[] { 0, 0xab }), "X509v3 Authority Key Identifier:|00:AB"),
        ["a mail address"] = (SubjectAltNameExtension.Write("anna@example.kz"), "X509v3 Subject Alternative Name:|email:anna@example.kz"),
        ["a responder that is not asked about"] = (OcspNoCheckExtension.Write(), "OCSP No Check:"),
        ["a store of keys"] = (KeyStorageExtension.Write(Oids.KzStoragePkcs12), "1.2.398.3.3.5:|0:d=0"),
    };

    private static readonly Dictionary<string, (string Line, Action<Certificate> Check)> Read = new(StringComparer.Ordinal)
    {
        ["constraints"] = ("basicConstraints=critical,CA:TRUE,pathlen:3", it => Assert.Equal(new BasicConstraints(true, 3), it.BasicConstraints)),
        ["no authority, written"] = ("basicConstraints=CA:FALSE", it => Assert.Equal(new BasicConstraints(false, null), it.BasicConstraints)),
        ["usage"] = ("keyUsage=critical,cRLSign,keyCertSign,decipherOnly", it => Assert.Equal(KeyUsage.CrlSign | KeyUsage.KeyCertSign | KeyUsage.DecipherOnly, it.KeyUsage)),
        ["purposes"] = ("extendedKeyUsage=critical,emailProtection,1.2.398.3.3.4.1.1", it => Assert.Equal([Oids.EmailProtection, Oids.KzIndividual], it.ExtendedKeyUsage)),
        ["the key by its hash"] = ("subjectKeyIdentifier=hash", it => Assert.Equal(it.PublicKey.Sha1OfKeyBits(), it.SubjectKeyIdentifier!.Value.ToArray())),
        ["the issuer by key, name and number"] = (
            "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid:always,issuer:always", it => Assert.Equal(it.PublicKey.Sha1OfKeyBits(), it.AuthorityKeyIdentifier!.Value.ToArray())),
        ["the issuer by name and number only"] = ("subjectKeyIdentifier=none\nauthorityKeyIdentifier=issuer:always", it => Assert.False(it.AuthorityKeyIdentifier.HasValue)),
        ["names of all kinds"] = (
            "subjectAltName=DNS:a.kz,URI:http://a.kz,IP:10.0.0.1,IP:::1,RID:1.2.3,dirName:other,otherName:1.2.3.4;UTF8:ә,email:one@a.kz,email:two@a.kz", it => Assert.Equal("one@a.kz", it.Email)),
        ["policies with a notice"] = ("certificatePolicies=1.2.398.3.3.2.4,@rules,2.5.29.32.0", it => Assert.Equal([Oids.KzPolicyIndividualAuthentication, Oids.KzPolicySsl, Oids.AnyPolicy], it.Policies)),
        ["a point with reasons and its own issuer"] = (
            "crlDistributionPoints=point,URI:http://b.kz/b.crl", it => Assert.Equal(["http://a.kz/a.crl", "ldap://a.kz/cn=a", "http://b.kz/b.crl"], it.CrlUrls)),
        ["a point relative to the issuer"] = ("crlDistributionPoints=relative", it => Assert.Empty(it.CrlUrls)),
        ["the freshest list"] = ("freshestCRL=URI:http://a.kz/d.crl", it => Assert.Equal(["http://a.kz/d.crl"], it.FreshestCrlUrls)),
        ["access of other kinds too"] = (
            "authorityInfoAccess=OCSP;URI:http://o.kz,1.2.3.4;URI:http://else.kz,caIssuers;URI:http://c.kz,caIssuers;DNS:c.kz",
            it => Assert.Equal(["http://o.kz", "http://c.kz"], it.OcspUrls.Concat(it.CaIssuersUrls))),
        ["what we do not read"] = (
            "nameConstraints=critical,permitted;email:a.kz\npolicyConstraints=requireExplicitPolicy:3\ninhibitAnyPolicy=2", it => Assert.Single(it.Extensions, extension => extension.Critical)),
    };

    public static TheoryData<string> NamesOfWritten => [.. Written.Keys];

    public static TheoryData<string> NamesOfRead => [.. Read.Keys];

    [Theory]
    [MemberData(nameof(NamesOfWritten))]
    public void Openssl_sees_what_we_wrote(string what)
    {
        using var openssl = new OpenSsl();
        openssl.Put("a.der", ReadBack.Of(Written[what].Extension).Encoded);
        var lines = openssl.Run("x509", "-inform", "DER", "-in", "a.der", "-noout", "-text", "-certopt", "no_header,no_version,no_serial,no_signame,no_validity,no_subject,no_issuer,no_pubkey,no_sigdump,no_aux,ext_parse")
            .Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();

        Assert.Equal("X509v3 extensions:", lines[0]);
        var expected = Written[what].Seen.Split('|');
        Assert.Equal(expected, lines.Skip(1).Select((line, at) => at < expected.Length && line.StartsWith(expected[at], StringComparison.Ordinal) ? expected[at] : line).Take(expected.Length));
        Assert.True(lines.Count == 1 + expected.Length || what == "a store of keys", string.Join('\n', lines));
    }

    [Theory]
    [MemberData(nameof(NamesOfRead))]
    public void We_see_what_openssl_wrote(string what)
    {
        using var openssl = new OpenSsl();
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.RootKey.ExportPkcs8())));
        openssl.Put("config", Encoding.UTF8.GetBytes($"""
            [req]
            distinguished_name = other
            prompt = no
            utf8 = yes
            x509_extensions = extensions
            [other]
            CN = A
            [rules]
            policyIdentifier = 1.2.398.3.3.2.5
            CPS.1 = http://a.kz/cps
            userNotice.1 = @notice
            [notice]
            explicitText = UTF8:ережелер
            organization = A
            noticeNumbers = 1,2
            [point]
            fullname = URI:http://a.kz/a.crl,URI:ldap://a.kz/cn=a
            CRLissuer = dirName:other
            reasons = keyCompromise,CACompromise
            [relative]
            relativename = other
            [extensions]
            {Read[what].Line}
            """));
        openssl.Run("req", "-x509", "-new", "-sha384", "-config", "config", "-key", "key.pem", "-days", "9", "-outform", "DER", "-out", "a.der");

        var certificate = Certificate.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.der"))).Value;
        Read[what].Check(certificate);
        Assert.True(certificate.IsSelfSigned);
    }
}
