using System.Xml;
using Tanba.Signatures.Xml;

namespace Tanba.Signatures.Tests.Xml;

/// <summary>XML Signature §4.5: certificates are used, hints are let be, anything else is refused.</summary>
public class KeyInformationTests
{
    private static readonly string Leaf = Convert.ToBase64String(TestPki.Leaf.Encoded.Span);
    private static readonly string Issuing = Convert.ToBase64String(TestPki.Issuing.Encoded.Span);

    [Fact]
    public void Without_key_information_there_are_no_certificates()
    {
        Assert.Empty(KeyInformation.Read(null).Value);
        Assert.Empty(KeyInformation.Read(Element("")).Value);
        Assert.Empty(KeyInformation.Read(Element("<X509Data/>")).Value);
    }

    [Fact]
    public void Certificates_come_in_their_order_and_each_once()
    {
        Assert.Equal([TestPki.Leaf, TestPki.Issuing], KeyInformation.Read(Element($"<X509Data>{Certificate(Leaf)}{Certificate(Issuing)}{Certificate(Leaf)}</X509Data>")).Value);
        Assert.Equal([TestPki.Issuing, TestPki.Leaf], KeyInformation.Read(Element($"<X509Data>{Certificate(Issuing)}</X509Data><X509Data>{Certificate(Leaf)}</X509Data>")).Value);
    }

    [Fact]
    public void Lines_in_a_certificate_are_those_of_any_program()
    {
        var lines = string.Join("&#13;\n", Leaf.Chunk(76).Select(line => new string(line)));
        Assert.Equal([TestPki.Leaf], KeyInformation.Read(Element($"<X509Data>{Certificate("\n" + lines + "\n")}</X509Data>")).Value);
    }

    [Theory]
    [InlineData("<KeyName>somebody</KeyName>")]
    [InlineData("<KeyValue><RSAKeyValue><Modulus>AQ==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>")]
    [InlineData("<X509Data><X509SubjectName>CN=X</X509SubjectName></X509Data>")]
    [InlineData("<X509Data><X509IssuerSerial><X509IssuerName>CN=X</X509IssuerName><X509SerialNumber>1</X509SerialNumber></X509IssuerSerial></X509Data>")]
    [InlineData("<X509Data><X509SKI>AQ==</X509SKI></X509Data>")]
    [InlineData("<!-- a comment --> and text")]
    public void Hints_are_let_be(string hint) => Assert.Equal([TestPki.Leaf], KeyInformation.Read(Element($"{hint}<X509Data>{Certificate(Leaf)}</X509Data>")).Value);

    [Theory]
    [InlineData("<RetrievalMethod URI='http://localhost/key'/>")]
    [InlineData("<PGPData/>")]
    [InlineData("<MgmtData>x</MgmtData>")]
    [InlineData("<X509Data><X509CRL>AQ==</X509CRL></X509Data>")]
    [InlineData("<KeyValue><DSAKeyValue/></KeyValue>")]
    [InlineData("<SecurityTokenReference xmlns='urn:oasis'/>")]
    [InlineData("<X509Data xmlns='urn:other'/>")]
    [InlineData("<DEREncodedKeyValue xmlns='http://www.w3.org/2009/xmldsig11#'>AQ==</DEREncodedKeyValue>")]
    [InlineData("<Signature/>")]
    public void What_would_have_to_be_fetched_or_is_not_known_is_refused(string other)
    {
        Assert.Equal("xml.signature-malformed", KeyInformation.Read(Element(other)).Rejection?.Code);
        Assert.Equal("xml.signature-malformed", KeyInformation.Read(Element($"<X509Data>{Certificate(Leaf)}</X509Data>{other}")).Rejection?.Code);
    }

    [Theory]
    [InlineData("not base64 at all!", "xml.signature-malformed")]
    [InlineData("", "xml.signature-malformed")]
    [InlineData("AQID", "xml.certificate-malformed")]
    [InlineData("MAA=", "xml.certificate-malformed")]
    public void A_certificate_that_is_none_is_refused(string octets, string code) =>
        Assert.Equal(code, KeyInformation.Read(Element($"<X509Data>{Certificate(octets)}</X509Data>")).Rejection?.Code);

    [Fact]
    public void A_certificate_with_an_octet_too_much_is_refused() => Assert.Equal(
        "xml.certificate-malformed",
        KeyInformation.Read(Element($"<X509Data>{Certificate(Convert.ToBase64String([.. TestPki.Leaf.Encoded.Span, 0]))}</X509Data>")).Rejection?.Code);

    [Fact]
    public void Certificates_and_elements_are_counted()
    {
        Assert.Null(KeyInformation.Read(Element($"<X509Data>{string.Concat(Enumerable.Repeat(Certificate(Leaf), 10))}</X509Data>")).Rejection);
        Assert.Equal("xml.certificate-malformed", KeyInformation.Read(Element($"<X509Data>{string.Concat(Enumerable.Repeat(Certificate(Leaf), 11))}</X509Data>")).Rejection?.Code);
        Assert.Null(KeyInformation.Read(Element(string.Concat(Enumerable.Repeat("<KeyName/>", 64)))).Rejection);
        Assert.Equal("xml.signature-malformed", KeyInformation.Read(Element(string.Concat(Enumerable.Repeat("<KeyName/>", 65)))).Rejection?.Code);
    }

    private static string Certificate(string octets) => $"<X509Certificate>{octets}</X509Certificate>";

    private static XmlElement Element(string inside) => BoundedXml.Read($"<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'>{inside}</KeyInfo>").Value.DocumentElement!;
}
