using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5035, RFC 2634 §5.4.</summary>
public class SigningCertificateTests
{
    [Fact]
    public void The_default_digest_is_left_out() => Assert.Equal(
        "3026" + "3024" + "3022" + "0420" + Convert.ToHexStringLower(TestPki.Leaf.Sha256()),
        Convert.ToHexStringLower(SigningCertificate.Write(TestPki.Leaf)));

    [Fact]
    public void The_certificate_meant_is_recognised_and_another_is_not()
    {
        var attributes = Attributes(Oids.SigningCertificateV2Attribute, SigningCertificate.Write(TestPki.Leaf));
        Assert.True(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Leaf));
        Assert.False(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Issuing));
    }

    [Theory]
    [InlineData(Oids.Sha256)]
    [InlineData(Oids.Sha384)]
    [InlineData(Oids.Sha512)]
    public void Another_digest_may_be_named(string oid)
    {
        var attributes = Attributes(Oids.SigningCertificateV2Attribute, Value(oid, Digests.Find(oid)!(TestPki.Leaf.Encoded.Span)));
        Assert.True(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Leaf));
        Assert.False(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Issuing));
    }

    [Fact]
    public void A_digest_nobody_knows_names_nobody() =>
        Assert.False(SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningCertificateV2Attribute, Value(Oids.KzGost34311TestParameter, new byte[32])), TestPki.Leaf));

    [Fact]
    public void Version_1_names_by_sha1()
    {
        var attributes = Attributes(Oids.SigningCertificateAttribute, Value(null, Digests.Sha1(TestPki.Leaf.Encoded.Span)));
        Assert.True(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Leaf));
        Assert.False(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Root));
        Assert.False(SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningCertificateAttribute, Value(null, SHA256.HashData(TestPki.Leaf.Encoded.Span))), TestPki.Leaf));
    }

    [Fact]
    public void Without_the_attribute_nobody_else_is_meant() =>
        Assert.True(SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningTimeAttribute, [5, 0]), TestPki.Leaf));

    [Theory]
    [InlineData("its own", true)]
    [InlineData("another issuer", false)]
    [InlineData("another number", false)]
    [InlineData("no issuer", false)]
    [InlineData("a DNS name for the issuer", false)]
    public void What_is_written_beside_the_digest_must_be_right_too(string which, bool isNamed) // RFC 5035 §5.4
    {
        var beside = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    if (which == "a DNS name for the issuer")
                    {
                        writer.WriteCharacterString(UniversalTagNumber.IA5String, "example.kz", Der.Context(2, constructed: false));
                    }
                    else if (which != "no issuer")
                    {
                        using (writer.PushSequence(Der.Context(4)))
                        {
                            writer.WriteEncodedValue((which == "another issuer" ? TestPki.Root : TestPki.Leaf).Issuer.Encoded.Span);
                        }
                    }
                }

                (which == "another number" ? TestPki.Issuing : TestPki.Leaf).SerialNumber.Write(writer);
            }
        });
        Assert.Equal(isNamed, SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningCertificateV2Attribute, Value(null, TestPki.Leaf.Sha256(), beside)), TestPki.Leaf));
        Assert.Equal(isNamed, SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningCertificateAttribute, Value(null, Digests.Sha1(TestPki.Leaf.Encoded.Span), beside)), TestPki.Leaf));
    }

    [Fact]
    public void Of_several_certificates_the_first_is_meant() // RFC 5035 §3
    {
        byte[] Both(params Pki.Certificates.Certificate[] certificates) => Der.Write(writer =>
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                foreach (var certificate in certificates)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteOctetString(certificate.Sha256());
                    }
                }
            }
        });
        var attributes = Attributes(Oids.SigningCertificateV2Attribute, Both(TestPki.Leaf, TestPki.Issuing));
        Assert.True(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Leaf));
        Assert.False(SigningCertificate.IsNamedOrAbsent(attributes, TestPki.Issuing));
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("3000")]
    [InlineData("30023000")]
    [InlineData("300430023000")]
    [InlineData("30083006300405003000")]
    public void Another_form_is_a_fault(string hex) => Assert.Throws<AsnContentException>(() =>
        SigningCertificate.IsNamedOrAbsent(Attributes(Oids.SigningCertificateV2Attribute, Convert.FromHexString(hex)), TestPki.Leaf));

    [Theory]
    [InlineData(Oids.SigningCertificateV2Attribute, true)]
    [InlineData(Oids.SigningCertificateAttribute, true)]
    [InlineData(Oids.SigningTimeAttribute, false)]
    public void Either_version_is_there_or_none(string oid, bool isPresent) => Assert.Equal(isPresent, SigningCertificate.IsPresent(Attributes(oid, [5, 0])));

    private static byte[] Value(string? digestOid, byte[] hash, byte[]? beside = null) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            if (digestOid is not null)
            {
                writer.WriteEncodedValue(AlgorithmIdentifier.Write(digestOid, default));
            }

            writer.WriteOctetString(hash);
            if (beside is not null)
            {
                writer.WriteEncodedValue(beside);
            }
        }
    });

    private static CmsAttributes Attributes(string oid, byte[] value)
    {
        var set = Der.Write(writer =>
        {
            using (writer.PushSetOf(Der.Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                using (writer.PushSetOf())
                {
                    writer.WriteEncodedValue(value);
                }
            }
        });
        return CmsAttributes.Read(new AsnReader(set, AsnEncodingRules.BER), 0);
    }
}
