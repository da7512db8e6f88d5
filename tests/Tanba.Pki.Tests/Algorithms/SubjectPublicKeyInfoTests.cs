using System.Security.Cryptography;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.Tests.Algorithms;

public class SubjectPublicKeyInfoTests
{
    // The public key of the national GOST 2015 profile, with an empty point: readable, but of a kind not known here yet.
    private const string Gost = "3028" + "302306092a830e030a01010202301606" + "0a2a830e030a0101020201" + "06082a830e030a010303" + "030100";

    [Fact]
    public void What_was_read_is_the_input_octet_for_octet()
    {
        var key = SubjectPublicKeyInfo.Decode(TestPki.PersonKey.PublicKey.Encoded).Value;

        Assert.Equal(TestPki.PersonKey.PublicKey, key);
        Assert.Equal(SHA256.HashData(key.Encoded.Span), key.Sha256());
        Assert.Equal(20, key.Sha1OfWhole().Length);
        Assert.NotEqual(key.Sha1OfWhole(), key.Sha1OfKeyBits());
    }

    [Theory]
    [InlineData(1024, "key.rsa-too-short")]
    [InlineData(2040, "key.rsa-too-short")]
    public void A_short_rsa_key_is_weak(int bits, string code)
    {
        using var rsa = RSA.Create(bits);
        Assert.Equal(code, Of(rsa.ExportParameters(false).Modulus!, [1, 0, 1]).Weakness()?.Code);
    }

    [Theory]
    [InlineData("03", "key.rsa-exponent-small")]
    [InlineData("010000", "key.rsa-exponent-even")]
    [InlineData("01", "key.rsa-exponent-small")]
    public void A_strange_exponent_is_weak(string exponent, string code) => Assert.Equal(code, Of(Modulus(), Convert.FromHexString(exponent)).Weakness()?.Code);

    [Fact]
    public void An_exponent_beyond_256_bits_is_refused_before_it_costs_anything()
    {
        byte[] exponent = [1, .. new byte[31], 1];
        var key = Of(Modulus(), exponent);
        Assert.Equal("key.rsa-exponent-large", key.Weakness()?.Code);
        Assert.False(SignatureAlgorithm.RsaSha256.Verify(key, "message"u8, new byte[256]));
    }

    [Fact]
    public void An_even_modulus_and_one_with_a_small_factor_are_weak()
    {
        var even = Modulus();
        even[^1] &= 0xFE;
        Assert.Equal("key.rsa-modulus-even", Of(even, [1, 0, 1]).Weakness()?.Code);

        // 751, the largest prime below 752, times an odd number of the right size.
        var number = new System.Numerics.BigInteger(Modulus(), isUnsigned: true, isBigEndian: true);
        var divisible = ((number / 1502) * 1502) + 751;
        Assert.Equal("key.rsa-small-factor", Of(divisible.ToByteArray(isUnsigned: true, isBigEndian: true), [1, 0, 1]).Weakness()?.Code);
    }

    [Fact]
    public void A_point_off_its_curve_or_compressed_is_refused()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var der = ec.ExportSubjectPublicKeyInfo();
        der[^1] ^= 1;
        Assert.Equal("key.not-on-curve", SubjectPublicKeyInfo.Decode(der).Value.Weakness()?.Code);
        var compressed = Convert.FromHexString("3039301306072a8648ce3d020106082a8648ce3d03010703220002" + new string('1', 64));
        Assert.Equal("key.malformed", SubjectPublicKeyInfo.Decode(compressed).Value.Weakness()?.Code);
    }

    [Fact]
    public void Another_curve_is_refused()
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        Assert.Equal("key.curve-unknown", SubjectPublicKeyInfo.Decode(ec.ExportSubjectPublicKeyInfo()).Value.Weakness()?.Code);
    }

    [Fact]
    public void A_key_of_an_unknown_kind_is_read_but_not_certified()
    {
        var key = SubjectPublicKeyInfo.Decode(Convert.FromHexString(Gost)).Value;
        Assert.Equal(Oids.KzGost2015Key512, key.AlgorithmOid);
        Assert.NotNull(key.Weakness());
    }

    [Fact]
    public void Mutated_keys_never_throw_neither_when_read_nor_when_judged_or_used() =>
        Mutated.NeverThrows(TestPki.PersonKey.PublicKey.Encoded.ToArray(), SubjectPublicKeyInfo.Decode, (octets, key) =>
        {
            _ = key.Weakness();
            _ = key.Name;
            Assert.All(SignatureAlgorithm.All, row => row.Verify(key, "message"u8, new byte[256]));
        });

    [Fact]
    public void Mutated_points_never_throw() => Mutated.NeverThrows(TestPki.RootKey.PublicKey.Encoded.ToArray(), SubjectPublicKeyInfo.Decode, (octets, key) =>
    {
        _ = key.Weakness();
        Assert.All(SignatureAlgorithm.All, row => row.Verify(key, "message"u8, new byte[96]));
    });

    private static byte[] Modulus()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(false).Modulus!;
    }

    private static SubjectPublicKeyInfo Of(byte[] modulus, byte[] exponent) => SubjectPublicKeyInfo.Decode(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(AlgorithmIdentifier.Write(Oids.RsaEncryption, AlgorithmIdentifier.Null));
            writer.WriteBitString(Der.Write(key =>
            {
                using (key.PushSequence())
                {
                    key.WriteIntegerUnsigned(modulus);
                    key.WriteIntegerUnsigned(exponent);
                }
            }));
        }
    })).Value;
}
