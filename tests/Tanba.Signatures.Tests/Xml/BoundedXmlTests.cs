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

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, null)] // the root has depth nought
    [InlineData(130, "xml.too-large")]
    [InlineData(100_000, "xml.too-large")]
    public void Levels_are_counted(int levels, string? code) => Assert.Equal(code, BoundedXml.Read(Deep(levels)).Rejection?.Code);

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, "xml.too-large")]
    public void Attributes_of_one_element_are_counted(int count, string? code) =>
        Assert.Equal(code, BoundedXml.Read($"<a {string.Join(' ', Enumerable.Range(0, count).Select(n => $"b{n}=''"))}/>").Rejection?.Code);

    [Fact]
    public void Attributes_of_all_elements_count_as_nodes()
    {
        var element = $"<b {string.Join(' ', Enumerable.Range(0, 99).Select(n => $"c{n}=''"))}/>";
        Assert.Null(BoundedXml.Read($"<a>{string.Concat(Enumerable.Repeat(element, 4_990))}</a>").Rejection);
        Assert.Equal("xml.too-large", BoundedXml.Read($"<a>{string.Concat(Enumerable.Repeat(element, 5_010))}</a>").Rejection?.Code);
    }

    [Fact]
    public void A_text_and_octets_are_bounded_alike()
    {
        var text = $"<a>{new string('x', 32 * 1024 * 1024)}</a>";
        Assert.Equal("xml.too-large", BoundedXml.Read(text).Rejection?.Code);
        Assert.Equal("xml.too-large", BoundedXml.Read(Encoding.UTF8.GetBytes(text)).Rejection?.Code);
    }

    [Theory]
    [InlineData("<a>&lt;&#1240;&#x4D8;</a>", "<ӘӘ")]
    [InlineData("<a><![CDATA[&lt;]]></a>", "&lt;")]
    [InlineData("<a>1\r\n2\r3</a>", "1\n2\n3")]
    public void Text_is_read_as_XML_has_it(string xml, string text) => Assert.Equal(text, BoundedXml.Read(xml).Value.InnerText);

    [Theory]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("")]
    [InlineData("<!-- only a comment -->")]
    [InlineData("<a></b>")]
    [InlineData("<a b=1/>")]
    [InlineData("<a><![CDATA[</a>")]
    [InlineData("<a>]]></a>")]
    [InlineData("<a>\u0001</a>")]
    [InlineData("<a>&#xFFFF;</a>")]
    [InlineData("<a xmlns:x=''/>")]
    [InlineData("<a xmlns:xml='urn:other'/>")]
    [InlineData("<a x:b='1' xmlns:x='urn:x' y:b='2' xmlns:y='urn:x'/>")]
    [InlineData("<?xml version='1.0'?><?xml version='1.0'?><a/>")]
    public void Octets_that_break_a_rule_of_XML_are_malformed(string xml) => Assert.Equal("xml.malformed", BoundedXml.Read(Encoding.UTF8.GetBytes(xml)).Rejection?.Code);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void An_encoding_that_is_named_is_the_one_that_is_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] octets = [.. encoding.Preamble, .. encoding.GetBytes($"<?xml version='1.0' encoding='{name}'?><a>é</a>")];
        Assert.Equal("é", BoundedXml.Read(octets).Value.InnerText);
    }

    private static string Deep(int levels) => string.Concat(Enumerable.Repeat("<a>", levels)) + string.Concat(Enumerable.Repeat("</a>", levels));
}
