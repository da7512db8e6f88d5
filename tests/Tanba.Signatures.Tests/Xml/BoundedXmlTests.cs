using System.Text;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

public class BoundedXmlTests
{
    [Fact]
    public void Depth_attributes_nodes_and_octets_are_bounded()
    {
        Assert.Null(BoundedXml.Read(Deep(128)).Rejection);
        Assert.Equal("xml.too-large", BoundedXml.Read(Deep(140)).Rejection?.Code);
        Assert.Equal("xml.too-large", BoundedXml.Read($"<a {string.Join(' ', Enumerable.Range(0, 257).Select(n => $"b{n}=''"))}/>").Rejection?.Code);
        Assert.Equal("xml.too-large", BoundedXml.Read($"<a>{string.Concat(Enumerable.Repeat("<b/>", 500_001))}</a>").Rejection?.Code);
        Assert.Equal("xml.too-large", BoundedXml.Read(new byte[(32 * 1024 * 1024) + 1]).Rejection?.Code);
    }

    [Theory]
    [InlineData("<a>&undefined;</a>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<a b='1' b='2'/>")]
    [InlineData("<n:a/>")]
    [InlineData("<a/><b/>")]
    [InlineData("text")]
    [InlineData("<?xml version='1.1'?><a/>")]
    public void What_is_no_XML_is_refused(string text) => Assert.Equal("xml.malformed", BoundedXml.Read(Encoding.UTF8.GetBytes(text)).Rejection?.Code);

    [Fact]
    public void Octets_are_read_by_their_encoding_and_white_space_is_kept()
    {
        Assert.Equal("<a> ә </a>", BoundedXml.Read(Encoding.UTF8.GetBytes("<a> ә </a>")).Value.OuterXml);
        Assert.Equal("ә", BoundedXml.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("<a>ә</a>")).ToArray()).Value.InnerText);
        Assert.Equal("xml.malformed", BoundedXml.Read(Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='no-such'?><a/>")).Rejection?.Code);
        Assert.Equal("xml.malformed", BoundedXml.Read(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xff, 0xfe, 0xfd, (byte)'<', (byte)'/', (byte)'a', (byte)'>' }).Rejection?.Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'aaaa'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>")]
    public void A_document_type_is_refused_before_anything_in_it_is_looked_at(string text) => Assert.Equal("xml.document-type", BoundedXml.Read(text).Rejection?.Code);

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("<a>", levels)) + string.Concat(Enumerable.Repeat("</a>", levels));
}
