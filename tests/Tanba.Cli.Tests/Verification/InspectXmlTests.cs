using System.Text;
using Tanba.Cli.Verification;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Tests.Verification;

/// <summary>XML documents in words.</summary>
public class InspectXmlTests
{
    [Theory]
    [InlineData("<a/>")]
    [InlineData("  \r\n<a/>")]
    [InlineData("\uFEFF<a/>")]
    [InlineData("<?xml version='1.0'?><a><b/></a>")]
    public void A_document_without_signatures_is_told_as_one(string xml) => Assert.Equal("XML", Explain(Encoding.UTF8.GetBytes(xml))?.Kind);

    [Fact]
    public void UTF_16_is_read_by_its_mark()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Contains("not signed", Explain([.. encoding.Preamble, .. encoding.GetBytes("<a>ә</a>")])!.Says[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<a>", "is not read")]
    [InlineData("<html><body><p>text</body></html>", "is not read")]
    [InlineData("<!DOCTYPE a><a/>", "document type")]
    public void What_is_not_read_says_why(string xml, string words)
    {
        var explained = Explain(Encoding.UTF8.GetBytes(xml))!;
        Assert.Equal("XML", explained.Kind);
        Assert.Contains(words, explained.Says[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("{}")]
    [InlineData("a<b")]
    public void What_does_not_look_like_XML_is_left_to_others(string text) => Assert.Null(Explain(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Signatures_are_counted_and_their_holders_named(int count)
    {
        var xml = "<doc/>";
        for (var i = 0; i < count; i++)
        {
            xml = SignXml.Sign(xml, XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Value;
        }

        var explained = Explain(Encoding.UTF8.GetBytes(xml))!;
        Assert.Equal("signed XML", explained.Kind);
        Assert.Contains(count == 1 ? "1 signature." : "3 signatures.", explained.Says[0], StringComparison.Ordinal);
        Assert.Equal(count, explained.Inside.Count);
        Assert.All(explained.Inside, one => Assert.Contains("IIN 900101300007", one.Says[0], StringComparison.Ordinal));
        Assert.StartsWith("/doc/ds:Signature", explained.Inside[0].Fields[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_signature_is_one_without_a_certificate()
    {
        var explained = Explain("<doc><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></doc>"u8.ToArray())!;
        Assert.Contains("without a certificate inside, or one that is malformed", Assert.Single(explained.Inside).Says[0], StringComparison.Ordinal);
    }

    private static Inspected? Explain(byte[] octets) => InspectXml.Explain(octets);
}
