using System.Text;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Certificates;

public class CertificateTests
{
    private static readonly Certificate Leaf = TestPki.Leaf;

    [Fact]
    public void What_was_written_is_read()
    {
        Assert.Equal(TestPki.Person, Leaf.Subject);
        Assert.Equal(TestPki.Issuing.Subject, Leaf.Issuer);
        Assert.Equal(TestPki.Start, Leaf.NotBefore);
        Assert.Equal(TestPki.Start.AddYears(1), Leaf.NotAfter);
        Assert.Equal(TestPki.PersonKey.PublicKey, Leaf.PublicKey);
        Assert.Equal(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, Leaf.KeyUsage);
        Assert.Equal([Oids.EmailProtection, Oids.KzIndividual], Leaf.ExtendedKeyUsage);
        Assert.Equal([Oids.KzPolicyIndividualSigning], Leaf.Policies);
        Assert.Equal(Oids.KzStoragePkcs12, Leaf.KeyStorageOid);
        Assert.Equal("daniyar@example.kz", Leaf.Email);
        Assert.Equal(Convert.ToHexStringLower(TestPki.PersonKey.PublicKey.Sha1OfKeyBits()), Leaf.Ski);
        Assert.Equal(TestPki.Issuing.SubjectKeyIdentifier!.Value.ToArray(), Leaf.AuthorityKeyIdentifier!.Value.ToArray());
        Assert.Null(Leaf.BasicConstraints);
        Assert.True(TestPki.Issuing.BasicConstraints is { IsCa: true, PathLength: 0 });
    }

    [Fact]
    public void A_signature_is_that_of_the_issuer_and_of_nobody_else()
    {
        Assert.True(Leaf.IsSignedBy(TestPki.IssuingKey.PublicKey));
        Assert.False(Leaf.IsSignedBy(TestPki.PersonKey.PublicKey));
        Assert.False(Leaf.IsSignedBy(TestPki.RootKey.PublicKey));
        Assert.True(TestPki.Root.IsSelfSigned);
        Assert.False(Leaf.IsSelfSigned);
    }

    [Fact]
    public void Pem_is_read_as_der_is() => Assert.Equal(Leaf, Certificate.Decode(Encoding.ASCII.GetBytes("text before\n" + Leaf.ToPem())).Value);

    [Fact]
    public void What_is_absent_is_null_or_empty()
    {
        var bare = TestPki.Build(TestPki.Name("A"), TestPki.Name("B"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, []) with { Extensions = [] };
        var certificate = bare.Sign(TestPki.PersonKey);

        Assert.Empty(certificate.Extensions);
        Assert.Null(certificate.KeyUsage);
        Assert.Null(certificate.SubjectKeyIdentifier);
        Assert.Null(certificate.AuthorityKeyIdentifier);
        Assert.Null(certificate.Email);
        Assert.Null(certificate.KeyStorageOid);
        Assert.Equal(string.Empty, certificate.Ski);
    }

    [Fact]
    public void Two_extensions_of_one_kind_are_refused() // RFC 5280 §4.2
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("B"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, [.. TestPki.Ca(), .. TestPki.Ca()]).Encode();
        Assert.Equal("certificate.malformed", Decode(tbs));
    }

    [Fact]
    public void An_algorithm_outside_that_differs_from_the_one_inside_is_refused() // RFC 5280 §4.1.1.2
    {
        var tbs = Leaf.Tbs.ToArray();
        var joined = TbsCertificate.Join(tbs, SignatureAlgorithm.RsaSha512, Leaf.Signature.ToArray());
        Assert.Equal("certificate.malformed", Certificate.Decode(joined).Rejection?.Code);
    }

    [Fact]
    public void A_malformed_extension_makes_the_certificate_malformed()
    {
        var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("B"), TestPki.PersonKey.PublicKey, TestPki.PersonKey, [new(Oids.BasicConstraints, true, new byte[] { 0x30, 3, 1, 1, 1 })]).Encode();
        Assert.Equal("certificate.malformed", Decode(tbs));
    }

    [Theory]
    [InlineData(64 * 1024 + 1)]
    [InlineData(200 * 1024)]
    public void More_than_64_KiB_is_not_read(int length) => Assert.Equal("certificate.too-large", Certificate.Decode(new byte[length]).Rejection?.Code);

    [Fact]
    public void Mutated_certificates_never_throw_and_never_stay_signed() =>
        Mutated.NeverThrows(Leaf.Encoded.ToArray(), Certificate.Decode, (octets, certificate) =>
        {
            Assert.Equal(octets, certificate.Encoded.ToArray());
            _ = certificate.ToString() + certificate.Ski + certificate.Email + certificate.IsSelfSigned;
            _ = certificate.OcspUrls.Count + certificate.CrlUrls.Count + certificate.CaIssuersUrls.Count + certificate.FreshestCrlUrls.Count;

            // The octets of the mutation may be the same by chance.
            Assert.Equal(certificate.Equals(Leaf), certificate.IsSignedBy(TestPki.IssuingKey.PublicKey));
        });

    private static string? Decode(byte[] tbs) =>
        Certificate.Decode(TbsCertificate.Join(tbs, TestPki.PersonKey.Algorithm, TestPki.PersonKey.Sign(tbs))).Rejection?.Code;
}
