using System.Text;
using Tanba.Pki.Certificates;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 3370 §3.1, RFC 5754 §3.1: DSA on documents, as long as it was believed; OpenSSL signs.</summary>
public sealed class OldSignaturesTests : IDisposable
{
    private static readonly byte[] Text = "Ескі құжат\n"u8.ToArray();
    private static readonly DateTimeOffset Before = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset After = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly OpenSsl openssl = new();

    public OldSignaturesTests()
    {
        openssl.Put("text", Text);
        openssl.Run("dsaparam", "-out", "parameters.pem", "1024");
        openssl.Run("gendsa", "-out", "key.pem", "parameters.pem");
        openssl.Run("req", "-new", "-x509", "-key", "key.pem", "-sha256", "-subj", "/CN=OLD SIGNER/C=KZ", "-days", "30000", "-set_serial", "7", "-out", "signer.pem");
    }

    public void Dispose() => openssl.Dispose();

    [Theory]
    [InlineData("-nodetach")]
    [InlineData("-nodetach", "-noattr")]
    [InlineData("-nodetach", "-keyid")]
    public void A_signature_by_DSA_holds_for_a_time_when_it_was_believed(params string[] options)
    {
        var (document, evidence) = Signed("sha256", options);
        var held = Assert.Single(VerifyCms.Run(document, evidence, At(Before)).Signers);
        Assert.NotNull(held.Path);
        Assert.Equal("OLD SIGNER", held.Certificate!.Subject.CommonName);
    }

    [Fact]
    public void For_a_later_time_it_holds_no_longer()
    {
        var (document, evidence) = Signed("sha256", "-nodetach");
        Assert.Equal(CmsReasons.AlgorithmUnknown, VerifyCms.Run(document, evidence, At(After)).Reason);
    }

    [Fact]
    public void With_SHA_1_it_is_believed_for_an_earlier_time_only()
    {
        var (document, evidence) = Signed("sha1", "-nodetach");
        Assert.Equal(CmsReasons.AlgorithmUnknown, VerifyCms.Run(document, evidence, At(Before)).Reason);
        Assert.NotNull(Assert.Single(VerifyCms.Run(document, evidence, At(new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero))).Signers).Path);
    }

    [Fact]
    public void Where_no_time_is_in_question_it_is_not_believed()
    {
        var (document, _) = Signed("sha256", "-nodetach");
        Assert.Equal(CmsReasons.AlgorithmUnknown, document.Check(document.Signers[0]).Rejection?.Code);
    }

    [Fact]
    public void A_changed_content_and_a_changed_value_are_found_out()
    {
        var (document, evidence) = Signed("sha256");
        Assert.Equal(CmsReasons.DigestWrong, VerifyCms.Run(document, "something else"u8.ToArray(), evidence, At(Before)).Reason);
        var octets = document.Encode();
        octets[^1] ^= 1;
        Assert.Equal(CmsReasons.SignatureWrong, VerifyCms.Run(SignedCms.Decode(octets).Value, Text, evidence, At(Before)).Reason);
    }

    private static PathParameters At(DateTimeOffset at) => new() { At = at, Purpose = PathPurpose.Any, Revocation = RevocationChecking.None };

    /// <summary>The signer's certificate is trusted by itself.</summary>
    private (SignedCms Document, PathEvidence Evidence) Signed(string digest, params string[] options)
    {
        openssl.Run(["cms", "-sign", "-binary", .. options, "-md", digest, "-in", "text", "-signer", "signer.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "signed"]);
        var signer = Certificate.Decode(Encoding.ASCII.GetBytes(File.ReadAllText(Path.Combine(openssl.Folder, "signer.pem")))).Value;
        return (SignedCms.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "signed"))).Value, new([signer]));
    }
}
