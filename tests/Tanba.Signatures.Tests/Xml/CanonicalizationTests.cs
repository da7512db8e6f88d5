using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>RFC 3076 and RFC 3741: by hand, clause by clause, and beside .NET's own transforms over many documents.</summary>
public class CanonicalizationTests
{
    /// <summary>A document, the element in question (null: the whole), the inclusive and the exclusive form without comments.</summary>
    public static TheoryData<string, string, string?, string, string> Rules => new()
    {
        { "an empty element gets an end tag", "<a/>", null, "<a></a>", "<a></a>" },
        { "white space inside of tags goes", "<a  b = '1'\n c=\"2\"  ></a >", null, "<a b=\"1\" c=\"2\"></a>", "<a b=\"1\" c=\"2\"></a>" },
        { "white space between elements stays", "<a> <b/>\n</a>", null, "<a> <b></b>\n</a>", "<a> <b></b>\n</a>" },
        { "line ends become one octet", "<a>1\r\n2\r3</a>", null, "<a>1\n2\n3</a>", "<a>1\n2\n3</a>" },
        { "a written carriage return stays written", "<a>&#13;</a>", null, "<a>&#xD;</a>", "<a>&#xD;</a>" },
        { "the declaration goes", "<?xml version='1.0' encoding='UTF-8'?>\n<a/>", null, "<a></a>", "<a></a>" },
        { "white space outside of the root goes", "\n\n<a/>\n\n", null, "<a></a>", "<a></a>" },
        { "instructions outside stand on lines of their own", "<?one x?><a/><?two?>", null, "<?one x?>\n<a></a>\n<?two?>", "<?one x?>\n<a></a>\n<?two?>" },
        { "an instruction inside stays as it is", "<a><?p  x y?></a>", null, "<a><?p x y?></a>", "<a><?p x y?></a>" },
        { "a CDATA section becomes its text", "<a><![CDATA[<x>&\"]]></a>", null, "<a>&lt;x&gt;&amp;\"</a>", "<a>&lt;x&gt;&amp;\"</a>" },
        { "letters written as numbers become themselves", "<a b='&#x4D8;'>&#1240;</a>", null, "<a b=\"Ә\">Ә</a>", "<a b=\"Ә\">Ә</a>" },
        { "the named entities are written by rule", "<a>&lt;&gt;&amp;&quot;&apos;</a>", null, "<a>&lt;&gt;&amp;\"'</a>", "<a>&lt;&gt;&amp;\"'</a>" },
        { "in attributes other letters are written", "<a b='&lt;&gt;&amp;&quot;&#9;&#10;&#13;'/>", null, "<a b=\"&lt;>&amp;&quot;&#x9;&#xA;&#xD;\"></a>", "<a b=\"&lt;>&amp;&quot;&#x9;&#xA;&#xD;\"></a>" },
        { "attributes are in the order of their names", "<a c='1' b='2' a='3'/>", null, "<a a=\"3\" b=\"2\" c=\"1\"></a>", "<a a=\"3\" b=\"2\" c=\"1\"></a>" },
        { "attributes without a namespace come first, then by namespace and not by prefix", "<a xmlns:x='urn:b' xmlns:y='urn:a' x:b='1' y:b='2' z='3'/>", null, "<a xmlns:x=\"urn:b\" xmlns:y=\"urn:a\" z=\"3\" y:b=\"2\" x:b=\"1\"></a>", "<a xmlns:x=\"urn:b\" xmlns:y=\"urn:a\" z=\"3\" y:b=\"2\" x:b=\"1\"></a>" },
        { "a declaration that is not used stays in the inclusive form only", "<a xmlns:x='urn:x'/>", null, "<a xmlns:x=\"urn:x\"></a>", "<a></a>" },
        { "a declaration that is there already is not repeated", "<a xmlns='urn:a'><b xmlns='urn:a'/></a>", null, "<a xmlns=\"urn:a\"><b></b></a>", "<a xmlns=\"urn:a\"><b></b></a>" },
        { "a default namespace that is taken away says so", "<a xmlns='urn:a'><b xmlns=''/></a>", null, "<a xmlns=\"urn:a\"><b xmlns=\"\"></b></a>", "<a xmlns=\"urn:a\"><b xmlns=\"\"></b></a>" },
        { "one that was never there does not", "<a xmlns=''><b/></a>", null, "<a><b></b></a>", "<a><b></b></a>" },
        { "a prefix may mean something else further in", "<x:a xmlns:x='urn:1'><x:b xmlns:x='urn:2'/></x:a>", null, "<x:a xmlns:x=\"urn:1\"><x:b xmlns:x=\"urn:2\"></x:b></x:a>", "<x:a xmlns:x=\"urn:1\"><x:b xmlns:x=\"urn:2\"></x:b></x:a>" },
        { "the exclusive form declares where it is used", "<a xmlns:x='urn:x'><x:b/><x:c/></a>", null, "<a xmlns:x=\"urn:x\"><x:b></x:b><x:c></x:c></a>", "<a><x:b xmlns:x=\"urn:x\"></x:b><x:c xmlns:x=\"urn:x\"></x:c></a>" },
        { "an element takes over what is in scope, inclusively all of it", "<r xmlns='urn:d' xmlns:x='urn:x' xmlns:y='urn:y'><x:a/></r>", "//x:a", "<x:a xmlns=\"urn:d\" xmlns:x=\"urn:x\" xmlns:y=\"urn:y\"></x:a>", "<x:a xmlns:x=\"urn:x\"></x:a>" },
        { "the nearest declaration counts", "<r xmlns:x='urn:1'><m xmlns:x='urn:2'><x:a/></m></r>", "//*[local-name()='a']", "<x:a xmlns:x=\"urn:2\"></x:a>", "<x:a xmlns:x=\"urn:2\"></x:a>" },
        { "a default namespace taken away above is not there", "<r xmlns='urn:d'><m xmlns=''><a/></m></r>", "//a", "<a></a>", "<a></a>" },
        { "attributes of the prefix xml are taken over inclusively", "<r xml:lang='kk'><a/></r>", "//a", "<a xml:lang=\"kk\"></a>", "<a></a>" },
        { "the nearest of them, and the own one before all", "<r xml:lang='kk' xml:space='preserve'><m xml:lang='ru'><a xml:space='default'/></m></r>", "//a", "<a xml:lang=\"ru\" xml:space=\"default\"></a>", "<a xml:space=\"default\"></a>" },
        { "what stands around an element is not of it", "<r>text<a>1</a>text<!-- c --></r>", "//a", "<a>1</a>", "<a>1</a>" },
        { "a comment goes", "<a>1<!-- c --></a><!-- d -->", null, "<a>1</a>", "<a>1</a>" },
    };

    public static TheoryData<bool, bool> Kinds => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_gives_the_octets_of_the_standard(string rule, string xml, string? path, string inclusive, string exclusive)
    {
        var document = BoundedXml.Read(Encoding.UTF8.GetBytes(xml)).Value;
        XmlNode apex = path is null ? document : Letters.Path(path).Find(document).Value;
        Assert.Equal((rule, inclusive), (rule, Text(Canonicalization.Inclusive, apex)));
        Assert.Equal((rule, exclusive), (rule, Text(Canonicalization.Exclusive, apex)));
    }

    [Theory]
    [InlineData("<a>1<!-- c -->2</a>", "<a>1<!-- c -->2</a>")]
    [InlineData("<!-- before --><a/><!-- after -->", "<!-- before -->\n<a></a>\n<!-- after -->")]
    [InlineData("<a><!----></a>", "<a><!----></a>")]
    public void A_form_with_comments_keeps_them_where_they_belong_to_what_is_signed(string xml, string with)
    {
        var document = BoundedXml.Read(xml).Value;
        foreach (var (method, plain) in new[] { (Canonicalization.InclusiveWithComments, Canonicalization.Inclusive), (Canonicalization.ExclusiveWithComments, Canonicalization.Exclusive) })
        {
            Assert.Equal(with, Text(method, document, withComments: true));
            Assert.Equal(Text(plain, document), Text(method, document, withComments: false));
            Assert.Equal(Text(plain, document), Text(plain, document, withComments: true));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whole_documents_are_as_dotnet_has_them(bool isExclusive, bool keepsComments)
    {
        var method = Method(isExclusive, keepsComments);
        for (var seed = 0; seed < 150; seed++)
        {
            var document = BoundedXml.Read(new RandomXml(seed).Make(seed % 2 == 0)).Value;
            Assert.Equal(OfPlatform(document, isExclusive, keepsComments), Text(method, document, withComments: true));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_element_that_is_a_document_of_its_own_is_as_dotnet_has_it(bool isExclusive, bool keepsComments)
    {
        // Under a root that declares nothing an element has the octets that it has alone.
        var method = Method(isExclusive, keepsComments);
        for (var seed = 200; seed < 300; seed++)
        {
            var inner = BoundedXml.Read(new RandomXml(seed).Make(seed % 2 == 0)).Value.DocumentElement!.OuterXml;
            var apex = Letters.Path("/above/root").Find(BoundedXml.Read($"<above>text{inner}<after/></above>").Value).Value;
            Assert.Equal(OfPlatform(BoundedXml.Read(inner).Value, isExclusive, keepsComments), Text(method, apex, withComments: true));
        }
    }

    [Theory]
    [InlineData("p", "<e xmlns:p=\"urn:p\"></e>")]
    [InlineData("p q", "<e xmlns:p=\"urn:p\" xmlns:q=\"urn:q\"></e>")]
    [InlineData("#default q", "<e xmlns:q=\"urn:q\"></e>")]
    [InlineData("unknown", "<e></e>")]
    [InlineData("", "<e></e>")]
    public void Prefixes_of_the_list_are_treated_inclusively(string prefixes, string expected) // RFC 3741 §2.1
    {
        var apex = Letters.Path("//e").Find(BoundedXml.Read("<r xmlns:p=\"urn:p\" xmlns:q=\"urn:q\"><e/></r>").Value).Value;
        Assert.Equal(expected, Text(Canonicalization.Exclusive with { Prefixes = prefixes }, apex));
    }

    [Fact]
    public void The_default_namespace_of_the_list_is_treated_inclusively()
    {
        var apex = Letters.Path("//p:e").Find(BoundedXml.Read("<r xmlns=\"urn:d\" xmlns:p=\"urn:p\"><p:e/></r>").Value).Value;
        Assert.Equal("<p:e xmlns=\"urn:d\" xmlns:p=\"urn:p\"></p:e>", Text(Canonicalization.Exclusive with { Prefixes = "#default" }, apex));
        Assert.Equal("<p:e xmlns:p=\"urn:p\"></p:e>", Text(Canonicalization.Exclusive, apex));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_left_out_leaves_nothing_behind(bool isExclusive, bool keepsComments)
    {
        var document = BoundedXml.Read("<r><a/><gone xmlns:x='urn:x'><x:deep/></gone><b/></r>").Value;
        var gone = Letters.Path("/r/gone").Find(document).Value;
        Assert.Equal("<r><a></a><b></b></r>", Encoding.UTF8.GetString(Method(isExclusive, keepsComments).Octets(document, [gone], withComments: true)));
        Assert.Equal("<r><a/><gone xmlns:x=\"urn:x\"><x:deep/></gone><b/></r>", document.OuterXml.Replace(" />", "/>", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_canonicalised_stays_the_same_when_it_is_canonicalised_again()
    {
        foreach (var method in new[] { Canonicalization.Inclusive, Canonicalization.InclusiveWithComments, Canonicalization.Exclusive, Canonicalization.ExclusiveWithComments })
        {
            for (var seed = 300; seed < 340; seed++)
            {
                var once = Text(method, BoundedXml.Read(new RandomXml(seed).Make(isPrefixed: true)).Value, withComments: true);
                Assert.Equal(once, Text(method, BoundedXml.Read(once).Value, withComments: true));
            }
        }
    }

    [Theory]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", false, false)]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", false, true)]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#", true, false)]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#WithComments", true, true)]
    public void A_method_is_found_by_its_name(string uri, bool isExclusive, bool keepsComments)
    {
        var found = Canonicalization.Find(uri);
        Assert.Equal((isExclusive, keepsComments), (found!.IsExclusive, found.KeepsComments));
        Assert.Equal(uri, found.Uri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://www.w3.org/2006/12/xml-c14n11")]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#withcomments")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n")]
    [InlineData("http://santuario.apache.org/c14n/physical")]
    public void Other_methods_are_not_found(string uri) => Assert.Null(Canonicalization.Find(uri));

    private static Canonicalization Method(bool isExclusive, bool keepsComments) =>
        Canonicalization.Find((isExclusive ? Canonicalization.Exclusive.Uri : Canonicalization.Inclusive.Uri) + (!keepsComments ? "" : isExclusive ? "WithComments" : "#WithComments"))!;

    private static string Text(Canonicalization method, XmlNode apex, bool withComments = false) => Encoding.UTF8.GetString(method.Octets(apex, [], withComments));

    private static string OfPlatform(XmlDocument document, bool isExclusive, bool keepsComments)
    {
        Transform transform = isExclusive ? new XmlDsigExcC14NTransform(keepsComments) : new XmlDsigC14NTransform(keepsComments);
        transform.LoadInput(document);
        using var reader = new StreamReader((Stream)transform.GetOutput(typeof(Stream)), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
