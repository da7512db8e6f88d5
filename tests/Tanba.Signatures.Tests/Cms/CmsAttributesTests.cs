using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5652 §5.3, §5.4, §11.</summary>
public class CmsAttributesTests
{
    // contentType id-data; messageDigest of one octet
    private const string ContentType = "3018" + "06092a864886f70d010903" + "310b" + "06092a864886f70d010701";
    private const string Digest = "3010" + "06092a864886f70d010904" + "3103" + "0401aa";

    [Fact]
    public void An_absent_set_is_empty()
    {
        Assert.True(Read(string.Empty).IsEmpty);
        Assert.True(Read("0500").IsEmpty);
    }

    [Fact]
    public void Attributes_are_found_by_their_type()
    {
        var attributes = Read("a02c" + ContentType + Digest);
        Assert.Equal([Oids.ContentTypeAttribute, Oids.MessageDigestAttribute], attributes.Types);
        Assert.Equal([4, 1, 0xaa], attributes.Only(Oids.MessageDigestAttribute)!.Value.ToArray());
        Assert.False(attributes.Only(Oids.SigningTimeAttribute).HasValue);
        Assert.Empty(attributes.All(Oids.SigningTimeAttribute));
    }

    [Fact]
    public void An_attribute_that_is_there_twice_or_with_two_values_is_not_the_only_one()
    {
        Assert.False(Read("a024" + Digest + Digest).Only(Oids.MessageDigestAttribute).HasValue);
        Assert.Equal(2, Read("a024" + Digest + Digest).All(Oids.MessageDigestAttribute).Count);
        Assert.False(Read("a015" + "3013" + "06092a864886f70d010904" + "3106" + "0401aa" + "0401ab").Only(Oids.MessageDigestAttribute).HasValue);
    }

    [Fact]
    public void What_is_signed_is_the_sorted_set_with_its_own_tag_however_it_came() // RFC 5652 §5.4
    {
        var one = Read("a02c" + ContentType + Digest).ToBeSigned();
        Assert.Equal("312c" + Digest + ContentType, Convert.ToHexStringLower(one));
        Assert.Equal(one, Read("a02c" + Digest + ContentType).ToBeSigned());
        Assert.Equal(one, Read("a080" + Digest + ContentType + "0000").ToBeSigned());
    }

    [Fact]
    public void An_attribute_that_is_not_der_cannot_have_been_signed() => Assert.Throws<AsnContentException>(() =>
        Read("a016" + "3080" + "06092a864886f70d010904" + "3103" + "0401aa" + "0000").ToBeSigned());

    [Theory]
    [InlineData("a000")] // SIZE (1..MAX)
    [InlineData("a0020500")]
    [InlineData("a00d" + "300b" + "06092a864886f70d010904")] // no set of values
    public void Other_encodings_are_faults(string hex) => Assert.Throws<AsnContentException>(() => Read(hex));

    private static CmsAttributes Read(string hex) => CmsAttributes.Read(new AsnReader(Convert.FromHexString(hex), AsnEncodingRules.BER), 0);
}
