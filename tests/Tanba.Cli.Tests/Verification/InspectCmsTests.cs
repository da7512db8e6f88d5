using Tanba.Cli.Verification;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Signed documents in words.</summary>
public sealed class InspectCmsTests : IDisposable
{
    private readonly SoftwareKey second = SoftwareKey.Generate("p256");
    private readonly SignedCms document = SignedCms.Decode(SignCms.Sign("құжат"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true)).Value;

    public void Dispose() => second.Dispose();

    [Theory]
    [InlineData(true, "What is signed is inside: 10 octets.")]
    [InlineData(false, "What is signed is not inside: the signature is detached.")]
    public void Where_the_content_is_is_told(bool attached, string words) =>
        Assert.Contains(words, Explain(SignCms.Sign("құжат"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached)).Says);

    [Fact]
    public void A_signature_says_in_whose_name_and_with_what()
    {
        var signature = Explain(document.Encode()).Inside[0];
        Assert.Equal("A signature in the name of ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007.", signature.Says[0]);
        Assert.Equal(TestPki.Leaf.SerialNumber.ToString(), Field(signature, "serial number"));
        Assert.Contains(Oids.Sha256, Field(signature, "digest"), StringComparison.Ordinal);
        Assert.Contains(Oids.Sha256WithRsa, Field(signature, "signed with"), StringComparison.Ordinal);
        Assert.Contains(Oids.SigningCertificateV2Attribute, Field(signature, "signed attributes"), StringComparison.Ordinal);
        Assert.Empty(Field(signature, "later additions")!);
    }

    [Fact]
    public void Several_signatures_are_counted_and_each_is_told()
    {
        var certificate = TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("SECOND"), second, TestPki.IssuingKey, TestPki.Signing());
        var both = Explain(AddSignature.Beside(document, new(certificate, second, TestPki.Now)).Value.Encode());
        Assert.Equal("A signed document (CMS) with 2 signatures.", both.Says[0]);
        Assert.Equal(2, both.Inside.Count(one => one.Kind == "signature"));
        Assert.Equal(2, both.Inside.Count(one => one.Kind == "certificate"));
    }

    [Fact]
    public void A_signature_over_another_is_a_later_addition()
    {
        var over = Explain(AddSignature.Over(document, document.Signers[0], new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now)).Encode());
        Assert.Contains(Oids.CounterSignatureAttribute, Field(over.Inside[0], "later additions"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_of_certificates_is_told_as_one()
    {
        using var openssl = new OpenSsl();
        openssl.Put("both.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Root.ToPem() + TestPki.Issuing.ToPem()));
        openssl.Run("crl2pkcs7", "-nocrl", "-certfile", "both.pem", "-outform", "DER", "-out", "bundle");
        var bundle = Explain(File.ReadAllBytes(Path.Combine(openssl.Folder, "bundle")));
        Assert.Equal("A bundle of 2 certificates (CMS without signatures).", Assert.Single(bundle.Says));
        Assert.Equal(["certificate", "certificate"], bundle.Inside.Select(one => one.Kind));
    }

    [Fact]
    public void A_signature_without_its_certificate_is_somebodys()
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Put("text", "text"u8.ToArray());
        openssl.Run("cms", "-sign", "-nocerts", "-keyid", "-in", "text", "-signer", "leaf.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "signed");
        var signature = Assert.Single(Explain(File.ReadAllBytes(Path.Combine(openssl.Folder, "signed"))).Inside);
        Assert.Equal("A signature of somebody whose certificate is not inside.", signature.Says[0]);
        Assert.Equal(Convert.ToHexStringLower(TestPki.Leaf.SubjectKeyIdentifier!.Value.Span), Field(signature, "key identifier"));
        Assert.Null(Field(signature, "serial number"));
    }

    private static Inspected Explain(byte[] octets) => new InspectDer(TestPki.Now).Explain(octets);

    private static string? Field(Inspected inspected, string name) => inspected.Fields.First(field => field.Name == name).Value;
}
