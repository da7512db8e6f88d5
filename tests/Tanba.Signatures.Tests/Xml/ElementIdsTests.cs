using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>XML 1.0 §3.3.1: an identifier names one element, or none.</summary>
public class ElementIdsTests
{
    [Theory]
    [InlineData("Id")]
    [InlineData("ID")]
    [InlineData("id")]
    [InlineData("xml:id")]
    public void Each_of_the_usual_attributes_names_its_element(string attribute) =>
        Assert.Equal("b", Find($"<a><b {attribute}='x'/></a>", "x").Value.LocalName);

    [Theory]
    [InlineData("iD")]
    [InlineData("AssertionID")]
    [InlineData("n:Id")]
    [InlineData("name")]
    [InlineData("xmlns:Id")]
    public void No_other_attribute_names_one(string attribute) => Assert.Equal("xml.id-missing", Find($"<a xmlns:n='urn:n'><b {attribute}='x'/></a>", "x").Rejection?.Code);

    [Theory]
    [InlineData("<a><b Id='x'/><c Id='x'/></a>")]
    [InlineData("<a><b Id='x'/><c id='x'/></a>")]
    [InlineData("<a Id='x'><b><c xml:id='x'/></b></a>")]
    [InlineData("<a><b Id='x'/><c ID='x'/><d id='x'/></a>")]
    [InlineData("<a><b Id='x' id='x'/></a>")]
    public void A_value_that_is_there_twice_names_nothing(string xml) => Assert.Equal("xml.id-not-unique", Find(xml, "x").Rejection?.Code);

    [Theory]
    [InlineData("X")]
    [InlineData(" x")]
    [InlineData("")]
    [InlineData("y")]
    public void Values_are_compared_letter_by_letter(string id) => Assert.Equal("xml.id-missing", Find("<a Id='x'/>", id).Rejection?.Code);

    [Fact]
    public void The_root_and_the_deepest_element_have_names_as_well()
    {
        var xml = "<a Id='top'>" + string.Concat(Enumerable.Repeat("<b>", 100)) + "<c Id='deep'/>" + string.Concat(Enumerable.Repeat("</b>", 100)) + "</a>";
        Assert.Equal("a", Find(xml, "top").Value.LocalName);
        Assert.Equal("c", Find(xml, "deep").Value.LocalName);
    }

    [Fact]
    public void An_Id_in_a_comment_or_in_text_is_none() => Assert.Equal("xml.id-missing", Find("<a><!-- <b Id='x'/> --><![CDATA[<b Id='x'/>]]></a>", "x").Rejection?.Code);

    [Fact]
    public void An_element_may_go_by_two_names()
    {
        Assert.Equal("b", Find("<a><b Id='x' xml:id='y'/></a>", "x").Value.LocalName);
        Assert.Equal("b", Find("<a><b Id='x' xml:id='y'/></a>", "y").Value.LocalName);
    }

    [Fact]
    public void What_is_not_found_is_told_without_what_a_terminal_obeys() =>
        Assert.DoesNotContain('\u001b', Find("<a/>", "\u001b[31m").Rejection!.Detail);

    private static Pki.Result<System.Xml.XmlElement> Find(string xml, string id) => new ElementIds(BoundedXml.Read(xml).Value).Find(id);
}
