using System.Text;
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
}
