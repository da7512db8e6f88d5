using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Walks without recursion, beside what XPath of the platform finds.</summary>
public class TreeTests
{
    [Fact]
    public void Elements_come_in_the_order_of_the_document_as_XPath_has_them()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var document = BoundedXml.Read(new RandomXml(seed).Make(isPrefixed: true)).Value;
            Assert.Equal(document.SelectNodes("//*")!.Cast<XmlNode>(), Tree.Elements(document));
            foreach (XmlNode top in document.SelectNodes("//*")!)
            {
                Assert.Equal(top.SelectNodes("descendant-or-self::*")!.Cast<XmlNode>(), Tree.Elements(top));
            }
        }
    }

    [Fact]
    public void What_follows_is_everything_behind_and_nothing_inside()
    {
        var document = BoundedXml.Read("<a><b><c/></b><d/><e><f/></e></a>").Value;
        var b = document.SelectSingleNode("//b")!;
        Assert.Equal("c", Tree.After(b)!.Name);
        Assert.Equal("d", Tree.AfterAllOf(b)!.Name);
        Assert.Null(Tree.AfterAllOf(b, b));
        Assert.Null(Tree.AfterAllOf(document.SelectSingleNode("//f")!));
        Assert.Equal("c", Tree.After(b, b)!.Name);
        Assert.Null(Tree.After(document.SelectSingleNode("//c")!, b));
    }

    [Fact]
    public void A_path_finds_its_element_again()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            // With prefixes that the root declares and nobody else, a path means the same to both.
            var document = BoundedXml.Read(new RandomXml(seed).Make(isPrefixed: true)).Value;
            foreach (var element in Tree.Elements(document).Where(element => !element.OuterXml.Contains("urn:other", StringComparison.Ordinal) && element.NamespaceURI != "urn:d"))
            {
                if (Letters.Path(Tree.PathOf(element)).Find(document).Try(out var found, out _))
                {
                    Assert.Equal(Tree.PathOf(element), Tree.PathOf(found));
                }
            }
        }
    }

    [Theory]
    [InlineData("<a/>", "//a", "/a")]
    [InlineData("<a><b/></a>", "//b", "/a/b")]
    [InlineData("<a><b/><b/></a>", "/a/b[2]", "/a/b[2]")]
    [InlineData("<a><b/><c/><b><d/></b></a>", "//d", "/a/b[2]/d")]
    [InlineData("<a xmlns:n='urn:n'><n:b/><b/></a>", "/a/*[1]", "/a/n:b")]
    public void A_path_counts_only_where_there_are_several(string xml, string xpath, string path) =>
        Assert.Equal(path, Tree.PathOf((XmlElement)BoundedXml.Read(xml).Value.SelectSingleNode(xpath)!));

    [Fact]
    public void Within_is_itself_and_what_stands_under_it()
    {
        var document = BoundedXml.Read("<a><b><c/></b><d/></a>").Value;
        var (b, c, d) = (document.SelectSingleNode("//b")!, document.SelectSingleNode("//c")!, document.SelectSingleNode("//d")!);
        Assert.True(Tree.IsWithin(b, b));
        Assert.True(Tree.IsWithin(c, b));
        Assert.True(Tree.IsWithin(c, document));
        Assert.False(Tree.IsWithin(d, b));
        Assert.False(Tree.IsWithin(document.DocumentElement, b));
        Assert.False(Tree.IsWithin(null, b));
    }

    [Theory]
    [InlineData("<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>", true)]
    [InlineData("<x:Signature xmlns:x='http://www.w3.org/2000/09/xmldsig#'/>", true)]
    [InlineData("<Signature/>", false)]
    [InlineData("<signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>", false)]
    [InlineData("<Signature xmlns='http://www.w3.org/2000/09/xmldsig'/>", false)]
    public void A_signature_is_known_by_its_name_and_namespace(string xml, bool isOne) => Assert.Equal(isOne, Tree.IsSignature(BoundedXml.Read(xml).Value.DocumentElement));
}
