using System.Numerics;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

public class GostSignatureTests
{
    private static readonly (GostCurve Curve, GostOracle Oracle)[] All =
        [(GostCurve.Tc26A512, GostOracle.Tc26A512), (GostCurve.CryptoProA, GostOracle.CryptoProA), (GostCurve.Tc26A256, GostOracle.Tc26A256)];

    [Fact]
    public void What_we_sign_the_oracle_holds_for_good() => Check((curve, oracle, d, digest) =>
    {
        var signature = GostSignature.Sign(curve, Numbers64.Words(d, curve.Words), digest);
        var (r, s) = (Numbers64.FromOctets(signature.AsSpan(0, curve.Octets)), Numbers64.FromOctets(signature.AsSpan(curve.Octets)));
        Assert.True(oracle.Verify(oracle.Multiply(d, oracle.Base)!.Value, Numbers64.FromOctets(digest), r, s));
    });

    [Fact]
    public void What_the_oracle_signs_we_hold_for_good_and_nothing_beside_it() => Check((curve, oracle, d, digest) =>
    {
        var key = GostSignature.PublicKey(curve, Numbers64.Words(d, curve.Words));
        var (r, s) = oracle.Sign(d, Numbers64.FromOctets(digest), (d * 7 % (oracle.Q - 1)) + 1);
        byte[] signature = [.. Numbers64.Octets(r, curve.Octets), .. Numbers64.Octets(s, curve.Octets)];
        Assert.True(GostSignature.Verify(curve, key, digest, signature));
        Assert.False(GostSignature.Verify(curve, key, digest, [.. signature[curve.Octets..], .. signature[..curve.Octets]]));
        signature[d.IsEven ? 0 : ^1] ^= 1;
        Assert.False(GostSignature.Verify(curve, key, digest, signature));
    });

    [Fact]
    public void Numbers_out_of_range_and_other_lengths_are_no_signature() => Assert.All(All, curves =>
    {
        var (curve, oracle) = curves;
        var n = curve.Octets;
        var (d, digest) = (Numbers64.Words(12345, curve.Words), Numbers64.Octets(678, n));
        var (key, good) = (GostSignature.PublicKey(curve, d), GostSignature.Sign(curve, d, digest));
        var (r, s) = (good[..n], good[n..]);
        Assert.True(GostSignature.Verify(curve, key, digest, good));
        foreach (var number in new[] { BigInteger.Zero, oracle.Q, (BigInteger.One << (8 * n)) - 1 })
        {
            Assert.False(GostSignature.Verify(curve, key, digest, [.. Numbers64.Octets(number, n), .. s]));
            Assert.False(GostSignature.Verify(curve, key, digest, [.. r, .. Numbers64.Octets(number, n)]));
        }

        // The same numbers modulo the order, where they fit: one signature, one value.
        if (Numbers64.FromOctets(s) + oracle.Q < BigInteger.One << (8 * n))
        {
            Assert.False(GostSignature.Verify(curve, key, digest, [.. r, .. Numbers64.Octets(Numbers64.FromOctets(s) + oracle.Q, n)]));
        }

        Assert.False(GostSignature.Verify(curve, key, digest, good.AsSpan()[1..]));
        Assert.False(GostSignature.Verify(curve, key, digest, [.. good, 0]));
        Assert.False(GostSignature.Verify(curve, key, digest, []));
        Assert.False(GostSignature.Verify(curve, new byte[2 * n], digest, good));
        Assert.False(GostSignature.Verify(curve, key.AsSpan()[1..], digest, good));
    });

    [Fact]
    public void A_digest_of_nought_counts_as_one() => Assert.All(All, curves =>
    {
        var (curve, oracle) = curves;
        var d = Numbers64.Words(99, curve.Words);
        foreach (var digest in new[] { new byte[curve.Octets], Numbers64.Octets(oracle.Q, curve.Octets) })
        {
            var signature = GostSignature.Sign(curve, d, digest);
            Assert.True(GostSignature.Verify(curve, GostSignature.PublicKey(curve, d), Numbers64.Octets(1, curve.Octets), signature));
            Assert.True(GostSignature.Verify(curve, GostSignature.PublicKey(curve, d), digest, signature));
        }
    });

    [Fact]
    public void Two_signatures_of_one_digest_differ_unless_the_fresh_randomness_is_left_out() => Assert.All(All, curves =>
    {
        var curve = curves.Curve;
        var (d, digest) = (Numbers64.Words(4711, curve.Words), Numbers64.Octets(1147, curve.Octets));
        Assert.NotEqual(GostSignature.Sign(curve, d, digest), GostSignature.Sign(curve, d, digest));
        var repeated = GostSignature.Sign(curve, d, digest, isRepeatable: true);
        Assert.Equal(repeated, GostSignature.Sign(curve, d, digest, isRepeatable: true));
        Assert.NotEqual(repeated[..curve.Octets], GostSignature.Sign(curve, d, Numbers64.Octets(1148, curve.Octets), isRepeatable: true)[..curve.Octets]);
        Assert.NotEqual(repeated[..curve.Octets], GostSignature.Sign(curve, Numbers64.Words(4712, curve.Words), digest, isRepeatable: true)[..curve.Octets]);
    });

    [Fact]
    public void Nonces_are_in_range_and_each_another() => Assert.All(All, curves =>
    {
        var (curve, oracle) = curves;
        var nonce = new Nonce(curve.Scalars, Numbers64.Words(5, curve.Words), Numbers64.Words(6, curve.Words), [], new byte[128]);
        var (seen, number) = (new HashSet<BigInteger>(), new ulong[curve.Words]);
        for (var i = 0; i < 200; i++)
        {
            nonce.Next(number);
            Assert.InRange(Numbers64.Value(number), BigInteger.One, oracle.Q - 1);
            Assert.True(seen.Add(Numbers64.Value(number)));
        }

        Assert.Contains(seen, value => value > oracle.Q >> 1);
    });

    [Fact]
    public void Nonces_are_those_of_rfc_6979_with_the_platforms_hmac()
    {
        var (curve, d, digest) = (GostCurve.Tc26A512, BigInteger.Pow(3, 300), BigInteger.Pow(5, 200));
        byte[] BigEndian(BigInteger value) => [.. Numbers64.Octets(value, 64).Reverse()];
        byte[] extra = [1, 2, 3];
        var number = new ulong[8];
        new Nonce(curve.Scalars, Numbers64.Words(d, 8), Numbers64.Words(digest, 8), extra, new byte[128]).Next(number);

        // RFC 6979 §3.2 b to h, with the additional data of §3.6.
        var (key, value) = (new byte[64], Enumerable.Repeat((byte)1, 64).ToArray());
        foreach (byte round in new byte[] { 0, 1 })
        {
            byte[] input = [.. value, round, .. BigEndian(d), .. BigEndian(digest), .. extra];
            key = HMACSHA512.HashData(key, input);
            value = HMACSHA512.HashData(key, value);
        }

        value = HMACSHA512.HashData(key, value);
        Assert.Equal(new BigInteger(value, isUnsigned: true, isBigEndian: true), Numbers64.Value(number));
    }

    private static void Check(Action<GostCurve, GostOracle, BigInteger, byte[]> property) => Assert.All(All, curves =>
    {
        var (curve, oracle) = curves;
        var octets = Gen.ArrayOf(Gen.Choose(0, 255), curve.Octets).Select(values => values.Select(value => (byte)value).ToArray());
        var pairs = from key in octets from digest in octets select (d: (Numbers64.FromOctets(key) % (oracle.Q - 1)) + 1, digest);
        Prop.ForAll(pairs.ToArbitrary(), pair => property(curve, oracle, pair.d, pair.digest)).Check(Config.QuickThrowOnFailure.WithMaxTest(12));
    });
}
