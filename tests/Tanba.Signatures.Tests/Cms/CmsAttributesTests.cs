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

    [Theory]
    [InlineData("a112" + Digest, 1, true)]
    [InlineData("a012" + Digest, 1, false)] // the other set
    [InlineData("a112" + Digest, 0, false)]
    [InlineData("3112" + Digest, 0, false)]
    public void A_set_is_known_by_its_tag(string hex, int tag, bool isThere) =>
        Assert.Equal(isThere, !CmsAttributes.Read(new AsnReader(Convert.FromHexString(hex), AsnEncodingRules.BER), tag).IsEmpty);

    [Fact]
    public void What_follows_the_set_is_left_to_others()
    {
        var reader = new AsnReader(Convert.FromHexString("a012" + Digest + "0500"), AsnEncodingRules.BER);
        Assert.Equal([Oids.MessageDigestAttribute], CmsAttributes.Read(reader, 0).Types);
        reader.ReadNull();
        Assert.False(reader.HasData);
    }

    [Fact]
    public void A_value_of_no_octets_is_no_value()
    {
        var attributes = Read("a00f" + "300d" + "06092a864886f70d010904" + "3100");
        Assert.Equal([Oids.MessageDigestAttribute], attributes.Types);
        Assert.Empty(attributes.All(Oids.MessageDigestAttribute));
        Assert.False(attributes.Only(Oids.MessageDigestAttribute).HasValue);
    }

    [Fact]
    public void A_set_in_any_order_is_signed_as_one()
    {
        // Twenty attributes of one type with different values, in many orders.
        var attributes = Enumerable.Range(0, 20).Select(n => "3010" + "06092a864886f70d010904" + "3103" + "0401" + n.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var expected = Read(Set(attributes)).ToBeSigned();
        for (var shift = 1; shift < 20; shift++)
        {
            Assert.Equal(expected, Read(Set(attributes.Skip(shift).Concat(attributes.Take(shift)))).ToBeSigned());
        }

        Assert.True(new AsnReader(expected, AsnEncodingRules.DER).ReadSetOf().HasData); // the platform refuses one out of order

        static string Set(IEnumerable<string> parts) => "a0820168" + string.Concat(parts);
    }

    [Fact]
    public void A_signature_of_openssl_is_over_the_set_that_is_rebuilt()
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", System.Text.Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", System.Text.Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Put("text", "text"u8.ToArray());
        openssl.Run("cms", "-sign", "-cades", "-in", "text", "-signer", "leaf.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "signed");
        var signer = SignedCms.Decode(File.ReadAllBytes(Path.Combine(openssl.Folder, "signed"))).Value.Signers[0];
        Assert.True(TestPki.PersonKey.Algorithm.Verify(TestPki.PersonKey.PublicKey, signer.SignedAttributes.ToBeSigned(), signer.Signature.Span));
        Assert.False(TestPki.PersonKey.Algorithm.Verify(TestPki.PersonKey.PublicKey, signer.UnsignedAttributes.ToBeSigned(), signer.Signature.Span));
    }

    private static CmsAttributes Read(string hex) => CmsAttributes.Read(new AsnReader(Convert.FromHexString(hex), AsnEncodingRules.BER), 0);
}
