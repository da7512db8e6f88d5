using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>Whether what holds says something of what a reader will look at (McIntosh and Austel, 2005; XML Signature §8.1).</summary>
public class CoverageTests
{
    private const string Contract = "<contract><sum Id=\"s\"><amount>100</amount></sum><note>x</note></contract>";

    [Theory]
    [InlineData("<a>text<!-- c --></a>")]
    [InlineData("<a><!-- c -->text</a>")]
    [InlineData("<a><![CDATA[text]]><!-- c --></a>")]
    [InlineData("<a><b/><c>te<!---->xt</c></a>")]
    [InlineData("<a>&#1240;<!-- c --></a>")]
    public void A_comment_that_stands_with_text_is_found(string xml) => Assert.Equal("xml.comment-in-text", Coverage.CommentInText(BoundedXml.Read(xml).Value)?.Code);

    [Theory]
    [InlineData("<a>text</a>")]
    [InlineData("<a><!-- c --><b>text</b></a>")]
    [InlineData("<a>\n  <!-- c -->\n  <b/>\n</a>")]
    [InlineData("<!-- c --><a>text</a><!-- d -->")]
    [InlineData("<a>text<?pi?></a>")]
    [InlineData("<a><![CDATA[ ]]><!-- c --></a>")]
    public void A_comment_that_stands_alone_is_let_be(string xml) => Assert.Null(Coverage.CommentInText(BoundedXml.Read(xml).Value));

    [Fact]
    public void The_place_of_the_comment_is_told() =>
        Assert.Contains("/a/c[2]", Coverage.CommentInText(BoundedXml.Read("<a><c/><c>te<!---->xt</c></a>").Value)!.Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("/contract")]
    [InlineData("/contract/sum")]
    [InlineData("/contract/sum/amount")]
    [InlineData("//note")]
    public void A_signature_over_the_whole_covers_everything(string shown) => Assert.Equal([Letters.Valid], Letters.Check(Letters.Sign(Contract), shown));

    [Theory]
    [InlineData("/contract/sum", Letters.Valid)]
    [InlineData("//amount", Letters.Valid)]
    [InlineData("//note", "xml.not-covered")]
    [InlineData("/contract", "xml.not-covered")]
    public void A_signature_over_a_part_covers_what_is_in_it(string shown, string expected) => Assert.Equal([expected], Letters.Check(Letters.SignPart(Contract, "//sum"), shown));

    [Theory]
    [InlineData("<sum/>")]
    [InlineData("<SUM/>")]
    [InlineData("<n:sum xmlns:n=\"urn:n\"/>")]
    [InlineData("<deep><deeper><sum Id=\"other\"/></deeper></deep>")]
    public void Without_a_word_on_what_is_meant_a_part_has_no_twin(string twin)
    {
        var signed = Letters.SignPart(Contract, "//sum");
        Letters.Refused(Letters.Valid, signed);
        Letters.Refused("xml.twin-not-signed", signed.With("<note>", twin + "<note>"));
        Letters.Refused("xml.twin-not-signed", signed.With("<contract>", "<contract>" + twin));
        Letters.Refused(Letters.Valid, signed.With("<note>", twin + "<note>"), "//*[@Id='s']");
    }

    [Theory]
    [InlineData("<summary/>")]
    [InlineData("<su m=\"sum\"/>")]
    [InlineData("<!-- <sum/> -->")]
    [InlineData("<?sum x?>")]
    public void What_only_looks_alike_is_no_twin(string other) => Letters.Refused(Letters.Valid, Letters.SignPart(Contract, "//sum").With("<note>", other + "<note>"));

    [Fact]
    public void A_twin_inside_of_the_signed_part_is_signed() =>
        Letters.Refused(Letters.Valid, Letters.SignPart("<doc><sum Id=\"s\"><sum>1</sum><sum>2</sum></sum></doc>", "/doc/sum"));

    [Fact]
    public void The_detail_says_what_is_covered_and_what_is_not()
    {
        var signed = Letters.SignPart(Contract, "//sum").With("<note>", "<sum/><note>");
        var refused = Assert.Single(SignedXmlDocument.Decode(System.Text.Encoding.UTF8.GetBytes(signed)).Value.Check().Value).Rejection!;
        Assert.Contains("/contract/sum[1]", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("/contract/sum[2]", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_outside_of_the_signed_part_is_nobodys_matter() =>
        Letters.Refused(Letters.Valid, Letters.SignPart(Contract, "//sum").With("<note>x", "<note>x<!-- c -->"));
}
