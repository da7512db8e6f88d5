using System.Text;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>What is read as a signed document, and within which bounds.</summary>
public class SignedXmlDocumentTests
{
    [Theory]
    [InlineData("<doc/>", "xml.not-signed")]
    [InlineData("<Signature/>", "xml.not-signed")]
    [InlineData("<!-- <ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/> --><doc/>", "xml.not-signed")]
    [InlineData("<doc><![CDATA[<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>]]></doc>", "xml.not-signed")]
    [InlineData("<doc>", "xml.malformed")]
    [InlineData("", "xml.malformed")]
    [InlineData("<!DOCTYPE doc><doc/>", "xml.document-type")]
    public void What_is_not_signed_is_refused_by_name(string xml, string code) => Assert.Equal(code, SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Rejection?.Code);

    [Fact]
    public void A_signature_is_found_wherever_it_stands()
    {
        var signature = Letters.SignatureIn(Letters.Sign("<doc/>"));
        foreach (var (xml, path) in new[]
        {
            (signature, "/ds:Signature"),
            ($"<a><b/><b>{signature}</b></a>", "/a/b[2]/ds:Signature"),
            ($"<a>{string.Concat(Enumerable.Repeat("<b>", 50))}{signature}{string.Concat(Enumerable.Repeat("</b>", 50))}</a>", "/a" + string.Concat(Enumerable.Repeat("/b", 50)) + "/ds:Signature"),
        })
        {
            Assert.Equal(path, Assert.Single(Read(xml).Signatures).Path);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Up_to_a_hundred_signatures_are_read(int count)
    {
        var document = Read($"<doc>{string.Concat(Enumerable.Repeat("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>", count))}</doc>");
        Assert.Equal(count, document.Signatures.Count);
        Assert.All(document.Check().Value, check => Assert.Equal("xml.signature-malformed", check.Rejection?.Code));
    }

    [Fact]
    public void Many_signatures_over_a_long_document_are_more_work_than_is_done()
    {
        var signatures = string.Concat(Enumerable.Repeat("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>", 100));
        Assert.Equal("xml.too-large", SignedXmlDocument.Decode(Encoding.UTF8.GetBytes($"<doc>{signatures}{new string('x', 3_000_000)}</doc>")).Rejection?.Code);
        Assert.Null(SignedXmlDocument.Decode(Encoding.UTF8.GetBytes($"<doc>{signatures}{new string('x', 2_000_000)}</doc>")).Rejection);
    }

    [Fact]
    public void A_signature_says_its_certificates_before_it_is_checked_and_a_malformed_one_none()
    {
        Assert.Equal([TestPki.Leaf], Read(Letters.Sign("<doc/>")).Signatures[0].Certificates);
        Assert.Empty(Read(Letters.Sign("<doc/>").With("<ds:SignedInfo>", "<ds:Other/><ds:SignedInfo>")).Signatures[0].Certificates);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_document_in_another_encoding_says_the_same(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var signed = Letters.Sign("<doc>құжат 🌍</doc>").With("encoding=\"UTF-8\"", $"encoding=\"{(name.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-16" : name)}\"");
        var signer = Assert.Single(SignedXmlDocument.Decode((byte[])[.. encoding.Preamble, .. encoding.GetBytes(signed)]).Value.Check().Value).Value;
        Assert.Equal("<doc>құжат 🌍</doc>", Letters.Text(Assert.Single(signer.Parts)));
    }

    [Theory]
    [InlineData("<doc>", "<doc >")]
    [InlineData("<doc>", "<doc\n>")]
    [InlineData("</doc>", "</doc >")]
    [InlineData("<a />", "<a></a>")]
    [InlineData("k=\"1\"", "k='1'")]
    [InlineData("1 &amp; 2", "1 &#38; 2")]
    [InlineData("standalone=\"no\"?>", "standalone=\"no\"?>\n\n")]
    public void What_a_portal_writes_otherwise_breaks_nothing(string old, string replacement) =>
        Letters.Refused(Letters.Valid, Letters.Sign("<doc><a /><b k=\"1\">1 &amp; 2</b></doc>").With(old, replacement));

    [Theory]
    [InlineData("<a />", "<a> </a>")]
    [InlineData("k=\"1\"", "k=\"2\"")]
    [InlineData("k=\"1\"", "k=\"1\" m=\"\"")]
    [InlineData("1 &amp; 2", "1 &amp;2")]
    [InlineData("<a />", "<a /><?pi?>")]
    [InlineData("<a />", "<a />\n")]
    public void What_changes_what_is_said_is_found_out(string old, string replacement) =>
        Letters.Refused("xml.digest-wrong", Letters.Sign("<doc><a /><b k=\"1\">1 &amp; 2</b></doc>").With(old, replacement));

    [Fact]
    public void A_document_is_checked_as_often_as_asked_with_the_same_answer()
    {
        var document = Read(Letters.SignPart("<doc><a Id=\"x\">1</a><b/></doc>", "//a"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(document.Check(Letters.Path("//a")).Value[0].Rejection);
            Assert.Equal("xml.not-covered", document.Check(Letters.Path("//b")).Value[0].Rejection?.Code);
        }
    }

    private static SignedXmlDocument Read(string xml) => SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Value;
}
