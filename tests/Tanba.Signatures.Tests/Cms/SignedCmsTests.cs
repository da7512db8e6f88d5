using System.Formats.Asn1;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5652.</summary>
public class SignedCmsTests
{
    private static readonly byte[] Text = "Прошу перевыпустить ключи\n"u8.ToArray();
    private static readonly byte[] Attached = SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true);
    private static readonly byte[] Detached = SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: false);

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p256")]
    [InlineData("p384")]
    public void Every_kind_of_key_signs(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var certificate = TestPki.Make(TestPki.Issuing.Subject, TestPki.Person, key, TestPki.IssuingKey, TestPki.Signing());
        var cms = SignedCms.Decode(SignCms.Sign(Text, certificate, key, TestPki.Now, attached: true)).Value;
        Assert.Equal(certificate, cms.Check(cms.Signers[0]).Value.Certificate);
    }

    [Fact]
    public void A_changed_content_is_found_out()
    {
        Assert.Equal("cms.digest-wrong", Check(Detached, "something else"u8.ToArray()));
        Assert.Equal("cms.content-differs", Check(Attached, "something else"u8.ToArray()));
        Assert.Null(Check(Attached, Text));
        Assert.Equal("cms.content-missing", Check(Detached, null));
    }

    [Fact]
    public void A_digest_alone_is_signed_and_checked()
    {
        var digest = System.Security.Cryptography.SHA256.HashData(Text);
        var cms = SignedCms.Decode(SignCms.SignDigest(digest, TestPki.Leaf, TestPki.PersonKey, TestPki.Now)).Value;

        Assert.Null(cms.Content);
        Assert.Null(cms.Check(cms.Signers[0], Text).Rejection);
        Assert.Null(cms.Check(cms.Signers[0], SignedContent.OfDigest(digest)).Rejection);
        Assert.Equal("cms.digest-wrong", cms.Check(cms.Signers[0], SignedContent.OfDigest(new byte[32])).Rejection?.Code);
        Assert.Throws<ArgumentException>(() => SignCms.SignDigest(new byte[20], TestPki.Leaf, TestPki.PersonKey, TestPki.Now));
    }

    [Fact]
    public void A_key_that_is_not_the_certificates_is_misuse() =>
        Assert.Throws<ArgumentException>(() => SignCms.Sign(Text, TestPki.Leaf, TestPki.IssuingKey, TestPki.Now, attached: true));

    [Fact]
    public void Another_certificate_of_the_same_key_and_name_is_found_out() // RFC 5035 §5: signingCertificateV2
    {
        var twin = TestPki.Build(TestPki.Leaf.Issuer, TestPki.Leaf.Subject, TestPki.PersonKey.PublicKey, TestPki.IssuingKey, []) with { SerialNumber = TestPki.Leaf.SerialNumber };
        var swapped = Replace(Attached, TestPki.Leaf.Encoded.ToArray(), twin.Sign(TestPki.IssuingKey).Encoded.ToArray());
        Assert.Equal("cms.signing-certificate-differs", Check(swapped, null));
    }

    [Fact]
    public void Of_two_certificates_with_one_name_and_number_the_signature_says_which()
    {
        using var other = SoftwareKey.Generate("rsa2048");
        var twin = TestPki.Build(TestPki.Leaf.Issuer, TestPki.Leaf.Subject, other.PublicKey, TestPki.IssuingKey, []) with { SerialNumber = TestPki.Leaf.SerialNumber };
        var cms = SignedCms.Decode(SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [twin.Sign(TestPki.IssuingKey)])).Value;
        Assert.Equal(TestPki.Leaf, cms.Check(cms.Signers[0]).Value.Certificate);
    }

    [Fact]
    public void A_missing_certificate_is_named() => Assert.Equal(
        "cms.certificate-missing",
        Check(Replace(Attached, TestPki.Leaf.Encoded.ToArray(), TestPki.Issuing.Encoded.ToArray()), null));

    [Fact]
    public void A_signature_over_the_content_itself_is_refused()
    {
        // The attributes of a good signature, taken as content: without the rule this would be a second, forged document.
        var signer = SignedCms.Decode(Attached).Value.Signers[0];
        var forged = Der.Write(writer => WriteWithoutAttributes(writer, signer));
        Assert.Equal("cms.no-signed-attributes", Check(forged, null));
    }

    [Theory]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-cades")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-keyid")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-stream", "-indef")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-md", "sha512")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-noattr")]
    [InlineData("cms", "-sign", "-binary", "-noattr")]
    [InlineData("cms", "-sign", "-binary", "-stream")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-keyopt", "rsa_padding_mode:pss")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-md", "sha384", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:20")]
    [InlineData("cms", "-sign", "-binary", "-nodetach", "-econtent_type", "1.2.3.4.5")]
    [InlineData("smime", "-sign", "-binary", "-nodetach")]
    public void A_signature_made_by_openssl_is_checked(params string[] options)
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Put("text", Text);
        openssl.Run([.. options[..2], "-signer", "leaf.pem", "-inkey", "key.pem", .. options[2..], "-in", "text", "-outform", "DER", "-out", "signed"]);

        var cms = SignedCms.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "signed"))).Value;
        Assert.Equal(TestPki.Leaf, cms.Check(cms.Signers[0], Text).Value.Certificate);
    }

    [Fact]
    public void The_form_is_that_of_the_national_clients()
    {
        var reader = new AsnReader(Attached, AsnEncodingRules.DER).ReadSequence();
        reader.ReadObjectIdentifier();
        var signedData = reader.ReadSequence(Der.Context(0)).ReadSequence();
        Assert.Equal(1, signedData.ReadInteger());
        Assert.Equal("310f300d06096086480165030402010500", Convert.ToHexStringLower(signedData.ReadEncodedValue().Span)); // SHA-256 with NULL

        var signer = SignedCms.Decode(Attached).Value.Signers[0];
        Assert.Equal("300d06092a864886f70d01010b0500", Convert.ToHexStringLower(signer.SignatureAlgorithm.Encoded.Span));
        Assert.Equal(
            [Oids.ContentTypeAttribute, Oids.SigningTimeAttribute, Oids.MessageDigestAttribute, Oids.SigningCertificateV2Attribute],
            signer.SignedAttributes.Types);
        Assert.True(signer.UnsignedAttributes.IsEmpty);
        Assert.Equal(TestPki.Leaf.SerialNumber, signer.SerialNumber);
    }

    [Fact]
    public void Pem_is_read() => Assert.False(SignedCms.Decode(System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("CMS", Attached))).IsRefused);

    [Fact]
    public void Mutated_signatures_never_throw_and_never_hold_for_another_content() => Mutated.NeverThrows(Attached, SignedCms.Decode, (octets, cms) =>
    {
        foreach (var signer in cms.Signers)
        {
            var held = cms.Check(signer);
            Assert.True(held.IsRefused || (cms.Content!.Value.Span.SequenceEqual(Text) && held.Value.Certificate.Equals(TestPki.Leaf)));
        }
    });

    private static string? Check(byte[] document, byte[]? detached)
    {
        var cms = SignedCms.Decode(document).Value;
        return cms.Check(cms.Signers[0], detached is null ? default(ReadOnlyMemory<byte>?) : detached).Rejection?.Code;
    }

    /// <summary>Swaps the certificate inside and writes the lengths anew.</summary>
    private static byte[] Replace(byte[] document, byte[] old, byte[] replacement)
    {
        var reader = new AsnReader(document, AsnEncodingRules.DER).ReadSequence();
        reader.ReadObjectIdentifier();
        var signedData = reader.ReadSequence(Der.Context(0)).ReadSequence();
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.CmsSignedData);
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    while (signedData.HasData)
                    {
                        var value = signedData.ReadEncodedValue();
                        if (value.Span.IndexOf(old) < 0)
                        {
                            writer.WriteEncodedValue(value.Span);
                            continue;
                        }

                        using (writer.PushSetOf(Der.Context(0)))
                        {
                            writer.WriteEncodedValue(replacement);
                        }
                    }
                }
            }
        });
    }

    private static void WriteWithoutAttributes(AsnWriter writer, SignerInfo signer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.CmsSignedData);
            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                    writer.WriteEncodedValue(signer.DigestAlgorithm.Encoded.Span);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.CmsData);
                    using (writer.PushSequence(Der.Context(0)))
                    {
                        writer.WriteOctetString(signer.SignedAttributes.ToBeSigned());
                    }
                }

                using (writer.PushSetOf(Der.Context(0)))
                {
                    writer.WriteEncodedValue(TestPki.Leaf.Encoded.Span);
                }

                using (writer.PushSetOf())
                {
                    WriteSigner(writer, signer);
                }
            }
        }
    }

    private static void WriteSigner(AsnWriter writer, SignerInfo signer)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.Issuer!.Encoded.Span);
                signer.SerialNumber.Write(writer);
            }

            writer.WriteEncodedValue(signer.DigestAlgorithm.Encoded.Span);
            writer.WriteEncodedValue(signer.SignatureAlgorithm.Encoded.Span);
            writer.WriteOctetString(signer.Signature.Span);
        }
    }
}
