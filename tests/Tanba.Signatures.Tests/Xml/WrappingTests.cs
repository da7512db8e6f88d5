using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>
/// Attacks that keep a signature right and show something else: the eight known ways to wrap a signed assertion (Somorovsky and others,
/// «On Breaking SAML», 2012), and others of their kind.
/// </summary>
public class WrappingTests
{
    private const string Assertion = "<Assertion Id=\"a1\"><Subject>ОМАРОВ</Subject></Assertion>";
    private const string Forged = "<Assertion Id=\"a2\"><Subject>ADMIN</Subject></Assertion>";
    private const string Response = "<Response Id=\"r1\"><Status/>" + Assertion + "</Response>";

    /// <summary>The assertion is signed inside of itself.</summary>
    private static readonly string Signed = Letters.SignPart(Response, "//Assertion", "//Assertion");

    private static readonly string Signature = Letters.SignatureIn(Signed);

    private static readonly string SignedAssertion = Assertion.With("</Assertion>", Signature + "</Assertion>");

    /// <summary>The response is signed inside of itself, by its Id.</summary>
    private static readonly string ResponseSignature = Letters.SignatureIn(Letters.SignPart(Response, "/Response"));

    [Fact]
    public void The_unchanged_documents_hold()
    {
        Letters.Refused(Letters.Valid, Signed);
        Letters.Refused(Letters.Valid, Response.With("</Response>", ResponseSignature + "</Response>"));
    }

    [Fact]
    public void Xsw1_the_signed_response_inside_of_the_signature_of_a_forged_one() => Letters.Refused(
        "xml.signature-malformed",
        $"<Response Id=\"evil\">{Forged}{ResponseSignature.With("</ds:Signature>", Response + "</ds:Signature>")}</Response>");

    [Fact]
    public void Xsw2_the_signed_response_beside_the_signature_in_a_forged_one() =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"evil\">{Forged}{Response}{ResponseSignature}</Response>");

    [Fact]
    public void Xsw3_a_forged_assertion_before_the_signed_one() =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"r1\"><Status/>{Forged}{SignedAssertion}</Response>");

    [Fact]
    public void Xsw4_the_signed_assertion_inside_of_a_forged_one() =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"r1\"><Status/>{Forged.With("</Assertion>", SignedAssertion + "</Assertion>")}</Response>");

    [Fact]
    public void Xsw5_the_forged_assertion_has_the_signature_and_the_signed_one_stands_at_the_end() =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"r1\"><Status/>{Forged.With("</Assertion>", Signature + "</Assertion>")}{Assertion}</Response>");

    [Fact]
    public void Xsw6_the_signed_assertion_inside_of_the_signature_of_the_forged_one() => Letters.Refused(
        "xml.signature-malformed",
        $"<Response Id=\"r1\"><Status/>{Forged.With("</Assertion>", Signature.With("</ds:Signature>", Assertion + "</ds:Signature>") + "</Assertion>")}</Response>");

    [Fact]
    public void Xsw7_a_forged_assertion_in_extensions() =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"r1\"><Extensions>{Forged}</Extensions>{SignedAssertion}</Response>");

    [Fact]
    public void Xsw8_the_signed_assertion_in_an_object_of_the_signature() => Letters.Refused(
        "xml.object-not-allowed",
        $"<Response Id=\"r1\"><Status/>{Forged.With("</Assertion>", Signature.With("</ds:Signature>", $"<ds:Object>{Assertion}</ds:Object></ds:Signature>") + "</Assertion>")}</Response>");

    [Theory]
    [InlineData("Id")]
    [InlineData("ID")]
    [InlineData("id")]
    [InlineData("xml:id")]
    public void The_same_Id_twice_under_any_of_its_names(string name) =>
        Letters.Refused("xml.id-not-unique", $"<Response Id=\"r1\"><Assertion {name}=\"a1\"><Subject>ADMIN</Subject></Assertion>{SignedAssertion}</Response>");

    [Theory]
    [InlineData("<assertion><Subject>ADMIN</Subject></assertion>")]
    [InlineData("<x:Assertion xmlns:x=\"urn:other\"><Subject>ADMIN</Subject></x:Assertion>")]
    public void A_twin_in_other_letters_or_of_another_namespace(string twin) =>
        Letters.Refused("xml.twin-not-signed", $"<Response Id=\"r1\">{twin}{SignedAssertion}</Response>");

    [Fact]
    public void What_the_reader_means_decides_when_it_is_said()
    {
        var both = $"<Response Id=\"r1\">{Forged}{SignedAssertion}</Response>";
        Letters.Refused(Letters.Valid, both, "//Assertion[@Id='a1']/Subject");
        Letters.Refused("xml.not-covered", both, "//Assertion[1]");
        Letters.Refused("xml.not-covered", both, "/Response");
        var document = SignedXmlDocument.Decode(System.Text.Encoding.UTF8.GetBytes(both)).Value;
        Assert.Equal("xml.path-finds-nothing", document.Check(Letters.Path("//Nothing")).Rejection?.Code);
    }

    [Fact]
    public void A_second_signer_signs_no_twin_for_the_first()
    {
        using var key = Keys.SoftwareKey.Generate("p256");
        var both = $"<Response Id=\"r1\">{Forged}{SignedAssertion}</Response>";
        var joined = SignXml.Sign(both, new(Letters.Path("//Assertion[@Id='a2']")), Letters.CertificateOf(key), key).Value;
        Assert.Equal(["xml.twin-not-signed", "xml.twin-not-signed"], Letters.Check(joined));
    }

    [Theory]
    [InlineData("ОМ<!-- x -->АРОВ")]
    [InlineData("ОМАРО<!---->В")]
    [InlineData("<!---->ОМАРОВ")]
    public void A_comment_inside_of_a_name(string name)
    {
        Letters.Refused("xml.comment-in-text", Letters.Sign(Response).With("ОМАРОВ", name));
        Letters.Refused("xml.comment-in-text", Signed.With("ОМАРОВ", name));
    }

    [Fact]
    public void A_comment_between_elements_changes_nothing() => Letters.Refused(Letters.Valid, Letters.Sign(Response).With("<Status />", "<Status /><!-- seen -->"));

    [Theory]
    [InlineData("<!DOCTYPE Response [<!ENTITY who 'ADMIN'>]>")]
    [InlineData("<!DOCTYPE Response [<!ATTLIST Assertion Id CDATA 'a1'>]>")]
    [InlineData("<!DOCTYPE Response SYSTEM 'http://localhost/evil.dtd'>")]
    [InlineData("<!DOCTYPE Response>")]
    public void A_document_type_of_any_kind(string type) => Letters.Refused("xml.document-type", type + Signed[(Signed.IndexOf("?>", StringComparison.Ordinal) + 2)..]);

    [Theory]
    [InlineData("http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116")]
    [InlineData("http://www.w3.org/2002/06/xmldsig-filter2")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData("http://www.w3.org/2002/07/decrypt#XML")]
    public void A_transform_that_could_drop_or_choose_content(string uri) =>
        Letters.Refused("xml.transform-not-allowed", Signed.With("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", uri));

    [Theory]
    [InlineData("http://localhost/other.xml")]
    [InlineData("other.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("#xpointer(id('a1'))")]
    [InlineData("#xpointer(/)")]
    [InlineData("#")]
    public void A_reference_to_anything_but_this_document(string uri) =>
        Letters.Refused("xml.reference-not-allowed", Signed.With("URI=\"#a1\"", $"URI=\"{uri}\""));

    [Fact]
    public void The_Id_of_the_signed_element_on_a_part_of_the_signature() => Letters.Refused(
        "xml.reference-not-allowed",
        $"<Response Id=\"r1\">{Forged}{Signature.With("<ds:SignatureValue>", "<ds:SignatureValue Id=\"a1\">")}</Response>");

    [Fact]
    public void Thousands_of_comments_signatures_and_twins_cost_no_more_than_a_walk()
    {
        var comments = $"<doc>{string.Concat(Enumerable.Repeat("<!---->", 200_000))}</doc>";
        Letters.Refused(Letters.Valid, Letters.Sign(comments));
        var twins = $"<Response>{SignedAssertion}<list>{string.Concat(Enumerable.Repeat("<a><b/></a>", 50_000))}</list>{Forged}</Response>";
        Letters.Refused("xml.twin-not-signed", twins);
        Assert.Equal("xml.too-large", Assert.Single(Letters.Check($"<doc>{string.Concat(Enumerable.Repeat(Signature, 101))}</doc>")));
    }

    [Fact]
    public void A_key_that_would_have_to_be_fetched() =>
        Letters.Refused("xml.signature-malformed", Signed.With("<ds:KeyInfo>", "<ds:KeyInfo><ds:RetrievalMethod URI=\"http://localhost/key\" />"));

    [Fact]
    public void A_certificate_of_another_person() =>
        Letters.Refused("xml.signature-wrong", Signed.With(Convert.ToBase64String(TestPki.Leaf.Encoded.Span), Convert.ToBase64String(TestPki.Issuing.Encoded.Span)));
}
