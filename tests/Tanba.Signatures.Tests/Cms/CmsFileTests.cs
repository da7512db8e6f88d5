using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Paths;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>Documents that stay in their file.</summary>
public class CmsFileTests
{
    private static readonly byte[] Text = RandomNumberGenerator.GetBytes(300_000);
    private static readonly CmsSigner Person = new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now);

    private static PathEvidence Evidence => new([TestPki.Root], [TestPki.Issuing]);

    private static PathParameters Parameters => new() { At = TestPki.Now, Purpose = PathPurpose.Signing, Revocation = RevocationChecking.None };

    [Fact]
    public void A_document_is_read_as_in_memory_but_for_its_content()
    {
        var octets = SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing]);
        var (file, whole) = (Open(octets), SignedCms.Decode(octets).Value);
        Assert.Equal(Text.Length, file.ContentLength);
        Assert.Null(file.Document.Content);
        Assert.Equal(whole.ContentType, file.Document.ContentType);
        Assert.Equal(whole.Certificates, file.Document.Certificates);
        Assert.Equal(whole.Signers[0].Encoded.ToArray(), file.Document.Signers[0].Encoded.ToArray());
        using var content = new MemoryStream();
        file.ReadContent(piece => content.Write(piece));
        Assert.Equal(Text, content.ToArray());
        Assert.True(VerifyCms.Run(file, null, Evidence, Parameters).IsValid);
    }

    [Theory]
    [InlineData(true, "-nodetach", "-stream", "-indef")]
    [InlineData(true, "-nodetach", "-noindef")]
    [InlineData(true, "-nodetach", "-stream", "-noattr")]
    [InlineData(false, "-keyid")]
    [InlineData(false, "-noattr")]
    public void A_document_of_openssl_is_judged_in_pieces(bool attached, params string[] options)
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Put("text", Text);
        openssl.Run(["cms", "-sign", "-binary", .. options, "-in", "text", "-signer", "leaf.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "signed"]);

        using var stream = File.OpenRead(Path.Combine(openssl.Folder, "signed"));
        var file = CmsFile.Open(stream).Value;
        Assert.Equal(attached ? Text.Length : default(long?), file.ContentLength);
        using var content = attached ? null : new MemoryStream(Text);
        Assert.True(VerifyCms.Run(file, content, Evidence, Parameters).IsValid);
        using var other = new MemoryStream(Text[1..]);
        Assert.Equal(attached ? CmsReasons.ContentDiffers : options.Contains("-noattr") ? CmsReasons.SignatureWrong : CmsReasons.DigestWrong, VerifyCms.Run(file, other, Evidence, Parameters).Reason);
    }

    [Fact]
    public void A_detached_document_needs_its_content()
    {
        var file = Open(SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: false));
        Assert.Null(file.ContentLength);
        Assert.Equal(CmsReasons.ContentMissing, VerifyCms.Run(file, null, Evidence, Parameters).Reason);
        Assert.Throws<InvalidOperationException>(() => file.ReadContent(_ => { }));
    }

    [Fact]
    public void A_signature_is_added_to_a_file_without_its_content_in_memory()
    {
        var file = Open(SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true));
        var both = AddSignature.Beside(file.Document, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now.AddMinutes(1)), file.Digest([Oids.Sha256])).Value;
        using var output = new MemoryStream();
        file.Write(both, output);
        var verdict = VerifyCms.Run(SignedCms.Decode(output.ToArray()).Value, Evidence, Parameters);
        Assert.True(verdict.IsValid);
        Assert.Equal(2, verdict.Signers.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3003020101")]
    [InlineData("3080")]
    [InlineData("30ffffffffffffffffff")]
    [InlineData("3089000000000000000001")]
    [InlineData("1f8101")]
    [InlineData("308006092a864886f70d010702a0803080")] // ends in the middle
    [InlineData("308006092a864886f70d010703a08000000000")] // enveloped data
    public void What_is_no_document_is_refused(string hex)
    {
        using var stream = new MemoryStream(Convert.FromHexString(hex));
        Assert.Equal("cms.malformed", CmsFile.Open(stream).Rejection?.Code);
    }

    [Fact]
    public void Values_that_are_nested_without_end_are_refused()
    {
        byte[] deep = [.. Convert.FromHexString("308006092a864886f70d010702a0803080020101"), .. Enumerable.Repeat<byte[]>([0x31, 0x80], 100_000).SelectMany(octets => octets)];
        Assert.Equal("cms.malformed", CmsFile.Open(new MemoryStream(deep)).Rejection?.Code);
    }

    [Fact]
    public void Mutated_files_never_throw_and_never_hold_for_another_content()
    {
        var small = "text"u8.ToArray();
        var octets = SignCms.Sign(small, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true);
        Mutated.NeverThrows(octets, mutated => CmsFile.Open(new MemoryStream(mutated.ToArray())), (_, file) =>
        {
            using var content = new MemoryStream();
            if (file.ContentLength is not null)
            {
                file.ReadContent(piece => content.Write(piece));
            }

            Assert.True(!VerifyCms.Run(file, null, Evidence, Parameters).IsValid || content.ToArray().AsSpan().SequenceEqual(small));
        });
    }

    [Fact]
    public void Signers_of_a_file_sign_with_a_key_of_their_own_certificate() =>
        Assert.Throws<ArgumentException>(() => new CmsSigner(TestPki.Issuing, Person.Key, TestPki.Now));

    private static CmsFile Open(byte[] octets) => CmsFile.Open(new MemoryStream(octets)).Value;
}
