using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

public class SignCmsTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("Прошу перевыпустить ключи\n");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_signed_is_checked(bool attached)
    {
        var cms = SignedCms.Decode(SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached, [TestPki.Issuing])).Value;

        var signer = Assert.Single(cms.Signers);
        var signedBy = cms.Check(signer, attached ? default(ReadOnlyMemory<byte>?) : Text).Value;
        Assert.Equal(TestPki.Leaf, signedBy.Certificate);
        Assert.Equal(TestPki.Now, signedBy.SigningTime);
        Assert.Equal(attached, cms.Content is not null);
    }

    [Fact]
    public void Openssl_verifies_an_attached_and_a_detached_signature()
    {
        using var openssl = new OpenSsl();
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("text", Text);
        openssl.Put("attached", SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing]));
        openssl.Put("detached", SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: false, [TestPki.Issuing]));

        string[] verify = ["cms", "-verify", "-cades", "-inform", "DER", "-CAfile", "root.pem", "-attime", OpenSsl.Now, "-binary"];
        openssl.Run([.. verify, "-in", "attached", "-out", "out"]);
        Assert.Equal(Text, File.ReadAllBytes(Path.Combine(openssl.Folder, "out")));
        openssl.Run([.. verify, "-in", "detached", "-content", "text", "-out", "out2"]);
    }

    [Fact]
    public void Openssl_verifies_content_of_a_type_of_its_own()
    {
        using var openssl = new OpenSsl();
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("act", SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing], Oids.TanbaAct));

        openssl.Run(["cms", "-verify", "-cades", "-inform", "DER", "-CAfile", "root.pem", "-attime", OpenSsl.Now, "-binary", "-in", "act", "-out", "out"]);
        Assert.Equal(Text, File.ReadAllBytes(Path.Combine(openssl.Folder, "out")));
        Assert.Contains($"eContentType: undefined ({Oids.TanbaAct})", openssl.Run(["cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "act"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Oids.CmsData, 1)] // RFC 5652 §5.1: version 3 when the content is no id-data
    [InlineData(Oids.TanbaAct, 3)]
    public void The_version_of_signed_data_follows_the_content_type(string contentType, int version)
    {
        var encoded = SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, contentType: contentType);
        var content = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        content.ReadObjectIdentifier();
        Assert.Equal(version, content.ReadSequence(Der.Context(0)).ReadSequence().ReadInteger());

        var cms = SignedCms.Decode(encoded).Value;
        Assert.Equal(contentType, cms.ContentType);
        Assert.Null(cms.Check(cms.Signers[0]).Rejection);
    }

    [Fact]
    public void A_signature_over_a_digest_never_holds_for_content_of_another_type() // docs/decisions/0010
    {
        var cms = SignedCms.Decode(SignCms.SignDigest(SHA256.HashData(Text), TestPki.Leaf, TestPki.PersonKey, TestPki.Now)).Value;
        Assert.Null(cms.Check(cms.Signers[0], Text).Rejection);

        var joined = SignedCms.Decode(Rewritten(cms, Oids.TanbaAct, Text)).Value;
        Assert.Equal(Oids.TanbaAct, joined.ContentType);
        Assert.Equal("cms.attributes-wrong", joined.Check(joined.Signers[0]).Rejection?.Code);
    }

    private static byte[] Rewritten(SignedCms cms, string contentType, byte[] content) => new CmsParts
    {
        ContentType = contentType,
        Content = content,
        Certificates = [.. cms.Certificates.Select(certificate => certificate.Encoded)],
        Signers = [.. cms.Signers.Select(signer => signer.Encoded)],
    }.Write();
}
