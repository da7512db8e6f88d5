using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>Points against the oracle.</summary>
public class GostCurveTests
{
    // The oracle is slow.
    private const int Cases = 12;

    public static TheoryData<string> Names => ["512", "CryptoPro", "256"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_multiple_of_the_base_point_is_what_the_oracle_says(string name)
    {
        var (curve, oracle) = Of(name);
        Prop.ForAll(Scalars(oracle.Q).ToArbitrary(), scalar =>
        {
            var (x, y) = Multiply(curve, scalar);
            Assert.Equal(oracle.Multiply(scalar, oracle.Base), (x, y));
            Assert.True(curve.Has(Numbers64.Words(x, curve.Words), Numbers64.Words(y, curve.Words)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sum_of_two_multiples_is_what_the_oracle_says(string name)
    {
        var (curve, oracle) = Of(name);
        var triples = from u in Scalars(oracle.Q) from v in Scalars(oracle.Q) from d in Scalars(oracle.Q) select (u, v, d);
        Prop.ForAll(triples.ToArbitrary(), triple =>
        {
            var key = oracle.Multiply(triple.d, oracle.Base)!.Value;
            var sum = oracle.Add(oracle.Multiply(triple.u, oracle.Base), oracle.Multiply(triple.v, key));
            var expected = sum is { } point ? point.X % oracle.Q : BigInteger.One;
            Assert.Equal(sum is not null, HasX(curve, triple.u, triple.v, key, expected));
            Assert.False(HasX(curve, triple.u, triple.v, key, (expected + 1) % oracle.Q));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_that_meet_themselves_or_infinity_are_right(string name)
    {
        var (curve, oracle) = Of(name);
        var opposite = oracle.Multiply(oracle.Q - 1, oracle.Base)!.Value;
        var twice = oracle.Multiply(2, oracle.Base)!.Value;

        // G + G, 2G + 3·(−G) = −G, and G + (−G) which is infinity and has no x.
        Assert.True(HasX(curve, 1, 1, oracle.Base!.Value, twice.X % oracle.Q));
        Assert.True(HasX(curve, 2, 3, opposite, oracle.X % oracle.Q));
        Assert.False(HasX(curve, 1, 1, opposite, oracle.X % oracle.Q));
        Assert.False(HasX(curve, 1, 1, opposite, 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_beside_the_curve_or_out_of_range_is_none_of_it(string name)
    {
        var (curve, oracle) = Of(name);
        bool Has(BigInteger x, BigInteger y) => curve.Has(Numbers64.Words(x, curve.Words), Numbers64.Words(y, curve.Words));
        Assert.True(Has(oracle.X, oracle.Y));
        Assert.True(Has(oracle.X, oracle.P - oracle.Y));
        Assert.False(Has(oracle.X, oracle.Y + 1));
        Assert.False(Has(0, 0));
        if (oracle.X + oracle.P < BigInteger.One << (64 * curve.Words))
        {
            Assert.False(Has(oracle.X + oracle.P, oracle.Y)); // the same point, not in its one form
        }
    }

    [Fact]
    public void A_point_outside_the_base_points_group_is_refused_where_the_curve_has_one()
    {
        // The curve of 256 bits has four times as many points as the group: find one that is on the curve and not in the group.
        var oracle = GostOracle.Tc26A256;
        for (BigInteger x = 1; ; x++)
        {
            var square = ((x * x * x) + (oracle.A * x) + oracle.B) % oracle.P;
            var y = SquareRoot(square, oracle.P);
            if (y * y % oracle.P == square && oracle.Multiply(oracle.Q, (x, y)) is not null)
            {
                Assert.True(oracle.Has(x, y));
                Assert.True(GostCurve.Tc26A256.Has(Numbers64.Words(x, 4), Numbers64.Words(y, 4)));
                Assert.False(GostCurve.Tc26A256.HasInGroup(Numbers64.Words(x, 4), Numbers64.Words(y, 4)));
                Assert.True(GostCurve.Tc26A256.HasInGroup(Numbers64.Words(oracle.X, 4), Numbers64.Words(oracle.Y, 4)));
                Assert.False(GostSignature.IsPoint(GostCurve.Tc26A256, [.. Numbers64.Octets(x, 32), .. Numbers64.Octets(y, 32)]));
                return;
            }
        }
    }

    // The prime is 3 modulo 4.
    private static BigInteger SquareRoot(BigInteger square, BigInteger p) => BigInteger.ModPow(square, (p + 1) / 4, p);

    private static (GostCurve Curve, GostOracle Oracle) Of(string name) => name switch
    {
        "512" => (GostCurve.Tc26A512, GostOracle.Tc26A512),
        "CryptoPro" => (GostCurve.CryptoProA, GostOracle.CryptoProA),
        _ => (GostCurve.Tc26A256, GostOracle.Tc26A256),
    };

    private static (BigInteger X, BigInteger Y) Multiply(GostCurve curve, BigInteger scalar)
    {
        var (x, y) = (new ulong[curve.Words], new ulong[curve.Words]);
        curve.MultiplyBase(Numbers64.Words(scalar, curve.Words), x, y);
        return (Numbers64.Value(x), Numbers64.Value(y));
    }

    private static bool HasX(GostCurve curve, BigInteger u, BigInteger v, (BigInteger X, BigInteger Y) key, BigInteger x) => curve.SumHasX(
        Numbers64.Words(u, curve.Words), Numbers64.Words(v, curve.Words), Numbers64.Words(key.X, curve.Words), Numbers64.Words(key.Y, curve.Words), Numbers64.Words(x, curve.Words));

    private static Gen<BigInteger> Scalars(BigInteger q) => Gen.Frequency(
        (1, Gen.Elements([BigInteger.One, 2, 3, 31, 32, 33, 63, 64, 65, q - 1, q - 2, q - 63, q >> 1, (q >> 1) + 1])),
        (4, Gen.ArrayOf(Gen.Choose(0, 255), q.GetByteCount()).Select(octets => (new BigInteger([.. octets.Select(octet => (byte)octet)], isUnsigned: true) % (q - 1)) + 1)));
}
