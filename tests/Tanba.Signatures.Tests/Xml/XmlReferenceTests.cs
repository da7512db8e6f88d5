using System.Xml;
using Tanba.Pki.Algorithms;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>XML Signature §4.4.3: what a reference may say, and nothing else.</summary>
public class XmlReferenceTests
{
    private const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    private const string Inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    [Theory]
    [InlineData("", null)]
    [InlineData("#one", "one")]
    [InlineData("#Ә", "Ә")]
    [InlineData("# a", " a")]
    public void A_reference_is_to_the_document_or_to_an_Id(string uri, string? id) => Assert.Equal(id, XmlReference.Read(Element(uri: uri)).Value.Id);

    [Theory]
    [InlineData("other.xml")]
    [InlineData("http://localhost/a#one")]
    [InlineData("file:///etc/passwd")]
    [InlineData(" #one")]
    [InlineData("#")]
    [InlineData("#xpointer(/)")]
    [InlineData("#xpointer(id('one'))")]
    [InlineData("cid:part")]
    public void Any_other_reference_is_refused(string uri) => Assert.Equal("xml.reference-not-allowed", Code(Element(uri: uri)));

    [Fact]
    public void A_reference_without_a_target_is_refused() => Assert.Equal(
        "xml.reference-not-allowed",
        Code(Parse($"<Reference xmlns='http://www.w3.org/2000/09/xmldsig#'><DigestMethod Algorithm='{Sha256}'/><DigestValue>AQID</DigestValue></Reference>")));

    [Fact]
    public void Without_transforms_it_is_the_inclusive_form_without_comments() // XML Signature §4.4.3.2
    {
        var read = XmlReference.Read(Element(transforms: null)).Value;
        Assert.Equal(Canonicalization.Inclusive, read.Method);
        Assert.False(read.IsEnveloped);
        read = XmlReference.Read(Element(transforms: "")).Value;
        Assert.Equal(Canonicalization.Inclusive, read.Method);
    }

    [Theory]
    [InlineData(true, Inclusive, Enveloped)]
    [InlineData(false, Exclusive, Exclusive)]
    [InlineData(true, Exclusive, Enveloped, Exclusive)]
    [InlineData(true, Inclusive + "#WithComments", Enveloped, Inclusive + "#WithComments")]
    [InlineData(false, Exclusive + "WithComments", Exclusive + "WithComments")]
    public void Allowed_are_the_enveloped_signature_and_then_one_canonicalisation(bool isEnveloped, string method, params string[] transforms)
    {
        var read = XmlReference.Read(Element(transforms: Transforms(transforms))).Value;
        Assert.Equal((isEnveloped, method), (read.IsEnveloped, read.Method.Uri));
    }

    [Theory]
    [InlineData(Enveloped, Enveloped)]
    [InlineData(Exclusive, Enveloped)]
    [InlineData(Exclusive, Exclusive)]
    [InlineData(Enveloped, Exclusive, Inclusive)]
    [InlineData("http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData("http://www.w3.org/2006/12/xml-c14n11")]
    [InlineData("")]
    public void Any_other_row_of_transforms_is_refused(params string[] transforms) =>
        Assert.Equal("xml.transform-not-allowed", Code(Element(transforms: Transforms(transforms))));

    [Theory]
    [InlineData($"<Transform Algorithm='{Enveloped}'><XPath/></Transform>")]
    [InlineData($"<Transform Algorithm='{Enveloped}' Id='x'/>")]
    [InlineData($"<Transform Algorithm='{Inclusive}'><InclusiveNamespaces xmlns='{Exclusive}' PrefixList='a'/></Transform>")]
    [InlineData($"<Transform Algorithm='{Exclusive}'><InclusiveNamespaces xmlns='{Exclusive}' PrefixList='a'>text</InclusiveNamespaces></Transform>")]
    [InlineData($"<Transform Algorithm='{Exclusive}'><InclusiveNamespaces xmlns='{Exclusive}' PrefixList='a' Other='b'/></Transform>")]
    [InlineData($"<Transform Algorithm='{Exclusive}'><InclusiveNamespaces xmlns='{Exclusive}'/><InclusiveNamespaces xmlns='{Exclusive}'/></Transform>")]
    [InlineData($"<Transform Algorithm='{Exclusive}'><InclusiveNamespaces PrefixList='a'/></Transform>")]
    [InlineData("<Transform/>")]
    public void A_transform_with_something_odd_inside_is_refused(string transform) => Assert.Equal("xml.transform-not-allowed", Code(Element(transforms: transform)));

    [Theory]
    [InlineData("<Other/>")]
    [InlineData("text")]
    [InlineData("<!-- c -->")]
    public void Something_odd_beside_the_transforms_is_refused(string odd) => Assert.Equal("xml.signature-malformed", Code(Element(transforms: Transforms(Enveloped) + odd)));

    [Theory]
    [InlineData("a b", "a b")]
    [InlineData("#default", "#default")]
    [InlineData("", "")]
    public void The_list_of_prefixes_is_taken(string list, string expected)
    {
        var transform = $"<Transform Algorithm='{Exclusive}'><ec:InclusiveNamespaces xmlns:ec='{Exclusive}' PrefixList='{list}'/></Transform>";
        Assert.Equal(expected, XmlReference.Read(Element(transforms: transform)).Value.Method.Prefixes);
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmlenc#sha256", 32)]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#sha384", 48)]
    [InlineData("http://www.w3.org/2001/04/xmlenc#sha512", 64)]
    public void Known_digests_are_read(string uri, int octets) => Assert.Equal(octets, XmlReference.Read(Element(digest: uri)).Value.Digest.Digest([]).Length);

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#md5")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#sha224")]
    [InlineData("urn:nothing")]
    public void Weak_and_unknown_digests_are_refused(string uri) => Assert.Equal("xml.algorithm-unknown", Code(Element(digest: uri)));

    [Fact]
    public void Every_row_with_a_name_in_XML_is_found_by_its_digest() =>
        Assert.All(SignatureAlgorithm.All.Where(row => row.Xml is not null), row => Assert.Equal(row.DigestOid, XmlReference.Read(Element(digest: row.Xml!.DigestUri)).Value.Digest.DigestOid));

    [Theory]
    [InlineData("<Transforms/><Transforms/>")]
    [InlineData("<Manifest/>")]
    [InlineData("text")]
    public void Something_odd_inside_of_a_reference_is_refused(string before) => Assert.Equal("xml.signature-malformed", Code(Parse(
        $"<Reference URI='' xmlns='http://www.w3.org/2000/09/xmldsig#'>{before}<DigestMethod Algorithm='{Sha256}'/><DigestValue>AQID</DigestValue></Reference>")));

    [Theory]
    [InlineData("Type='http://www.w3.org/2000/09/xmldsig#Manifest'")]
    [InlineData("Other='x'")]
    [InlineData("xml:id='x'")]
    public void A_reference_of_another_type_is_refused(string attribute) => Assert.Equal("xml.signature-malformed", Code(Parse(
        $"<Reference URI='' {attribute} xmlns='http://www.w3.org/2000/09/xmldsig#'><DigestMethod Algorithm='{Sha256}'/><DigestValue>AQID</DigestValue></Reference>")));

    [Theory]
    [InlineData("<DigestValue>AQID</DigestValue>")]
    [InlineData($"<DigestMethod Algorithm='{Sha256}'/>")]
    [InlineData($"<DigestValue>AQID</DigestValue><DigestMethod Algorithm='{Sha256}'/>")]
    [InlineData($"<DigestMethod Algorithm='{Sha256}'/><DigestValue></DigestValue>")]
    [InlineData($"<DigestMethod Algorithm='{Sha256}'/><DigestValue>***</DigestValue>")]
    [InlineData($"<DigestMethod Algorithm='{Sha256}'/><DigestValue>AQID</DigestValue><DigestValue>AQID</DigestValue>")]
    [InlineData("<DigestMethod/><DigestValue>AQID</DigestValue>")]
    public void The_digest_is_there_once_with_its_method_before_it(string inside) =>
        Assert.Equal("xml.signature-malformed", Code(Parse($"<Reference URI='' xmlns='http://www.w3.org/2000/09/xmldsig#'>{inside}</Reference>")));

    private static string? Code(XmlElement element) => XmlReference.Read(element).Rejection?.Code;

    private static string Transforms(params string[] uris) => string.Concat(uris.Select(uri => $"<Transform Algorithm='{uri}'/>"));

    private static XmlElement Element(string uri = "", string? transforms = null, string digest = Sha256) => Parse(
        $"<Reference URI=\"{uri}\" xmlns='http://www.w3.org/2000/09/xmldsig#'>{(transforms is null ? "" : $"<Transforms>{transforms}</Transforms>")}<DigestMethod Algorithm='{digest}'/><DigestValue>AQID</DigestValue></Reference>");

    private static XmlElement Parse(string xml) => BoundedXml.Read(xml).Value.DocumentElement!;
}
