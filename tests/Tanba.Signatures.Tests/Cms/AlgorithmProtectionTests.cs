using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 6211.</summary>
public class AlgorithmProtectionTests
{
    private static readonly ReadOnlyMemory<byte> Sha256 = SignatureAlgorithm.RsaSha256.DigestIdentifier;
    private static readonly ReadOnlyMemory<byte> Sha512 = SignatureAlgorithm.RsaSha512.DigestIdentifier;
    private static readonly ReadOnlyMemory<byte> Rsa256 = SignatureAlgorithm.RsaSha256.Identifier;

    [Fact]
    public void Algorithms_that_are_those_of_the_signature_hold() => Assert.True(Holds(Value(Sha256, 1, Rsa256)));

    [Fact]
    public void An_absent_null_is_a_null() =>
        Assert.True(Holds(Value(AlgorithmIdentifier.Write(Oids.Sha256, default), 1, AlgorithmIdentifier.Write(Oids.Sha256WithRsa, default))));

    [Fact]
    public void Without_the_attribute_nothing_is_asked() => Assert.True(AlgorithmProtection.HoldsOrIsAbsent(Signer([])));

    [Fact]
    public void Other_algorithms_do_not_hold()
    {
        Assert.False(Holds(Value(Sha512, 1, Rsa256)));
        Assert.False(Holds(Value(Sha256, 1, SignatureAlgorithm.RsaSha512.Identifier)));
        Assert.False(Holds(Value(Sha256, 1, SignatureAlgorithm.RsaPssSha256.Identifier)));
    }

    [Fact]
    public void Two_attributes_do_not_hold() => Assert.False(AlgorithmProtection.HoldsOrIsAbsent(Signer([Value(Sha256, 1, Rsa256), Value(Sha256, 1, Rsa256)])));

    [Fact]
    public void A_mac_is_no_signature() => Assert.Throws<AsnContentException>(() => Holds(Value(Sha256, 2, Rsa256)));

    [Theory]
    [InlineData("0500")]
    [InlineData("3000")]
    [InlineData("040100")]
    [InlineData("300430000500")]
    public void Another_form_is_a_fault(string hex) => Assert.Throws<AsnContentException>(() => Holds(Convert.FromHexString(hex)));

    [Fact]
    public void Without_an_algorithm_of_the_signature_nothing_is_protected() => Assert.False(Holds(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Sha256.Span);
        }
    })));

    [Fact]
    public void Both_kinds_of_algorithm_at_once_are_a_fault() => Assert.Throws<AsnContentException>(() => Holds(Der.Write(writer =>
    {
        var (signature, mac) = (Rsa256.ToArray(), Rsa256.ToArray());
        (signature[0], mac[0]) = (0xA1, 0xA2);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(Sha256.Span);
            writer.WriteEncodedValue(signature);
            writer.WriteEncodedValue(mac);
        }
    })));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "cms.attributes-wrong")]
    public void A_whole_signature_stands_and_falls_with_it(bool isRight, string? code)
    {
        var attribute = Value(isRight ? Sha256 : Sha512, 1, Rsa256);
        var document = SignedCms.Decode(WithAttribute(attribute)).Value;
        Assert.Equal(code, document.Check(document.Signers[0]).Rejection?.Code);
    }

    /// <summary>A document that is freshly signed with the attribute among the others.</summary>
    private static byte[] WithAttribute(byte[] value)
    {
        var plain = SignerInfo.Read(new AsnReader(SignerInfoWriter.Write(System.Security.Cryptography.SHA256.HashData("x"u8), Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now)), AsnEncodingRules.BER));
        var others = new AsnReader(plain.SignedAttributes.ToBeSigned(), AsnEncodingRules.DER).ReadSetOf();
        var set = Der.Write(writer =>
        {
            using (writer.PushSetOf())
            {
                while (others.HasData)
                {
                    writer.WriteEncodedValue(others.ReadEncodedValue().Span);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.CmsAlgorithmProtectionAttribute);
                    using (writer.PushSetOf())
                    {
                        writer.WriteEncodedValue(value);
                    }
                }
            }
        });
        var signature = TestPki.PersonKey.Sign(set);
        set[0] = 0xA0;
        var info = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSequence())
                {
                    writer.WriteEncodedValue(TestPki.Leaf.Issuer.Encoded.Span);
                    TestPki.Leaf.SerialNumber.Write(writer);
                }

                writer.WriteEncodedValue(Sha256.Span);
                writer.WriteEncodedValue(set);
                writer.WriteEncodedValue(Rsa256.Span);
                writer.WriteOctetString(signature);
            }
        });
        return new CmsParts { Content = "x"u8.ToArray(), Certificates = [TestPki.Leaf.Encoded], Signers = [info] }.Write();
    }

    private static bool Holds(byte[] value) => AlgorithmProtection.HoldsOrIsAbsent(Signer([value]));

    private static byte[] Value(ReadOnlyMemory<byte> digest, int tag, ReadOnlyMemory<byte> signature)
    {
        var tagged = signature.ToArray();
        tagged[0] = (byte)(0xA0 | tag);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(digest.Span);
                writer.WriteEncodedValue(tagged);
            }
        });
    }

    /// <summary>A signature of RSA with SHA-256 with these values of the attribute, each in one of its own.</summary>
    private static SignerInfo Signer(IReadOnlyList<byte[]> values)
    {
        var attributes = Der.Write(writer =>
        {
            using (writer.PushSetOf(Der.Context(0)))
            {
                foreach (var value in values.DefaultIfEmpty([5, 0]))
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(values.Count == 0 ? Oids.SigningTimeAttribute : Oids.CmsAlgorithmProtectionAttribute);
                        using (writer.PushSetOf())
                        {
                            writer.WriteEncodedValue(value);
                        }
                    }
                }
            }
        });
        var fields = new AsnReader(SignerInfoWriter.Write(new byte[32], Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now)), AsnEncodingRules.DER).ReadSequence();
        var changed = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                while (fields.HasData)
                {
                    var field = fields.ReadEncodedValue();
                    writer.WriteEncodedValue(field.Span[0] == 0xA0 ? attributes : field.Span);
                }
            }
        });
        return SignerInfo.Read(new AsnReader(changed, AsnEncodingRules.BER));
    }
}
