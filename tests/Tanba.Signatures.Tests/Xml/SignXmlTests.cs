using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

public class SignXmlTests
{
    public static TheoryData<string> Kinds =>
        [.. KeyAlgorithm.All.SelectMany(row => row.Kinds).Where(kind => kind is not "rsa3072" and not "rsa4096" && !kind.StartsWith("mldsa", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_and_an_element_are_signed_with_each_kind_of_key(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var certificate = Letters.CertificateOf(key);
        foreach (var place in new[] { XmlPlace.WholeDocument, new(Letters.Path("//part")) })
        {
            var signed = SignXml.Sign("<doc xmlns:n=\"urn:n\"><part Id=\"p1\">құжат</part><n:other/></doc>", place, certificate, key).Value;
            var signer = Letters.OnlySigner(signed);
            Assert.Equal(certificate, signer.Certificate);
            Assert.Equal(key.Algorithm.Xml, signer.Algorithm.Xml);
            Assert.Contains($"<ds:SignatureMethod Algorithm=\"{key.Algorithm.Xml!.SignatureUri}\"", signed, StringComparison.Ordinal);
            Letters.Refused("xml.digest-wrong", signed.With("құжат", "құжаттар"));
        }
    }

    [Fact]
    public void The_digest_of_the_recorded_document_is_the_recorded_one()
    {
        // Pair 25 of the recordings of the national agent.
        var signed = Letters.Sign("<tag>data</tag>");
        Assert.Contains("<ds:DigestValue>soDZFGIUsZ1x0sK/7x1bJvtGeQsO0BKOVwAvKxC3RJY=</ds:DigestValue>", signed, StringComparison.Ordinal);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><tag>data<ds:Signature xmlns:ds=", signed, StringComparison.Ordinal);
        Assert.EndsWith("</ds:Signature></tag>", signed, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', signed);
        Assert.DoesNotContain('\r', signed);
    }

    [Fact]
    public void A_whole_document_has_the_transforms_and_canonicalisations_of_the_national_clients()
    {
        var signed = Letters.Sign("<tag>data</tag>");
        Assert.Contains("<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", signed, StringComparison.Ordinal);
        Assert.Contains("<ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"", signed, StringComparison.Ordinal);
        Assert.Contains("<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments\"", signed, StringComparison.Ordinal);
        var part = Assert.Single(Letters.OnlySigner(signed).Parts);
        Assert.True(part.IsWholeDocument);
        Assert.Equal("<tag>data</tag>", Letters.Text(part));
    }

    [Fact]
    public void An_element_is_referred_to_by_its_Id_and_the_signature_stands_where_it_was_asked_for()
    {
        var signed = Letters.SignPart("<doc><a Id=\"one\">x</a><here/></doc>", "/doc/a", "/doc/here");
        Assert.Contains("<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"", signed, StringComparison.Ordinal);
        Assert.Contains("<ds:Reference URI=\"#one\"><ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments\"", signed, StringComparison.Ordinal);
        Assert.Contains("<here><ds:Signature ", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("enveloped", signed, StringComparison.Ordinal);
        var part = Assert.Single(Letters.OnlySigner(signed).Parts);
        Assert.Equal("/doc/a", part.Path);
        Assert.Equal("<a Id=\"one\">x</a>", Letters.Text(part));
    }

    [Fact]
    public void A_signature_inside_of_its_element_leaves_itself_out()
    {
        var signed = Letters.SignPart("<doc><a Id=\"one\">x</a></doc>", "//a", "//a");
        Assert.Contains("enveloped-signature", signed, StringComparison.Ordinal);
        Assert.Equal("<a Id=\"one\">x</a>", Letters.Text(Letters.OnlySigner(signed).Parts[0]));
    }

    [Fact]
    public void Each_further_signature_covers_the_earlier_ones_and_all_hold()
    {
        var once = Letters.Sign("<doc><a>1</a></doc>");
        var thrice = Letters.Sign(Letters.Sign(once));
        Assert.Equal([Letters.Valid, Letters.Valid, Letters.Valid], Letters.Check(thrice));
        Assert.Equal(["xml.digest-wrong", "xml.digest-wrong", "xml.digest-wrong"], Letters.Check(thrice.With("<a>1</a>", "<a>2</a>")));

        // Without the first one the later ones say nothing.
        var first = once[once.IndexOf("<ds:Signature ", StringComparison.Ordinal)..once.LastIndexOf("</doc>", StringComparison.Ordinal)];
        Assert.Equal(["xml.digest-wrong", "xml.digest-wrong"], Letters.Check(thrice.With(first, string.Empty)));
    }

    [Fact]
    public void Two_elements_are_signed_each_for_itself()
    {
        var first = Letters.SignPart("<doc><a Id=\"one\">x</a><a Id=\"two\">y</a></doc>", "//a[@Id='one']");
        Letters.Refused("xml.twin-not-signed", first);
        Assert.Equal([Letters.Valid], Letters.Check(first, "//a[1]"));
        Assert.Equal(["xml.not-covered"], Letters.Check(first, "//a[2]"));
        Assert.Equal([Letters.Valid, Letters.Valid], Letters.Check(Letters.SignPart(first, "//a[@Id='two']")));
    }

    [Theory]
    [InlineData("<a>\r\n line &#13; end\n</a>")]
    [InlineData("<a b=\"x&#10;y&#9;z&quot;&lt;\">&lt;&amp;&gt;<![CDATA[ <raw> & ]]></a>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n<?before it?><a>Әлем 🌍</a><!-- after --><?after?>")]
    [InlineData("<a xmlns=\"urn:x\" xml:lang=\"kk\"><b xmlns=\"\" xml:space=\"preserve\">  </b><!-- between --><c/></a>")]
    public void What_is_written_holds_after_it_is_read_again(string xml) => Assert.Equal(Letters.Valid, Assert.Single(Letters.Check(Letters.Sign(xml))));

    [Theory]
    [InlineData("<a><b></a>", null, null, "xml.malformed")]
    [InlineData("", null, null, "xml.malformed")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", null, null, "xml.document-type")]
    [InlineData("<a>admin<!---->.example.kz</a>", null, null, "xml.comment-in-text")]
    [InlineData("<a><b/></a>", "//c", null, "xml.path-finds-nothing")]
    [InlineData("<a><b/></a>", null, "//c", "xml.path-finds-nothing")]
    [InlineData("<a><b/></a>", "//b", null, "xml.element-has-no-id")]
    [InlineData("<a><b Id='1 2'/></a>", "//b", null, "xml.element-has-no-id")]
    [InlineData("<a><b Id='x'/><c id='x'/></a>", "//b", null, "xml.id-not-unique")]
    public void What_cannot_be_signed_is_refused_before_a_key_is_asked_for(string xml, string? target, string? parent, string code)
    {
        var place = new XmlPlace(target is null ? null : Letters.Path(target), parent is null ? null : Letters.Path(parent));
        Assert.Equal(code, SignXml.WhatIsSigned(xml, place).Rejection?.Code);
        Assert.Equal(code, SignXml.Sign(xml, place, TestPki.Leaf, TestPki.PersonKey).Rejection?.Code);
    }

    [Fact]
    public void What_is_signed_can_be_shown_before()
    {
        const string xml = "<doc><!-- c --><a Id='x'  k='1'><b/></a></doc>";
        Assert.Equal("<doc><a Id=\"x\" k=\"1\"><b></b></a></doc>", System.Text.Encoding.UTF8.GetString(SignXml.WhatIsSigned(xml, XmlPlace.WholeDocument).Value));
        var place = new XmlPlace(Letters.Path("//a"));
        Assert.Equal(SignXml.WhatIsSigned(xml, place).Value, Letters.OnlySigner(Letters.Sign(xml, place)).Parts[0].Octets.ToArray());
    }

    [Fact]
    public void Too_large_a_document_is_refused() =>
        Assert.Equal("xml.too-large", SignXml.WhatIsSigned($"<a>{new string('x', 32 * 1024 * 1024)}</a>", XmlPlace.WholeDocument).Rejection?.Code);

    [Fact]
    public void The_key_of_another_certificate_is_misuse() =>
        Assert.Throws<ArgumentException>(() => SignXml.Sign("<a/>", XmlPlace.WholeDocument, TestPki.Issuing, TestPki.PersonKey));

    [Fact]
    public void A_signature_is_not_put_into_a_signature() =>
        Assert.Equal("xml.path-finds-nothing", SignXml.WhatIsSigned(Letters.Sign("<a/>"), new(Parent: Letters.Path("//*[local-name()='KeyInfo']"))).Rejection?.Code);
}
