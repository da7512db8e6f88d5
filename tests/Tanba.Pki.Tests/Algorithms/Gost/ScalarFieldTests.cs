using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

public class ScalarFieldTests
{
    [Fact]
    public void Scalars_of_every_curve_are_the_numbers_modulo_its_order() => Assert.All(
        [(GostOracle.Tc26A512.Q, 8), (GostOracle.CryptoProA.Q, 4), (GostOracle.Tc26A256.Q, 4)],
        curve => IsField(curve.Item1, curve.Item2));

    private static void IsField(BigInteger q, int words)
    {
        var field = new ScalarField(q, words);
        Assert.Equal(q, Numbers64.Value(field.Order));
        var number = Gen.Frequency(
            (1, Gen.Elements([BigInteger.Zero, 1, 2, q - 1, q - 2, q >> 1])),
            (4, Gen.ArrayOf(Gen.Choose(0, 255), 8 * words).Select(octets => new BigInteger([.. octets.Select(octet => (byte)octet)], isUnsigned: true) % q)));
        var pairs = from left in number from right in number select (left, right);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (a, b) = (Numbers64.Words(pair.left, words), Numbers64.Words(pair.right, words));
            var result = new ulong[words];
            field.Multiply(a, b, result);
            Assert.Equal(pair.left * pair.right % q, Numbers64.Value(result));
            field.SumOfProducts(a, b, a, a, result);
            Assert.Equal(((pair.left * pair.right) + (pair.left * pair.left)) % q, Numbers64.Value(result));
            field.Negate(a, result);
            Assert.Equal((q - pair.left) % q, Numbers64.Value(result));
            if (!pair.left.IsZero)
            {
                field.Invert(a, result);
                Assert.Equal(1, Numbers64.Value(result) * pair.left % q);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Any_number_of_so_many_words_is_brought_below_the_order()
    {
        var q = GostOracle.Tc26A256.Q; // a fourth of 2^256: up to three are taken away
        var field = new ScalarField(q, 4);
        Assert.All([q - 1, q, q + 1, (2 * q) + 5, 3 * q, BigInteger.Pow(2, 256) - 1], value =>
        {
            var words = Numbers64.Words(value, 4);
            field.ReducePublic(words);
            Assert.Equal(value % q, Numbers64.Value(words));
        });
    }
}
