using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Names;

/// <summary>RFC 4514 §2.4, and the words that pages of NCALayer look for.</summary>
public class AttributeKeywordsTests
{
    [Theory]
    [InlineData(Oids.CommonName, "CN", "CN")]
    [InlineData(Oids.Surname, "SN", "SURNAME")]
    [InlineData(Oids.SerialNumberAttribute, "serialNumber", "SERIALNUMBER")]
    [InlineData(Oids.Country, "C", "C")]
    [InlineData(Oids.Locality, "L", "L")]
    [InlineData(Oids.StateOrProvince, "ST", "ST")]
    [InlineData(Oids.StreetAddress, "street", "STREET")]
    [InlineData(Oids.Organization, "O", "O")]
    [InlineData(Oids.OrganizationalUnit, "OU", "OU")]
    [InlineData(Oids.Title, "title", "T")]
    [InlineData(Oids.BusinessCategory, "businessCategory", "BUSINESSCATEGORY")]
    [InlineData(Oids.GivenName, "GN", "G")]
    [InlineData(Oids.UserId, "UID", "UID")]
    [InlineData(Oids.DomainComponent, "DC", "DC")]
    [InlineData(Oids.EmailAddress, "E", "E")]
    [InlineData(Oids.Pseudonym, "2.5.4.65", "2.5.4.65")]
    public void Every_attribute_has_its_words(string oid, string forPeople, string forNcaLayer)
    {
        var name = new DistinguishedName([NameAttribute.Utf8(oid, "x")]);
        Assert.Equal(forPeople + "=x", name.ToString());
        Assert.Equal(forNcaLayer + "=x", name.ToNcaLayerString());
    }

    [Theory]
    [InlineData("a,b", "a\\,b")]
    [InlineData("a+b;c", "a\\+b\\;c")]
    [InlineData("<a>", "\\<a\\>")]
    [InlineData("a\\", "a\\\\")]
    [InlineData(" ", "\\ ")]
    [InlineData("  ", "\\ \\ ")]
    [InlineData("a b", "a b")]
    [InlineData("a#", "a#")]
    [InlineData("##", "\\##")]
    [InlineData("a\r\nb", "a\\0d\\0ab")]
    [InlineData("\0", "\\00")]
    [InlineData("\u007f\u0085", "\\7f\\c2\\85")] // also the control characters beyond ASCII
    [InlineData("CN=b, C=KZ", "CN=b\\, C=KZ")]
    public void A_value_can_never_pass_for_more_than_a_value(string value, string shown)
    {
        var name = new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, value)]);
        Assert.Equal("CN=" + shown, name.ToString());
        Assert.Equal("CN=" + shown, name.ToNcaLayerString());
    }

    [Fact]
    public void Several_attributes_of_one_rdn_are_joined_with_a_plus_for_people_alone()
    {
        var name = DistinguishedName.Decode(Asn.Sequence(Asn.Set(
            Asn.Sequence(Asn.Oid(Oids.CommonName), Asn.Text(0x13, "A+B")),
            Asn.Sequence(Asn.Oid(Oids.GivenName), Asn.Text(0x13, "CDE"))))).Value;
        Assert.Equal("CN=A\\+B + GN=CDE", name.ToString());
        Assert.Equal("CN=A\\+B,G=CDE", name.ToNcaLayerString());
    }
}
