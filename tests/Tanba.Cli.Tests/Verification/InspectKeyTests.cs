using System.Text;
using Tanba.Cli.Verification;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Of a private key nothing is told but its kind.</summary>
public class InspectKeyTests
{
    [Theory]
    [InlineData("rsa2048", "rsa encryption")]
    [InlineData("p256", "ec public key")]
    [InlineData("p384", "ec public key")]
    [InlineData("gost512", "Kazakh gost2015 key512")]
    [InlineData("gost256", "Kazakh gost2015")]
    [InlineData("gost2004", "Kazakh gost2004")]
    public void A_key_of_PKCS8_says_its_kind_and_nothing_of_its_number(string kind, string words)
    {
        using var key = SoftwareKey.Generate(kind);
        var pkcs8 = key.ExportPkcs8();
        var said = InspectText.Of(InspectKey.Private(pkcs8)!);
        Assert.Contains("not encrypted", said, StringComparison.Ordinal);
        Assert.Contains(words, said, StringComparison.OrdinalIgnoreCase);
        for (var at = 0; at + 8 <= pkcs8.Length; at += 8)
        {
            Assert.DoesNotContain(Convert.ToHexStringLower(pkcs8.AsSpan(at, 8)), said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_encrypted_key_says_with_what_it_is_encrypted()
    {
        using var openssl = new OpenSsl();
        openssl.Run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem");
        openssl.Run("pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:x", "-outform", "DER", "-out", "modern");
        openssl.Run("pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", "key.pem", "-passout", "pass:x", "-outform", "DER", "-out", "old");
        foreach (var name in new[] { "modern", "old" })
        {
            var said = Assert.Single(InspectKey.Private(File.ReadAllBytes(Path.Combine(openssl.Folder, name)))!.Says);
            Assert.Contains("encrypted with", said, StringComparison.Ordinal);
            Assert.DoesNotContain("not encrypted", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("RSA", "PKCS#1")]
    [InlineData("EC", "SEC 1")]
    public void The_older_forms_are_known(string algorithm, string form)
    {
        using var openssl = new OpenSsl();
        openssl.Run("genpkey", "-algorithm", algorithm, "-pkeyopt", algorithm == "RSA" ? "rsa_keygen_bits:2048" : "ec_paramgen_curve:P-256", "-out", "key.pem");
        openssl.Run("pkey", "-in", "key.pem", "-traditional", "-out", "old.pem");
        var explained = new InspectDer(TestPki.Now).Explain(File.ReadAllBytes(Path.Combine(openssl.Folder, "old.pem")));
        Assert.Equal("private key", explained.Kind);
        Assert.Contains(form, explained.Says[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3000")]
    [InlineData("30030201")]
    [InlineData("3003020100")]
    [InlineData("300602010002010003")]
    [InlineData("30060201000400")] // SEC 1 has version 1
    [InlineData("300e020100020100020100020100")]
    [InlineData("300b3009060760864801650304")]
    [InlineData("0500")]
    [InlineData("")]
    public void What_is_no_key_is_not_taken_for_one(string hex) => Assert.Null(InspectKey.Private(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("p256")]
    [InlineData("gost512")]
    public void A_public_key_is_told_with_its_digest(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var explained = InspectKey.Explain(key.PublicKey);
        Assert.Contains("does not say whose it is", Assert.Single(explained.Says), StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(key.PublicKey.Encoded.Span)), Assert.Single(explained.Fields).Value);
    }

    [Fact]
    public void A_key_in_PEM_under_a_name_of_its_own_is_told_all_the_same()
    {
        using var key = SoftwareKey.Generate("p256");
        var explained = new InspectDer(TestPki.Now).Explain(Encoding.ASCII.GetBytes(Pem.Wrap("ANY PRIVATE KEY", key.ExportPkcs8())));
        Assert.Equal("private key", explained.Kind);
    }
}
