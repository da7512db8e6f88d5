using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>A signature may hold nothing whose meaning is not known here.</summary>
public class StrictElementTests
{
    private const string Namespace = "xmlns='http://www.w3.org/2000/09/xmldsig#'";

    [Fact]
    public void Children_are_read_in_their_order_and_to_their_end()
    {
        var reader = new StrictElement(Element($"<e {Namespace}><a/><b/></e>"));
        Assert.Equal("a", reader.Next("a").Value.LocalName);
        Assert.Null(reader.Optional("a"));
        Assert.Equal("b", reader.Optional("b")?.LocalName);
        Assert.Null(reader.Optional("b"));
        Assert.Null(reader.End().Rejection);
    }

    [Theory]
    [InlineData("<a/><b/>", "b")] // a comes first
    [InlineData("", "a")]
    [InlineData("<a xmlns='urn:other'/>", "a")]
    [InlineData("<A/>", "a")]
    [InlineData("text<a/>", "a")]
    [InlineData("<!-- c --><a/>", "a")]
    [InlineData("<?pi?><a/>", "a")]
    public void A_child_that_must_come_now_is_missed(string children, string name) =>
        Assert.Equal("xml.signature-malformed", new StrictElement(Element($"<e {Namespace}>{children}</e>")).Next(name).Rejection?.Code);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("<![CDATA[ ]]>")]
    public void White_space_of_any_kind_is_no_child(string between)
    {
        var reader = new StrictElement(Element($"<e {Namespace}>{between}<a/>{between}</e>"));
        Assert.Null(reader.Next("a").Rejection);
        Assert.Null(reader.End().Rejection);
    }

    [Theory]
    [InlineData("<b/>", "xml.signature-malformed")]
    [InlineData("text", "xml.signature-malformed")]
    [InlineData("<!-- c -->", "xml.signature-malformed")]
    [InlineData("<?pi?>", "xml.signature-malformed")]
    [InlineData("<![CDATA[x]]>", "xml.signature-malformed")]
    [InlineData("<Object/>", "xml.object-not-allowed")]
    [InlineData("<Object xmlns='urn:other'/>", "xml.signature-malformed")]
    [InlineData("<object/>", "xml.signature-malformed")]
    public void What_is_left_over_is_refused(string rest, string code)
    {
        var reader = new StrictElement(Element($"<e {Namespace}><a/>{rest}</e>"));
        Assert.Null(reader.Next("a").Rejection);
        Assert.Equal(code, reader.End().Rejection?.Code);
    }

    [Theory]
    [InlineData("Algorithm='urn:x'", null)]
    [InlineData("Algorithm='urn:x' xmlns:n='urn:n'", null)]
    [InlineData("", "xml.signature-malformed")]
    [InlineData("Algorithm=''", "xml.signature-malformed")]
    [InlineData("algorithm='urn:x'", "xml.signature-malformed")]
    [InlineData("Algorithm='urn:x' Id='i'", "xml.signature-malformed")]
    [InlineData("Algorithm='urn:x' n:Algorithm='urn:y' xmlns:n='urn:n'", "xml.signature-malformed")]
    [InlineData("Algorithm='urn:x' xml:lang='kk'", "xml.signature-malformed")]
    public void An_algorithm_has_its_name_and_nothing_beside_it(string attributes, string? code)
    {
        var read = StrictElement.Algorithm(Element($"<e {Namespace} {attributes}/>"));
        Assert.Equal(code, read.Rejection?.Code);
        Assert.Equal(code is null, !read.IsRefused && read.Value == "urn:x");
    }

    [Theory]
    [InlineData("<a/>", "xml.signature-malformed")]
    [InlineData("16", "xml.signature-malformed")]
    [InlineData("<Object/>", "xml.object-not-allowed")]
    [InlineData("<!-- c -->", "xml.signature-malformed")]
    public void An_algorithm_has_no_parameters(string inside, string code) =>
        Assert.Equal(code, StrictElement.Algorithm(Element($"<e {Namespace} Algorithm='urn:x'>{inside}</e>")).Rejection?.Code);

    [Theory]
    [InlineData("AQID", "010203")]
    [InlineData(" AQ\n ID ", "010203")]
    [InlineData("AQ&#13;\nID", "010203")]
    [InlineData("<![CDATA[AQID]]>", "010203")]
    [InlineData("AQ<![CDATA[ID]]>", "010203")]
    [InlineData("AQ==", "01")]
    [InlineData("\t/+8=", "ffef")]
    public void Base64_is_read_in_lines_of_any_kind(string text, string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(StrictElement.Base64(Element($"<e {Namespace}>{text}</e>")).Value));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("A")]
    [InlineData("AQI")]
    [InlineData("AQ=")]
    [InlineData("AQ==AQ==")]
    [InlineData("AQID-_")]
    [InlineData("AQ<!-- c -->ID")]
    [InlineData("AQ<b/>ID")]
    [InlineData("AQ<?pi?>ID")]
    [InlineData("ӘӘӘӘ")]
    public void What_is_no_base64_is_refused(string text) =>
        Assert.Equal("xml.signature-malformed", StrictElement.Base64(Element($"<e {Namespace}>{text}</e>")).Rejection?.Code);

    [Fact]
    public void Base64_may_have_an_Id_and_no_other_attribute()
    {
        Assert.Equal([1, 2, 3], StrictElement.Base64(Element($"<e {Namespace} Id='x'>AQID</e>")).Value);
        Assert.Equal("xml.signature-malformed", StrictElement.Base64(Element($"<e {Namespace} Encoding='base64'>AQID</e>")).Rejection?.Code);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\u001b[31mred\u0007", "\ufffd[31mred\ufffd")]
    [InlineData("a\r\nb", "a\ufffd\ufffdb")]
    [InlineData("", "")]
    public void A_name_from_outside_is_shown_without_what_a_terminal_obeys(string name, string shown) => Assert.Equal(shown, StrictElement.Shown(name));

    [Fact]
    public void A_name_from_outside_is_cut() => Assert.Equal(200, StrictElement.Shown(new string('x', 5000)).Length);

    [Fact]
    public void What_is_refused_names_the_place() =>
        Assert.Contains("SignedInfo", new StrictElement(Element($"<SignedInfo {Namespace}/>")).Next("Reference").Rejection!.Detail, StringComparison.Ordinal);

    private static XmlElement Element(string xml) => BoundedXml.Read(xml).Value.DocumentElement!;
}
