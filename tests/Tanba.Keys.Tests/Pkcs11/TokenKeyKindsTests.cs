using System.Formats.Asn1;
using Tanba.Keys.Pkcs11;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs11;

/// <summary>What a token shows of a key, and what it gives as a signature, turned into what a certificate carries. Our own keys stand in for the token's.</summary>
public class TokenKeyKindsTests
{
    [Theory]
    [InlineData("gost256", Oids.Tc26Parameters256A)]
    [InlineData("gost512", Oids.Tc26Parameters512A)]
    public void A_gost_key_is_read_and_every_order_of_its_signature_is_understood(string kind, string curve)
    {
        using var key = SoftwareKey.Generate(kind);
        var row = TokenKeyKinds.All.Single(known => known.Name == kind);
        var point = new AsnReader(key.PublicKey.KeyBits, AsnEncodingRules.DER).ReadOctetString();
        foreach (var shown in new[] { point, Der.Write(writer => writer.WriteOctetString(point)) })
        {
            var read = row.PublicKey(type => type switch
            {
                CkAttribute.GostParameters => Der.Write(writer => writer.WriteObjectIdentifier(curve)),
                CkAttribute.Value => shown,
                _ => [],
            });
            Assert.Equal(key.PublicKey.Encoded.ToArray(), read);
        }

        Assert.True(row.IsOf(key.PublicKey));
        Assert.Equal(key.Algorithm.Digest("message"u8), row.ToBeSigned(key.Algorithm, "message"u8));
        var right = key.Sign("message"u8);
        var half = right.Length / 2;
        foreach (var raw in new byte[][] { [.. right.Reverse()], right, [.. right[half..], .. right[..half]], [.. right[..half].Reverse(), .. right[half..].Reverse()] })
        {
            Assert.Equal(right, row.Signature(raw, form => key.Algorithm.Verify(key.PublicKey, "message"u8, form)));
        }

        Assert.Null(row.Signature(new byte[right.Length], form => key.Algorithm.Verify(key.PublicKey, "message"u8, form)));
    }

    [Fact]
    public void A_key_of_another_curve_or_a_torn_point_is_none_of_ours()
    {
        var gost = TokenKeyKinds.All.Single(known => known.Name == "gost256");
        Assert.Null(gost.PublicKey(_ => []));
        Assert.Null(gost.PublicKey(type => type == CkAttribute.GostParameters ? Der.Write(writer => writer.WriteObjectIdentifier(Oids.Tc26Parameters256A)) : new byte[63]));
        var curve = TokenKeyKinds.All.Single(known => known.Name == "p256");
        Assert.Null(curve.PublicKey(type => type == CkAttribute.EcParameters ? Der.Write(writer => writer.WriteObjectIdentifier(Oids.P256)) : new byte[64]));
        Assert.All(TokenKeyKinds.All, kind => Assert.Null(kind.PublicKey(_ => new byte[7])));
    }

    [Fact]
    public void Every_kind_has_a_name_of_its_own_and_is_a_kind_of_the_product() =>
        Assert.Equal(TokenKeyKinds.All.Select(kind => kind.Name).Distinct(), TokenKeyKinds.All.Select(kind => kind.Name).Where(name => Pki.Algorithms.KeyAlgorithm.OfKind(name) is not null));
}
