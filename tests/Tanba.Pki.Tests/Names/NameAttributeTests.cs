using System.Text;
using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Names;

/// <summary>One attribute in every type of string (RFC 5280 §4.1.2.4, X.690 §8.23), written, read and shown to openssl.</summary>
public class NameAttributeTests
{
    private const string CommonName = "0603550403";

    [Theory]
    [InlineData(StringType.Utf8, "ӘЖ", "0c04d398d096")]
    [InlineData(StringType.Printable, "A b'()+,-./:=?", "130e41206227282" + "92b2c2d2e2f3a3d3f")]
    [InlineData(StringType.Ia5, "a@b.kz", "160661" + "40622e6b7a")]
    [InlineData(StringType.Numeric, "12 34", "12053132203334")]
    [InlineData(StringType.Visible, "~a b!", "1a057e61206221")]
    [InlineData(StringType.Teletex, "AB", "14024142")]
    [InlineData(StringType.Bmp, "ӘA", "1e0404d80041")]
    [InlineData(StringType.Utf8, "", "0c00")]
    [InlineData(StringType.Utf8, "𝒳", "0c04f09d92b3")]
    public void Every_type_of_string_is_written_and_read(StringType type, string value, string hex)
    {
        var name = new DistinguishedName([new NameAttribute(Oids.CommonName, type, value)]);
        Assert.Contains(CommonName + hex, Convert.ToHexStringLower(name.Encoded.Span), StringComparison.Ordinal);
        Assert.Equal(new NameAttribute(Oids.CommonName, type, value), Assert.Single(DistinguishedName.Decode(name.Encoded).Value.Attributes));
    }

    [Theory]
    [InlineData(StringType.Printable, "a@b")]
    [InlineData(StringType.Printable, "ОМАРОВ")]
    [InlineData(StringType.Printable, "a*b")]
    [InlineData(StringType.Ia5, "почта@a.kz")]
    [InlineData(StringType.Numeric, "1a")]
    [InlineData(StringType.Visible, "a\n")]
    [InlineData(StringType.Bmp, "𝒳")] // beyond the basic plane
    public void Letters_that_a_type_does_not_have_are_misuse(StringType type, string value) =>
        Assert.Throws<EncoderFallbackException>(() => new DistinguishedName([new NameAttribute(Oids.CommonName, type, value)]));

    [Theory]
    [InlineData(StringType.Utf8)]
    [InlineData(StringType.Bmp)]
    public void Half_of_a_letter_is_misuse(StringType type) =>
        Assert.Throws<EncoderFallbackException>(() => new DistinguishedName([new NameAttribute(Oids.CommonName, type, new string('\ud835', 1))]));

    [Theory]
    [InlineData("1301" + "40")] // @ is not printable
    [InlineData("1601" + "ff")] // not ASCII
    [InlineData("1201" + "61")] // a letter among digits
    [InlineData("1a01" + "07")] // a bell is not visible
    [InlineData("1e01" + "41")] // half a letter
    [InlineData("1e02" + "d835")] // half of a pair
    [InlineData("0c01" + "ff")]
    [InlineData("0c02" + "c080")] // NUL in two octets
    [InlineData("0c03" + "eda0b5")] // half of a pair in UTF-8
    [InlineData("3303" + "130141")] // in pieces, X.690 §10.2
    [InlineData("2c03" + "0c0141")]
    [InlineData("0c0141" + "00")] // something after the value
    public void Text_that_its_type_does_not_have_is_refused(string value) => Assert.Equal("name.malformed", Decode(value).Rejection?.Code);

    [Theory]
    [InlineData("0500")] // NULL
    [InlineData("020105")] // INTEGER
    [InlineData("1c0400000041")] // UniversalString
    [InlineData("30030c0141")] // a SEQUENCE
    [InlineData("8001ff")] // a choice of somebody's own
    public void A_value_that_is_no_text_is_kept_in_hex_and_comes_back_octet_for_octet(string value)
    {
        var attribute = Assert.Single(Decode(value).Value.Attributes);
        Assert.Equal(new NameAttribute(Oids.CommonName, StringType.Other, "#" + value), attribute);
        Assert.Equal(Decode(value).Value, new DistinguishedName([attribute]));
        Assert.Equal("CN=#" + value, Decode(value).Value.ToString());
    }

    [Theory]
    [InlineData("name.malformed", "")]
    [InlineData("name.malformed", "0500")]
    [InlineData("name.malformed", "3000" + "00")]
    [InlineData("name.malformed", "3002" + "3100")] // RDN SIZE (1..MAX)
    [InlineData("name.malformed", "3002" + "3000")] // a SEQUENCE for the SET
    [InlineData("name.malformed", "3006" + "3104" + "3002" + "0500")] // an attribute without type
    [InlineData("name.malformed", "3080" + "0000")]
    public void What_is_no_name_is_refused(string code, string hex) => Assert.Equal(code, DistinguishedName.Decode(Convert.FromHexString(hex)).Rejection?.Code);

    [Fact]
    public void More_than_16_KiB_are_no_name() => Assert.Equal("name.too-large", DistinguishedName.Decode(new byte[(16 * 1024) + 1]).Rejection?.Code);

    [Fact]
    public void A_name_without_attributes_is_read_and_finds_nothing()
    {
        var name = DistinguishedName.Decode(new byte[] { 0x30, 0 }).Value;
        Assert.Empty(name.Attributes);
        Assert.Null(name.CommonName ?? name.Iin ?? name.Bin);
        Assert.Equal(string.Empty, name.ToString());
        Assert.Equal(new DistinguishedName([]), name);
    }

    [Fact]
    public void Openssl_sees_every_attribute_with_its_type()
    {
        using var openssl = new OpenSsl();
        var name = new DistinguishedName(
        [
            NameAttribute.Utf8(Oids.CommonName, "ӘБДІҚҰЛ АННА"),
            NameAttribute.Utf8(Oids.Surname, "ӘБДІҚҰЛ"),
            NameAttribute.Printable(Oids.SerialNumberAttribute, "IIN990630409991"),
            NameAttribute.Printable(Oids.Country, "KZ"),
            NameAttribute.Utf8(Oids.Locality, "АСТАНА"),
            NameAttribute.Utf8(Oids.StateOrProvince, "АСТАНА"),
            NameAttribute.Utf8(Oids.Organization, "«ҮЛГІ» ЖШС"),
            NameAttribute.Utf8(Oids.OrganizationalUnit, "BIN240140000011"),
            NameAttribute.Utf8(Oids.Title, "директор"),
            NameAttribute.Utf8(Oids.BusinessCategory, "B"),
            NameAttribute.Utf8(Oids.GivenName, "ӘЛІҚЫЗЫ"),
            NameAttribute.Utf8(Oids.UserId, "7"),
            NameAttribute.Ia5(Oids.DomainComponent, "kz"),
            NameAttribute.Ia5(Oids.EmailAddress, "anna@example.kz"),
        ]);
        openssl.Put("a.der", TestPki.Make(name, name, TestPki.PersonKey, TestPki.PersonKey, []).Encoded);
        var seen = openssl.Run("x509", "-inform", "DER", "-in", "a.der", "-noout", "-subject", "-nameopt", "sep_multiline,lname,show_type").Split('\n').Skip(1).Select(line => line.Trim());
        Assert.Equal(
            [
                "commonName=UTF8STRING:", "surname=UTF8STRING:", "serialNumber=PRINTABLESTRING:", "countryName=PRINTABLESTRING:", "localityName=UTF8STRING:",
                "stateOrProvinceName=UTF8STRING:", "organizationName=UTF8STRING:", "organizationalUnitName=UTF8STRING:", "title=UTF8STRING:", "businessCategory=UTF8STRING:",
                "givenName=UTF8STRING:", "userId=UTF8STRING:", "domainComponent=IA5STRING:", "emailAddress=IA5STRING:",
            ],
            seen.Where(line => line.Length > 0).Select(line => line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.Contains("subject=CN=ӘБДІҚҰЛ АННА,SN=ӘБДІҚҰЛ,serialNumber=IIN990630409991,C=KZ,L=АСТАНА,", openssl.Run("x509", "-inform", "DER", "-in", "a.der", "-noout", "-subject", "-nameopt", "utf8,sep_comma_plus"), StringComparison.Ordinal);
        Assert.Equal(("990630409991", "240140000011"), (name.Iin, name.Bin));
    }

    [Theory]
    [InlineData("utf8only", StringType.Utf8, StringType.Utf8)]
    [InlineData("pkix", StringType.Printable, StringType.Bmp)]
    [InlineData("nombstr", StringType.Printable, StringType.Teletex)]
    public void A_name_of_openssl_is_read_in_whatever_types_it_chose(string mask, StringType plain, StringType starred)
    {
        using var openssl = new OpenSsl();
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.RootKey.ExportPkcs8())));
        openssl.Put("config", Encoding.ASCII.GetBytes($"[req]\ndistinguished_name=dn\nprompt=no\nstring_mask={mask}\n[dn]\nO=Plain\nOU=St*r\n0.CN=A\n+SN=B\nemailAddress=a@b.kz\nC=KZ\n"));
        openssl.Run("req", "-new", "-sha384", "-config", "config", "-key", "key.pem", "-outform", "DER", "-out", "a.der");
        var read = Pki.Requests.UnverifiedRequest.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.der"))).Value.Verify().Value.Subject;

        Assert.Equal("O=Plain, OU=St*r, CN=A + SN=B, E=a@b.kz, C=KZ", read.ToString());
        Assert.Equal([plain, starred, plain, plain, StringType.Ia5, StringType.Printable], read.Attributes.Select(attribute => attribute.Type));
        Assert.Equal(5, read.Rdns.Count);
    }

    private static Result<DistinguishedName> Decode(string value)
    {
        var attribute = Asn.Sequence(Convert.FromHexString(CommonName), Convert.FromHexString(value));
        return DistinguishedName.Decode(Asn.Sequence(Asn.Set(attribute)));
    }
}
