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

    /// <summary>Paths whose words are also XPath 1.0, for a document where nobody has a namespace.</summary>
    public static TheoryData<string> AlsoXPath =>
    [
        "/r", "/r/*", "//a", "//a[1]", "//a[2]", "//b[3]", "/r/a/b", "/r/*/b[2]", "//a/b", "//a//b", "//*[@Id='3']", "//b[@k='v']", "//b[@k=\"w\"]", "//*[local-name()='b']",
        "/*", "/*/*[2]", "//*//*", "//b//c", "//c[1]", "/r/a[2]//c", "//a[7]", "//*[@Id='nothing']",
    ];

    [Theory]
    [MemberData(nameof(AlsoXPath))]
    public void A_path_finds_what_the_XPath_of_the_platform_finds_first(string path)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var document = BoundedXml.Read(Plain(new((ulong)seed + 1))).Value;
            var expected = document.SelectSingleNode(path);
            var found = Letters.Path(path).Find(document);
            Assert.True(found.IsRefused == expected is null && (found.IsRefused || found.Value == expected), $"{path} in {document.OuterXml}");
        }
    }

    [Theory]
    [InlineData("/r/a[1]")]
    [InlineData("//n:c")]
    [InlineData("//*[@Id='x']")]
    public void A_path_is_written_as_it_was_read(string path) => Assert.Equal(path, Letters.Path(path).ToString());

    [Theory]
    [InlineData("//n:c", "<r xmlns:n='urn:n'><n:c/></r>", true)]
    [InlineData("//n:c", "<r xmlns:m='urn:n'><m:c/></r>", false)] // the prefix is that of the document element
    [InlineData("//n:c", "<r><m xmlns:n='urn:n'><n:c/></m></r>", false)]
    [InlineData("//c", "<r xmlns='urn:n'><c/></r>", false)]
    [InlineData("//*[local-name()='c']", "<r xmlns='urn:n'><c/></r>", true)]
    [InlineData("//m:c", "<r xmlns:n='urn:n' xmlns:m='urn:n'><n:c/></r>", true)]
    public void Prefixes_mean_what_the_document_element_says(string path, string xml, bool isFound) => Assert.Equal(isFound, !Letters.Path(path).Find(BoundedXml.Read(xml).Value).IsRefused);

    private static string Plain(Tanba.Tests.Fuzz.Mutation random)
    {
        string Element(int depth)
        {
            var name = "abc"[random.Next(3)];
            var attributes = (random.Next(3) == 0 ? $" Id=\"{random.Next(9)}\"" : "") + (random.Next(3) == 0 ? $" k=\"{"vw"[random.Next(2)]}\"" : "");
            return $"<{name}{attributes}>{string.Concat(Enumerable.Range(0, depth == 0 ? 0 : random.Next(4)).Select(_ => Element(depth - 1)))}</{name}>";
        }

        return $"<r>{Element(3)}text{Element(3)}<!-- c -->{Element(2)}</r>";
    }
}
