using System.Numerics;
using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>The limbs against BigInteger: random numbers, and those at the edges of limbs, words and the prime.</summary>
public class FieldTests
{
    [Fact]
    public void The_field_of_512_bits_is_the_numbers_modulo_its_prime() => IsField<Field512>(GostOracle.Tc26A512.P);

    [Fact]
    public void The_field_of_256_bits_is_the_numbers_modulo_its_prime() => IsField<Field256>(GostOracle.CryptoProA.P);

    [Fact]
    public void Long_chains_without_a_canonical_form_between_stay_right()
    {
        Chains<Field512>(GostOracle.Tc26A512.P);
        Chains<Field256>(GostOracle.CryptoProA.P);
    }

    [Fact]
    public void The_largest_limbs_that_an_operation_may_meet_are_borne()
    {
        // Nine limbs of 57 bits and five of 52, each with the 2^27 more that the fields allow themselves.
        Bears<Field512>(GostOracle.Tc26A512.P, 9, 57);
        Bears<Field256>(GostOracle.CryptoProA.P, 5, 52);
    }

    private static void Bears<TField>(BigInteger p, int limbs, int width)
        where TField : unmanaged, IPrimeField<TField>
    {
        var limb = (1UL << width) + (1UL << 27) - 1;
        var raw = Enumerable.Repeat(limb, limbs).ToArray();
        var largest = MemoryMarshal.Cast<ulong, TField>(raw)[0];
        var value = Enumerable.Range(0, limbs).Aggregate(BigInteger.Zero, (sum, at) => sum + (new BigInteger(limb) << (width * at)));
        TField.Multiply(largest, largest, out var product);
        TField.Square(largest, out var square);
        TField.Subtract(default, largest, out var opposite);
        TField.Add(largest, largest, out var sum);
        Assert.Equal(value % p, Value(largest));
        Assert.Equal(value * value % p, Value(product));
        Assert.Equal(value * value % p, Value(square));
        Assert.Equal((p - (value % p)) % p, Value(opposite));
        Assert.Equal(2 * value % p, Value(sum));
        foreach (var result in new[] { product, square, opposite, sum })
        {
            Assert.All(MemoryMarshal.Cast<TField, ulong>(new[] { result }).ToArray(), one => Assert.True(one <= limb));
        }
    }

    private static void IsField<TField>(BigInteger p)
        where TField : unmanaged, IPrimeField<TField>
    {
        var pairs = from left in Numbers(p, TField.Words) from right in Numbers(p, TField.Words) select (left, right);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (a, b) = (Read<TField>(pair.left), Read<TField>(pair.right));
            TField.Multiply(a, b, out var product);
            TField.Square(a, out var square);
            TField.Add(a, b, out var sum);
            TField.Subtract(a, b, out var difference);
            Assert.Equal(pair.left % p, Value(a));
            Assert.Equal(pair.left * pair.right % p, Value(product));
            Assert.Equal(pair.left * pair.left % p, Value(square));
            Assert.Equal((pair.left + pair.right) % p, Value(sum));
            Assert.Equal((pair.left - pair.right + (2 * p)) % p, Value(difference));
            Assert.Equal(BigInteger.ModPow(pair.left, p - 2, p), Value(TField.Invert(a)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static void Chains<TField>(BigInteger p)
        where TField : unmanaged, IPrimeField<TField>
    {
        var (value, expected) = (Read<TField>(p - 1), p - 1);
        TField step = Read<TField>(p - 2);
        for (var i = 0; i < 2000; i++)
        {
            // The largest limbs that can arise: sums and differences straight into a product.
            TField.Add(value, value, out var twice);
            TField.Subtract(twice, step, out var less);
            TField.Multiply(twice, less, out value);
            TField.Square(value, out value);
            expected = BigInteger.ModPow(2 * expected * ((2 * expected) - (p - 2)), 2, p);
        }

        Assert.Equal(expected, Value(value));
    }

    private static Gen<BigInteger> Numbers(BigInteger p, int words)
    {
        var whole = BigInteger.One << (64 * words);
        var edges = new[] { 0, 1, 2, p - 2, p - 1, p, p + 1, whole - 1, whole - 2, (BigInteger.One << 57) - 1, BigInteger.One << 57, (BigInteger.One << 64) - 1, whole >> 1, (whole >> 1) - 1 };
        var random = Gen.ArrayOf(Gen.Choose(0, 255), 8 * words).Select(octets => new BigInteger([.. octets.Select(octet => (byte)octet)], isUnsigned: true));
        return Gen.Frequency((1, Gen.Elements(edges)), (3, random));
    }

    private static TField Read<TField>(BigInteger value)
        where TField : unmanaged, IPrimeField<TField> => TField.Read(Numbers64.Words(value, TField.Words));

    private static BigInteger Value<TField>(in TField value)
        where TField : unmanaged, IPrimeField<TField>
    {
        var words = new ulong[TField.Words];
        TField.Write(value, words);
        return Numbers64.Value(words);
    }
}
