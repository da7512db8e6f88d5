using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Signatures.Cms;
using PlatformCms = System.Security.Cryptography.Pkcs.SignedCms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>RFC 5652 §5.3: what is added later stands in unsignedAttrs; everything else keeps its octets.</summary>
public class SignerInfoChangeTests
{
    private const string Unknown = "1.2.3.4.5";

    private static readonly SignerInfo Plain = Read(SignerInfoWriter.Write(new byte[32], Oids.CmsData, new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now)));

    [Fact]
    public void What_was_signed_keeps_its_octets()
    {
        var changed = Read(SignerInfoChange.WithUnsigned(Plain, Unknown, [5, 0]));
        Assert.Equal(Plain.SignedAttributes.ToBeSigned(), changed.SignedAttributes.ToBeSigned());
        Assert.Equal(Plain.Signature.ToArray(), changed.Signature.ToArray());
        Assert.Equal(Plain.SignatureAlgorithm.Encoded.ToArray(), changed.SignatureAlgorithm.Encoded.ToArray());
        Assert.Equal([Unknown], changed.UnsignedAttributes.Types);
        Assert.Equal([5, 0], changed.UnsignedAttributes.Only(Unknown)!.Value.ToArray());
    }

    [Fact]
    public void The_whole_is_der_and_its_attributes_are_in_the_order_of_a_set()
    {
        var changed = Plain;
        foreach (byte octet in (byte[])[9, 1, 5, 3])
        {
            changed = Read(SignerInfoChange.WithUnsigned(changed, Unknown, [4, 1, octet]));
        }

        Assert.Equal([1, 3, 5, 9], changed.UnsignedAttributes.All(Unknown).Select(value => (int)value.Span[^1]));
        var info = new AsnReader(changed.Encoded, AsnEncodingRules.DER).ReadSequence();
        while (info.HasData && info.PeekTag() != Der.Context(1))
        {
            info.ReadEncodedValue();
        }

        // The platform's reader of DER refuses a set that is out of order.
        Assert.True(info.ReadSetOf(Der.Context(1)).HasData);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(70_000)]
    public void A_value_of_any_length_is_taken(int length)
    {
        var value = Der.Write(writer => writer.WriteOctetString(new byte[length]));
        var changed = Read(SignerInfoChange.WithUnsigned(Plain, Unknown, value));
        Assert.Equal(value, changed.UnsignedAttributes.Only(Unknown)!.Value.ToArray());
    }

    [Fact]
    public void An_attribute_of_a_foreign_hand_in_BER_is_kept_as_it_was()
    {
        // indefinite lengths
        byte[] foreign = [0x30, 0x80, .. Der.Write(writer => writer.WriteObjectIdentifier("1.2.3.4.6")), 0x31, 0x80, 5, 0, 0, 0, 0, 0];
        var plain = Plain.Encoded.ToArray();
        byte[] fields = [.. new AsnReader(plain, AsnEncodingRules.DER).PeekContentBytes().Span];
        byte[] unsigned = [0xA1, 0x80, .. foreign, 0, 0];
        var signer = Read([.. DerHeader.Of(0x30, fields.Length + unsigned.Length), .. fields, .. unsigned]);
        var changed = Read(SignerInfoChange.WithUnsigned(signer, Unknown, [5, 0]));
        Assert.Equal(2, changed.UnsignedAttributes.Types.Count());
        Assert.True(changed.Encoded.Span.IndexOf(foreign) > 0);
    }

    [Fact]
    public void The_platform_reads_what_was_added()
    {
        var document = SignedCms.Decode(SignCms.Sign("text"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true)).Value;
        var changed = document.With(document.Signers[0], SignerInfoChange.WithUnsigned(document.Signers[0], Unknown, [4, 1, 7]), []);
        var platform = new PlatformCms();
        platform.Decode(changed.Encode());
        platform.CheckSignature(verifySignatureOnly: true);
        var attribute = Assert.Single(platform.SignerInfos[0].UnsignedAttributes.Cast<System.Security.Cryptography.CryptographicAttributeObject>());
        Assert.Equal((Unknown, 7), (attribute.Oid.Value, attribute.Values[0].RawData[^1]));
    }

    private static SignerInfo Read(byte[] octets) => SignerInfo.Read(new AsnReader(octets, AsnEncodingRules.BER));
}
