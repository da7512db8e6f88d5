using Tanba.Pki.Names;

namespace Tanba.Pki.Tests.Names;

/// <summary>RFC 5280 §7.1 on the string preparation of RFC 4518.</summary>
public class NameMatchingTests
{
    [Theory]
    [InlineData("A B", "a  b")] // runs of white space
    [InlineData("A\tB", "A B")] // RFC 4518 §2.2: other white space is a space
    [InlineData("\u00A0A\u2003B\u3000", "a b")]
    [InlineData("A\u200BB", "AB")] // a space of no width maps to nothing
    [InlineData("A\u180BB\uFE0F", "AB")] // selectors map to nothing
    [InlineData("A\u0001B", "AB")] // control characters map to nothing
    [InlineData("ﬁ", "FI")] // a ligature
    [InlineData("①", "1")]
    [InlineData("Å", "a\u030A")] // composed and decomposed
    [InlineData("ЁЛКА", "Е\u0308лка")]
    [InlineData("ИГІЛІК", "игілік")]
    [InlineData("𝒳", "x")] // beyond the basic plane
    [InlineData("", "   ")]
    public void What_people_cannot_tell_apart_matches(string one, string other)
    {
        Assert.True(Name(one).Matches(Name(other)));
        Assert.True(Name(other).Matches(Name(one)));
    }

    [Theory]
    [InlineData("AB", "A B")]
    [InlineData("A", "А")] // Latin and Cyrillic
    [InlineData("ОМАРОВ", "ОМАРОВА")]
    [InlineData("І", "И")]
    [InlineData("Ғ", "Г")]
    [InlineData("", "A")]
    [InlineData("A\u0301", "A")]
    public void What_differs_does_not_match(string one, string other)
    {
        Assert.False(Name(one).Matches(Name(other)));
        Assert.False(Name(other).Matches(Name(one)));
    }

    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFF")]
    [InlineData("\uD83F\uDFFE")] // U+1FFFE
    [InlineData("\uFDD0")]
    [InlineData("\0")]
    public void What_is_no_character_is_compared_all_the_same(string value)
    {
        Assert.True(Name(value).Matches(Name(value + " ")));
        Assert.False(Name("a" + value + "b").Matches(Name("ab" + "c")));
    }

    [Fact]
    public void The_type_of_attribute_counts_and_the_type_of_string_does_not()
    {
        Assert.True(Of(new NameAttribute(Oids.CommonName, StringType.Bmp, "a")).Matches(Of(NameAttribute.Printable(Oids.CommonName, "A"))));
        Assert.True(Of(new NameAttribute(Oids.CommonName, StringType.Teletex, "a")).Matches(Of(NameAttribute.Utf8(Oids.CommonName, "A"))));
        Assert.False(Of(NameAttribute.Utf8(Oids.Surname, "A")).Matches(Of(NameAttribute.Utf8(Oids.GivenName, "A"))));
    }

    [Fact]
    public void A_value_that_is_no_text_matches_its_own_octets_only()
    {
        var integer = new NameAttribute(Oids.CommonName, StringType.Other, "#020105");
        Assert.True(Of(integer).Matches(Of(integer)));
        Assert.False(Of(integer).Matches(Of(integer with { Value = "#020106" })));
    }

    [Fact]
    public void The_order_inside_an_rdn_does_not_count_and_the_order_of_rdns_does()
    {
        // The encodings are in the order of DER, the prepared values are in another.
        var one = Rdn(("A", Oids.CommonName), ("b", Oids.Organization));
        Assert.True(one.Matches(Rdn(("a", Oids.CommonName), ("B", Oids.Organization))));
        Assert.False(one.Matches(Rdn(("b", Oids.CommonName), ("A", Oids.Organization))));
        Assert.False(one.Matches(Rdn(("A", Oids.CommonName))));
        Assert.False(Of(NameAttribute.Utf8(Oids.Organization, "A"), NameAttribute.Utf8(Oids.Organization, "B"))
            .Matches(Of(NameAttribute.Utf8(Oids.Organization, "B"), NameAttribute.Utf8(Oids.Organization, "A"))));
    }

    [Fact]
    public void One_attribute_twice_does_not_match_one_of_each()
    {
        var (twice, both) = (Rdn(("A", Oids.CommonName), ("A", Oids.CommonName)), Rdn(("A", Oids.CommonName), ("B", Oids.CommonName)));
        Assert.False(twice.Matches(both));
        Assert.False(both.Matches(twice));
    }

    private static DistinguishedName Name(string commonName) => Of(NameAttribute.Utf8(Oids.CommonName, commonName));

    private static DistinguishedName Of(params NameAttribute[] attributes) => new(attributes);

    private static DistinguishedName Rdn(params (string Value, string Oid)[] attributes) => DistinguishedName.Decode(Asn.Sequence(
        Asn.Set([.. attributes.Select(attribute => Asn.Sequence(Asn.Oid(attribute.Oid), Asn.Text(0x13, attribute.Value)))]))).Value;
}
