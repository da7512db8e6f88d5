using System.Text;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Pki.Tests.Ocsp;

public class OcspOpenSslTests
{
    [Theory]
    [InlineData("-sha1")]
    [InlineData("-sha256")]
    public void Openssl_asks_with_a_nonce_and_believes_the_reply(string digest)
    {
        using var openssl = new OpenSsl();
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("issuing.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Run("ocsp", digest, "-issuer", "issuing.pem", "-cert", "leaf.pem", "-reqout", "request");

        var request = OcspRequest.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "request"))).Value;
        var certId = Assert.Single(request.CertIds);
        Assert.True(certId.IsIssuedBy(TestPki.Issuing));
        Assert.Equal(TestPki.Leaf.SerialNumber, certId.SerialNumber);
        Assert.NotNull(request.Nonce);

        string[] ask = ["ocsp", digest, "-issuer", "issuing.pem", "-cert", "leaf.pem", "-no_nonce", "-respin", "response", "-CAfile", "root.pem", "-verify_other", "issuing.pem", "-attime", OpenSsl.Now, "-validity_period", "99999999"];
        openssl.Put("response", Reply(request, SingleResponse.Good(certId, TestPki.Start)));
        Assert.DoesNotContain("once", openssl.Run("ocsp", "-reqin", "request", "-respin", "response", "-CAfile", "root.pem", "-verify_other", "issuing.pem", "-attime", OpenSsl.Now), StringComparison.Ordinal);
        var good = openssl.Run(ask);
        Assert.Contains("Response verify OK", good, StringComparison.Ordinal);
        Assert.Contains("leaf.pem: good", good, StringComparison.Ordinal);

        openssl.Put("response", Reply(request, SingleResponse.Revoked(certId, TestPki.Start, RevocationReason.KeyCompromise, TestPki.Start)));
        Assert.Contains("Reason: keyCompromise", openssl.Run(ask), StringComparison.Ordinal);
    }

    private static byte[] Reply(OcspRequest request, SingleResponse single)
    {
        var responder = TestPki.Make(
            TestPki.Issuing.Subject,
            TestPki.Name("OCSP RESPONDER"),
            TestPki.PersonKey,
            TestPki.IssuingKey,
            [ExtendedKeyUsageExtension.Write([Oids.OcspSigning]), OcspNoCheckExtension.Write()]);
        return OcspResponse.Sign(responder, TestPki.PersonKey, [single], request.Nonce, TestPki.Now);
    }
}
