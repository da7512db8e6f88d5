using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Names;

public class DistinguishedNameTests
{
    private static readonly string[] AttributeOids = [Oids.CommonName, Oids.Surname, Oids.Organization, Oids.Locality, Oids.GivenName];

    [Fact]
    public void The_order_and_the_string_types_of_a_national_name_are_kept()
    {
        var der = Convert.ToHexStringLower(TestPki.Person.Encoded.Span);

        // CN as UTF8String (0c), serialNumber and C as PrintableString (13).
        Assert.Contains("06035504030c19", der, StringComparison.Ordinal);
        Assert.Contains("0603550405130f49494e", der, StringComparison.Ordinal);
        Assert.Contains("060355040613024b5a", der, StringComparison.Ordinal);
        Assert.Equal([Oids.CommonName, Oids.Surname, Oids.SerialNumberAttribute, Oids.Country, Oids.GivenName], TestPki.Person.Attributes.Select(attribute => attribute.Oid));
        Assert.Equal("900101300007", TestPki.Person.Iin);
        Assert.Null(TestPki.Person.Bin);
    }

    [Fact]
    public void Pages_of_ncalayer_find_the_parts_they_parse() =>
        Assert.Equal("CN=ОМАРОВ ДАНИЯР,SURNAME=ОМАРОВ,SERIALNUMBER=IIN900101300007,C=KZ,G=ЕРЛАНҰЛЫ", TestPki.Person.ToNcaLayerString());

    [Fact]
    public void People_see_the_encoded_order() =>
        Assert.Equal("CN=ОМАРОВ ДАНИЯР, SN=ОМАРОВ, serialNumber=IIN900101300007, C=KZ, GN=ЕРЛАНҰЛЫ", TestPki.Person.ToString());

    [Theory]
    [InlineData("АО \"ТЕСТ\", Ltd", "CN=АО \\\"ТЕСТ\\\"\\, Ltd")] // RFC 4514 §2.4
    [InlineData(" a ", "CN=\\ a\\ ")]
    [InlineData("#5", "CN=\\#5")]
    [InlineData("a\nb", "CN=a\\0ab")]
    public void What_would_end_a_value_is_escaped(string value, string text) =>
        Assert.Equal(text, new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, value)]).ToString());

    [Theory]
    [InlineData("Ivan  Petrov", " ivan petrov ")] // RFC 4518 §2.6.1, §2.2
    [InlineData("ӘЛИЯ", "әлия")]
    [InlineData("Ａ", "a")] // NFKC
    [InlineData("a\u00ADb", "ab")] // soft hyphen maps to nothing
    public void Case_white_space_and_string_type_do_not_count(string one, string other)
    {
        var (utf8, also) = (new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, one)]), new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, other)]));
        Assert.True(utf8.Matches(also));
        Assert.NotEqual(utf8, also);
    }

    [Fact]
    public void Printable_and_utf8_match_but_another_order_does_not()
    {
        NameAttribute[] attributes = [NameAttribute.Printable(Oids.CommonName, "A"), NameAttribute.Printable(Oids.Organization, "B")];
        var name = new DistinguishedName(attributes);
        Assert.True(name.Matches(new(attributes.Select(attribute => attribute with { Type = StringType.Utf8 }))));
        Assert.False(name.Matches(new(attributes.Reverse())));
        Assert.False(name.Matches(new(attributes.Take(1))));
    }

    [Fact]
    public void Several_attributes_in_one_rdn_are_read_and_their_order_does_not_count()
    {
        // SET { CN=A, O=B }
        var der = Convert.FromHexString("30163114" + "3008060355040313" + "0141" + "300806035504" + "0a13" + "0142");
        var name = DistinguishedName.Decode(der).Value;
        Assert.Equal("CN=A + O=B", name.ToString());
        Assert.Single(name.Rdns);
        Assert.False(name.Matches(new([NameAttribute.Printable(Oids.CommonName, "A"), NameAttribute.Printable(Oids.Organization, "B")])));
    }

    [Theory]
    [InlineData("IIN90010130000")]
    [InlineData("IIN9001013000077")]
    [InlineData("900101300007")]
    [InlineData("IIN90010130000a")]
    public void An_iin_has_its_prefix_and_twelve_digits(string value) =>
        Assert.Null(new DistinguishedName([NameAttribute.Printable(Oids.SerialNumberAttribute, value)]).Iin);

    [Fact]
    public void Every_name_survives_the_way_there_and_back()
    {
        var values = Gen.Elements("ӘҒҚҢӨҰҮҺІ Qq,;+\"<>\\=#\u0301\t𝒳".EnumerateRunes().ToArray()).ListOf().Select(runes => string.Concat(runes));
        var attributes = from oid in Gen.Elements(AttributeOids) from value in values select NameAttribute.Utf8(oid, value);
        Prop.ForAll(attributes.ListOf().ToArbitrary(), list =>
        {
            var name = new DistinguishedName(list);
            var read = DistinguishedName.Decode(name.Encoded).Value;
            return read.Equals(name) && read.Attributes.SequenceEqual(list) && read.Matches(name);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Mutated_names_never_throw_neither_when_read_nor_when_compared_or_shown() =>
        Mutated.NeverThrows(TestPki.Person.Encoded.ToArray(), DistinguishedName.Decode, (octets, name) =>
        {
            Assert.Equal(octets, name.Encoded.ToArray());
            Assert.True(name.Matches(name));
            _ = name.Matches(TestPki.Person);
            _ = name.ToString() + name.ToNcaLayerString() + name.Iin + name.Bin;
        });
}
