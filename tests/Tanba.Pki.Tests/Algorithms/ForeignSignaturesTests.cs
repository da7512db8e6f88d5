using System.Text;
using Tanba.Keys;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>openssl checks what we signed, and we check what openssl signed; and no signature has a second form.</summary>
public class ForeignSignaturesTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("хабарлама");

    [Theory]
    [InlineData("rsa2048", "RSA SHA-256", "-sha256")]
    [InlineData("rsa2048", "RSA SHA-384", "-sha384")]
    [InlineData("rsa2048", "RSA SHA-512", "-sha512")]
    [InlineData("p256", "ECDSA SHA-256", "-sha256")]
    [InlineData("p384", "ECDSA SHA-384", "-sha384")]
    public void Openssl_signs_what_we_check(string kind, string algorithm, string digest)
    {
        using var openssl = new OpenSsl();
        using var key = SoftwareKey.Generate(kind);
        var row = SignatureAlgorithm.All.Single(found => found.Name == algorithm);
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", key.ExportPkcs8())));
        openssl.Put("message", Message);
        openssl.Run("dgst", digest, "-sign", "key.pem", "-out", "signature", "message");
        var signature = File.ReadAllBytes(Path.Combine(openssl.Folder, "signature"));

        Assert.True(row.Verify(key.PublicKey, Message, signature));
        Assert.All(SignatureAlgorithm.All.Where(other => other != row), other => Assert.False(other.Verify(key.PublicKey, Message, signature)));
    }

    [Theory]
    [InlineData("rsa2048", "-sha256")]
    [InlineData("rsa3072", "-sha256")]
    [InlineData("p256", "-sha256")]
    [InlineData("p384", "-sha384")]
    public void Openssl_checks_what_we_signed(string kind, string digest)
    {
        using var openssl = new OpenSsl();
        using var key = SoftwareKey.Generate(kind);
        openssl.Put("public.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PUBLIC KEY", key.PublicKey.Encoded.Span)));
        openssl.Put("message", Message);
        openssl.Put("signature", key.Sign(Message));
        Assert.Contains("Verified OK", openssl.Run("dgst", digest, "-verify", "public.pem", "-signature", "signature", "message"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ecdsa_signature_has_one_form_only()
    {
        var good = TestPki.RootKey.Sign(Message);
        Assert.True(Holds(good));
        Assert.False(Holds([.. good, 0]));
        Assert.False(Holds(Asn.LongLength(good)));
        Assert.False(Holds(Asn.Indefinite(good)));
        Assert.False(Holds(Asn.Sequence(good[2..], Asn.Integer(1))));
        Assert.False(Holds(Asn.Sequence(Asn.Integer(0), Asn.Integer(0))));
        Assert.False(Holds(Asn.Sequence(Asn.Integer(1), Asn.Integer(0xff))));
        Assert.False(Holds(Asn.Sequence(Asn.Integer(1))));
        Assert.False(Holds(Asn.Set(good[2..])));
        Assert.False(Holds(new byte[96])); // r and s side by side: the form of IEEE P1363

        bool Holds(byte[] signature) => SignatureAlgorithm.EcdsaSha384.Verify(TestPki.RootKey.PublicKey, Message, signature);
    }

    [Fact]
    public void An_rsa_signature_has_the_length_of_its_modulus()
    {
        var good = TestPki.PersonKey.Sign(Message);
        Assert.Equal(256, good.Length);
        Assert.True(Holds(good));
        Assert.False(Holds([0, .. good]));
        Assert.False(Holds(good[1..]));
        Assert.False(Holds([]));
        Assert.False(Holds(new byte[256]));
        Assert.False(Holds([.. Enumerable.Repeat((byte)0xff, 256)])); // larger than the modulus

        bool Holds(byte[] signature) => SignatureAlgorithm.RsaSha256.Verify(TestPki.PersonKey.PublicKey, Message, signature);
    }

    [Theory]
    [InlineData("300b06092a864886f70d01010b", true)] // absent
    [InlineData("300d06092a864886f70d01010b0500", true)] // NULL
    [InlineData("300f06092a864886f70d01010b04020500", false)] // a NULL in an OCTET STRING
    [InlineData("300d06092a864886f70d01010b3000", false)]
    public void Parameters_are_absent_null_or_something_else(string hex, bool none)
    {
        var identifier = AlgorithmIdentifier.Read(new System.Formats.Asn1.AsnReader(Convert.FromHexString(hex), System.Formats.Asn1.AsnEncodingRules.DER));
        Assert.Equal(none, identifier.HasNoParameters);
        Assert.Equal(hex, Convert.ToHexStringLower(AlgorithmIdentifier.Write(identifier.Oid, identifier.Parameters)));
        Assert.Equal(hex, Convert.ToHexStringLower(identifier.Encoded.Span));
    }

    [Theory]
    [InlineData("RFC 5915")]
    [InlineData("PKCS#8")]
    public void Of_the_forms_of_openssl_pkcs8_alone_is_a_private_key(string form)
    {
        using var openssl = new OpenSsl();
        openssl.Run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:named_curve", "-out", "key.pem");
        string[] convert = form == "RFC 5915" ? ["ec", "-in", "key.pem", "-outform", "DER", "-out", "key.der"] : ["pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-outform", "DER", "-out", "key.der"];
        openssl.Run(convert);
        var read = SoftwareKey.FromPkcs8(File.ReadAllBytes(Path.Combine(openssl.Folder, "key.der")));
        Assert.Equal(form == "RFC 5915" ? "key.malformed" : null, read.Rejection?.Code);
    }
}
