using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

public class ElementPathTests
{
    private static readonly XmlDocument Document = BoundedXml.Read(
        "<r xmlns:n='urn:n'><a Id='1'><b/></a><a Id='2'><b k='v'/><b Id='b2'/></a><n:c Id='c'/><x xmlns='urn:x'><b Id='bx'/></x></r>").Value;

    [Theory]
    [InlineData("/r", "/r")]
    [InlineData("//b", "/r/a[1]/b")]
    [InlineData("/r/a[2]", "/r/a[2]")]
    [InlineData("/r/a[2]/b[2]", "/r/a[2]/b[2]")]
    [InlineData("//b[2]", "/r/a[2]/b[2]")]
    [InlineData("//*[@Id='b2']", "/r/a[2]/b[2]")]
    [InlineData("//b[@k=\"v\"]", "/r/a[2]/b[1]")]
    [InlineData("/r/n:c", "/r/n:c")]
    [InlineData("//*[local-name()='x']/*", "/r/x/b")]
    [InlineData("//a//b[@Id='b2']", "/r/a[2]/b[2]")]
    [InlineData("/*/*", "/r/a[1]")]
    public void A_path_finds_the_first_element_in_the_order_of_the_document(string path, string expected) =>
        Assert.Equal(expected, Tree.PathOf(Letters.Path(path).Find(Document).Value));

    [Theory]
    [InlineData("//c")]
    [InlineData("/a")]
    [InlineData("//m:c")]
    [InlineData("/r/a[3]")]
    [InlineData("//b[@Id='bx']")]
    public void A_path_to_nothing_is_refused(string path) => Assert.Equal("xml.path-finds-nothing", Letters.Path(path).Find(Document).Rejection?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("r")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("/r/")]
    [InlineData("/r/@Id")]
    [InlineData("/r/a[0]")]
    [InlineData("/r/a[last()]")]
    [InlineData("//a | //b")]
    [InlineData("//a[count(//*) > 1]")]
    [InlineData("/r/ancestor::*")]
    [InlineData("/r/a[@Id='1'")]
    [InlineData(" /r")]
    public void Other_XPath_is_not_read(string path) => Assert.Equal("xml.path-unknown", ElementPath.Parse(path).Rejection?.Code);

    [Fact]
    public void A_path_is_bounded()
    {
        Assert.True(ElementPath.Parse(string.Concat(Enumerable.Repeat("/a", 32))).Value.ToString().Length == 64);
        Assert.Equal("xml.path-unknown", ElementPath.Parse(string.Concat(Enumerable.Repeat("/a", 33))).Rejection?.Code);
        Assert.Equal("xml.path-unknown", ElementPath.Parse("//a//a//a//a//a").Rejection?.Code);
        Assert.Equal("xml.path-unknown", ElementPath.Parse("/" + new string('a', 1024)).Rejection?.Code);
    }

    [Fact]
    public void Many_deep_steps_walk_the_document_once_each()
    {
        var deep = BoundedXml.Read(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("<b/>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 100))).Value;
        Assert.Equal("xml.path-finds-nothing", Letters.Path("//*//*//*//c").Find(deep).Rejection?.Code);
    }
}
