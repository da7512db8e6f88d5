using System.Formats.Asn1;
using Tanba.Keys;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Tests.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms;

/// <summary>How GOST keys stand in SubjectPublicKeyInfo and PKCS#8.</summary>
public class GostKeysTests
{
    // The national AlgorithmIdentifiers, octet by octet.
    [Theory]
    [InlineData("gost512", "302306092a830e030a010102023016060a2a830e030a010102020106082a830e030a010303", "300e060a2a830e030a01010203020500", 128)]
    [InlineData("gost2004", "302506092a830e030a010101013018060a2a830e030a0101010101060a2a830e030a0103010100", "300d06092a830e030a010101020500", 64)]
    [InlineData("gost256", "302306092a830e030a010102013016060a2a830e030a010102010106082a830e030a010302", "300e060a2a830e030a01010203010500", 64)]
    public void Identifiers_are_the_national_ones(string kind, string keyIdentifier, string signatureIdentifier, int octets)
    {
        using var key = SoftwareKey.Generate(kind);
        Assert.Equal(keyIdentifier, Convert.ToHexStringLower(key.PublicKey.Identifier.Encoded.Span));
        Assert.Equal(signatureIdentifier, Convert.ToHexStringLower(key.Algorithm.Identifier.Span));
        Assert.Equal(octets, new AsnReader(key.PublicKey.KeyBits, AsnEncodingRules.DER).ReadOctetString().Length);
        Assert.Equal(octets, key.Sign("message"u8).Length);
    }

    [Theory]
    [InlineData("gost512")]
    [InlineData("gost256")]
    [InlineData("gost2004")]
    public void A_private_key_is_read_in_both_forms(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var written = key.ExportPkcs8();
        Assert.All([written, Rewritten(written)], form =>
        {
            using var read = SoftwareKey.FromPkcs8(form).Value;
            Assert.Equal(key.PublicKey, read.PublicKey);
            Assert.True(key.Algorithm.Verify(key.PublicKey, "message"u8, read.Sign("message"u8)));
        });
    }

    [Fact]
    public void A_key_that_was_disposed_signs_nothing()
    {
        var key = SoftwareKey.Generate("gost512");
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Sign("message"u8));
    }

    [Fact]
    public void The_older_keys_are_written_as_integers_and_the_newer_as_octets()
    {
        Assert.Equal(Asn1Tag.Integer, Inner("gost2004").PeekTag());
        Assert.Equal(Asn1Tag.PrimitiveOctetString, Inner("gost512").PeekTag());
        Assert.Equal(64, Inner("gost512").ReadOctetString().Length);
    }

    [Theory]
    [InlineData("302306092a830e030a010102023016060a2a830e030a010102020106082a830e030a010303", 128)]
    [InlineData("302506092a830e030a010101013018060a2a830e030a0101010101060a2a830e030a0103010100", 64)]
    public void Numbers_out_of_range_are_no_private_key(string identifier, int octets)
    {
        byte[] Pkcs8(byte[] number) => Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                writer.WriteEncodedValue(Convert.FromHexString(identifier));
                writer.WriteOctetString(Der.Write(inner => inner.WriteOctetString(number)));
            }
        });

        var half = octets / 2;
        Assert.False(SoftwareKey.FromPkcs8(Pkcs8([1, .. new byte[half - 1]])).IsRefused);
        Assert.All(
            [new byte[half], Enumerable.Repeat((byte)0xff, half).ToArray(), new byte[half - 1], [1, .. new byte[half]], []],
            number => Assert.Equal("key.malformed", SoftwareKey.FromPkcs8(Pkcs8(number)).Rejection?.Code));
    }

    [Fact]
    public void Mutated_private_keys_never_throw()
    {
        foreach (var kind in new[] { "gost512", "gost2004" })
        {
            using var key = SoftwareKey.Generate(kind);
            Mutated.NeverThrows(key.ExportPkcs8(), der => SoftwareKey.FromPkcs8(der.Span), (_, read) => read.Dispose());
        }
    }

    [Fact]
    public void Mutated_public_keys_are_refused_or_are_points_of_the_curve()
    {
        using var key = SoftwareKey.Generate("gost512");
        var signature = key.Sign("message"u8);
        Mutated.NeverThrows(key.PublicKey.Encoded.ToArray(), SubjectPublicKeyInfo.Decode, (octets, read) =>
        {
            _ = read.Weakness();
            Assert.Equal(octets.AsSpan().SequenceEqual(key.PublicKey.Encoded.Span), SignatureAlgorithm.Gost512.Verify(read, "message"u8, signature));
        });
    }

    [Fact]
    public void Keys_with_other_parameters_or_beside_the_curve_are_not_certified()
    {
        using var key = SoftwareKey.Generate("gost512");
        var encoded = key.PublicKey.Encoded.ToArray();
        encoded[^1] ^= 1;
        Assert.Equal("key.not-on-curve", SubjectPublicKeyInfo.Decode(encoded).Value.Weakness()?.Code);
        encoded[^1] ^= 1;
        var other = encoded.AsSpan().IndexOf(Convert.FromHexString("2a830e030a0101020201")) + 9;
        encoded[other] = 2; // a curve of that family that the nation does not use
        Assert.Equal("key.curve-unknown", SubjectPublicKeyInfo.Decode(encoded).Value.Weakness()?.Code);
    }

    private static AsnReader Inner(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var sequence = new AsnReader(key.ExportPkcs8(), AsnEncodingRules.DER).ReadSequence();
        sequence.ReadInteger();
        sequence.ReadSequence();
        return new AsnReader(sequence.ReadOctetString(), AsnEncodingRules.DER);
    }

    /// <summary>The same key in the other form.</summary>
    private static byte[] Rewritten(byte[] pkcs8) => Der.Write(writer =>
    {
        var sequence = new AsnReader(pkcs8, AsnEncodingRules.DER).ReadSequence();
        using (writer.PushSequence())
        {
            writer.WriteInteger(sequence.ReadInteger());
            writer.WriteEncodedValue(sequence.ReadEncodedValue().Span);
            var inner = new AsnReader(sequence.ReadOctetString(), AsnEncodingRules.DER);
            writer.WriteOctetString(Der.Write(number =>
            {
                if (inner.PeekTag() == Asn1Tag.Integer)
                {
                    number.WriteOctetString(Numbers64.Octets(inner.ReadInteger(), 32));
                }
                else
                {
                    number.WriteInteger(Numbers64.FromOctets(inner.ReadOctetString()));
                }
            }));
        }
    });
}
