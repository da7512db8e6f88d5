using System.Text;
using Tanba.Cli.Verification;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Tests.Verification;

/// <summary>A signed document is read in whatever form a program or a page handed it on.</summary>
public sealed class CmsInputTests : IDisposable
{
    private static readonly byte[] Document = SignCms.Sign("құжат"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true);

    private readonly OpenSsl folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "DER", Document },
        { "PEM of RFC 7468", Encoding.ASCII.GetBytes(Pem.Wrap("CMS", Document)) },
        { "PEM as openssl writes it", Encoding.ASCII.GetBytes(Pem.Wrap("PKCS7", Document)) },
        { "PEM of another time", Encoding.ASCII.GetBytes(Pem.Wrap("PKCS #7 SIGNED DATA", Document)) },
        { "PEM after a note", Encoding.UTF8.GetBytes("a note, жазба\n" + Pem.Wrap("CMS", Document)) },
        { "PEM after another block", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem() + Pem.Wrap("CMS", Document)) },
        { "base64 in one line", Encoding.ASCII.GetBytes(Convert.ToBase64String(Document)) },
        { "base64 in lines", Encoding.ASCII.GetBytes(Convert.ToBase64String(Document, Base64FormattingOptions.InsertLineBreaks)) },
        { "base64 with an end of line", Encoding.ASCII.GetBytes(Convert.ToBase64String(Document) + "\n") },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_read(string form, byte[] octets)
    {
        var read = CmsInput.With<int>(folder.Put("document", octets), file => file.Document.Signers.Count);
        Assert.Equal((form, 1), (form, read.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MAAA")]
    [InlineData("text")]
    [InlineData("-----BEGIN CMS-----\n-----END CMS-----\n")]
    [InlineData("-----BEGIN CMS-----\nMAA=\n-----END CMS-----\n")]
    [InlineData("<xml/>")]
    [InlineData("0000")]
    public void What_is_no_document_in_any_form_is_malformed(string text) => Assert.Equal("cms.malformed", Code(folder.Put("document", Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void A_certificate_is_no_document()
    {
        Assert.Equal("cms.malformed", Code(folder.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()))));
        Assert.Equal("cms.malformed", Code(folder.Put("leaf.cer", TestPki.Leaf.Encoded)));
    }

    [Fact]
    public void What_is_not_there_or_is_a_folder_is_not_readable()
    {
        Assert.Equal("file.not-readable", Code(Path.Combine(folder.Folder, "missing")));
        Assert.Equal("file.not-readable", Code(folder.Folder));
        Assert.Equal("file.not-readable", Code(""));
    }

    [Fact]
    public void A_text_is_bounded()
    {
        var path = Path.Combine(folder.Folder, "long");
        using (var file = File.Create(path))
        {
            file.WriteByte((byte)'M');
            file.SetLength((96 * 1024 * 1024) + 1);
        }

        Assert.Equal("cms.too-large", Code(path));
    }

    [Fact]
    public void The_file_is_closed_afterwards()
    {
        var path = folder.Put("document", Document);
        Assert.Null(CmsInput.With<int>(path, _ => 1).Rejection);
        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(Document.Length, exclusive.Length);
    }

    [Fact]
    public void A_refusal_of_what_is_done_with_it_comes_through() =>
        Assert.Equal("a.b", CmsInput.With<int>(folder.Put("document", Document), _ => Rejection.Invalid("a.b", "no")).Rejection?.Code);

    private static string? Code(string path) => CmsInput.With<int>(path, _ => 1).Rejection?.Code;
}
