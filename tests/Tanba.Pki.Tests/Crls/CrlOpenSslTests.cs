using System.Text;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Tests.Crls;

public class CrlOpenSslTests
{
    [Fact]
    public void Openssl_reads_a_full_and_a_delta_list_and_verifies_their_signature()
    {
        using var openssl = new OpenSsl();
        openssl.Put("issuer.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Put("full", TestCrls.Full().Sign(TestPki.IssuingKey));
        openssl.Put("delta", (TestCrls.Full() with { BaseNumber = 41 }).Sign(TestPki.IssuingKey));

        var full = openssl.Run("crl", "-inform", "DER", "-in", "full", "-CAfile", "issuer.pem", "-noout", "-text");
        Assert.Contains("verify OK", full, StringComparison.Ordinal);
        Assert.Contains("Key Compromise", full, StringComparison.Ordinal);
        Assert.Contains("X509v3 CRL Number", full, StringComparison.Ordinal);

        var delta = openssl.Run("crl", "-inform", "DER", "-in", "delta", "-CAfile", "issuer.pem", "-noout", "-text");
        Assert.Contains("X509v3 Delta CRL Indicator: critical", delta, StringComparison.Ordinal);
    }

    [Fact]
    public void Openssl_verifies_a_chain_with_the_lists_of_both_authorities()
    {
        using var openssl = new OpenSsl();
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("issuing.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        var root = new CrlBuilder(TestPki.Root.Subject, TestPki.Root.SubjectKeyIdentifier!.Value, 1, TestPki.Now, TestPki.Now.AddDays(1), []);
        var lists = Pem.Wrap("X509 CRL", root.Sign(TestPki.RootKey)) + Pem.Wrap("X509 CRL", TestCrls.Full().Sign(TestPki.IssuingKey));
        openssl.Put("lists.pem", Encoding.ASCII.GetBytes(lists));

        string[] verify = ["verify", "-x509_strict", "-crl_check_all", "-CRLfile", "lists.pem", "-CAfile", "root.pem", "-untrusted", "issuing.pem", "-attime", OpenSsl.Now];
        openssl.Run([.. verify, "leaf.pem"]);

        var revoked = TestCrls.Full([new(TestPki.Leaf.SerialNumber, TestPki.Start, RevocationReason.Superseded)]);
        openssl.Put("lists.pem", Encoding.ASCII.GetBytes(Pem.Wrap("X509 CRL", root.Sign(TestPki.RootKey)) + Pem.Wrap("X509 CRL", revoked.Sign(TestPki.IssuingKey))));
        Assert.Contains("certificate revoked", openssl.Run(2, [.. verify, "leaf.pem"]), StringComparison.Ordinal);
    }
}
