using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>XML Signature §4.1: what a ds:Signature holds, and nothing beside it.</summary>
public class SignaturePartsTests
{
    private static readonly string Good = Letters.SignatureIn(Letters.Sign("<doc>1</doc>"));

    [Fact]
    public void A_signature_of_ours_has_all_its_parts()
    {
        var parts = SignatureParts.Read(Element(Good)).Value;
        Assert.Equal(Canonicalization.Inclusive, parts.Method);
        Assert.Equal(TestPki.PersonKey.Algorithm.Xml!.SignatureUri, parts.AlgorithmUri);
        Assert.Equal(256, parts.Value.Length);
        Assert.Equal([TestPki.Leaf], parts.Certificates);
        var reference = Assert.Single(parts.References);
        Assert.True(reference is { Id: null, IsEnveloped: true });
    }

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "an attribute nobody knows", "<ds:Signature ", "<ds:Signature Other=\"x\" ", "xml.signature-malformed" },
        { "an attribute of SignedInfo", "<ds:SignedInfo>", "<ds:SignedInfo Other=\"x\">", "xml.signature-malformed" },
        { "an element before SignedInfo", "<ds:SignedInfo>", "<ds:Other/><ds:SignedInfo>", "xml.signature-malformed" },
        { "text before SignedInfo", "<ds:SignedInfo>", "text<ds:SignedInfo>", "xml.signature-malformed" },
        { "a second SignatureValue", "<ds:KeyInfo>", "<ds:SignatureValue>AQID</ds:SignatureValue><ds:KeyInfo>", "xml.signature-malformed" },
        { "something behind KeyInfo", "</ds:Signature>", "<ds:Other/></ds:Signature>", "xml.signature-malformed" },
        { "an object behind KeyInfo", "</ds:Signature>", "<ds:Object/></ds:Signature>", "xml.object-not-allowed" },
        { "a second KeyInfo", "</ds:Signature>", "<ds:KeyInfo/></ds:Signature>", "xml.signature-malformed" },
        { "no canonicalisation", "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\" />", "", "xml.signature-malformed" },
        { "an unknown canonicalisation", "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", "<ds:CanonicalizationMethod Algorithm=\"urn:x\"", "xml.canonicalisation-unknown" },
        { "a canonicalisation of no name", "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"", "<ds:CanonicalizationMethod", "xml.canonicalisation-unknown" },
        { "a method with a length of HMAC", "<ds:Reference URI", "<ds:HMACOutputLength>1</ds:HMACOutputLength><ds:Reference URI", "xml.signature-malformed" },
        { "text between the references", "</ds:SignedInfo>", "text</ds:SignedInfo>", "xml.signature-malformed" },
        { "an element behind the references", "</ds:SignedInfo>", "<ds:Manifest/></ds:SignedInfo>", "xml.signature-malformed" },
        { "a comment in the value", "<ds:SignatureValue>", "<ds:SignatureValue><!-- c -->", "xml.signature-malformed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void One_thing_too_many_or_too_few_is_refused(string change, string old, string replacement, string code) =>
        Assert.Equal((change, code), (change, SignatureParts.Read(Element(Good.With(old, replacement))).Rejection?.Code));

    [Theory]
    [InlineData("<ds:Signature ", "<ds:Signature Id=\"s1\" ")]
    [InlineData("<ds:SignedInfo>", "<ds:SignedInfo Id=\"s2\">")]
    [InlineData("<ds:SignatureValue>", "<ds:SignatureValue Id=\"s3\">")]
    [InlineData("<ds:KeyInfo>", "\n  <ds:KeyInfo>")]
    [InlineData("<ds:Signature ", "<ds:Signature xmlns:unused=\"urn:x\" ")]
    public void Ids_white_space_and_declarations_are_let_be(string old, string replacement) => Assert.Null(SignatureParts.Read(Element(Good.With(old, replacement))).Rejection);

    [Fact]
    public void A_signature_without_key_information_is_read() =>
        Assert.Empty(SignatureParts.Read(Element(Without(Good, "KeyInfo"))).Value.Certificates);

    [Theory]
    [InlineData("SignedInfo")]
    [InlineData("SignatureValue")]
    [InlineData("SignatureMethod")]
    [InlineData("Reference")]
    public void A_signature_without_a_part_is_refused(string part) => Assert.Equal("xml.signature-malformed", SignatureParts.Read(Element(Without(Good, part))).Rejection?.Code);

    [Fact]
    public void References_are_counted()
    {
        var reference = Good[Good.IndexOf("<ds:Reference ", StringComparison.Ordinal)..Good.IndexOf("</ds:SignedInfo>", StringComparison.Ordinal)];
        Assert.Equal(8, SignatureParts.Read(Element(Good.With(reference, string.Concat(Enumerable.Repeat(reference, 8))))).Value.References.Count);
        Assert.Equal("xml.signature-malformed", SignatureParts.Read(Element(Good.With(reference, string.Concat(Enumerable.Repeat(reference, 9))))).Rejection?.Code);
    }

    private static string Without(string xml, string part)
    {
        var document = BoundedXml.Read(xml).Value;
        var element = document.GetElementsByTagName("ds:" + part)[0]!;
        element.ParentNode!.RemoveChild(element);
        return document.OuterXml;
    }

    private static XmlElement Element(string xml) => BoundedXml.Read(xml).Value.DocumentElement!;
}
