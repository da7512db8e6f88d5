using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// Numbers modulo the order of the base point, in words, by Montgomery's multiplication. Constant-time but for
/// <see cref="Invert"/>, which only signatures to be checked reach. Immutable, safe from several threads.
/// </summary>
internal sealed class ScalarField
{
    private readonly ulong[] order;
    private readonly ulong[] squareOfRadix;
    private readonly ulong negativeInverse;

    public ScalarField(BigInteger modulus, int words)
    {
        order = ToWords(modulus, words);
        squareOfRadix = ToWords(BigInteger.Pow(2, 128 * words) % modulus, words);

        // Newton's iteration doubles the good bits: 1, 2, 4 … 64.
        ulong inverse = 1;
        for (var i = 0; i < 6; i++)
        {
            unchecked
            {
                inverse *= 2 - (order[0] * inverse);
            }
        }

        unchecked
        {
            negativeInverse = 0 - inverse;
        }
    }

    public ReadOnlySpan<ulong> Order => order;

    /// <summary>a·b + c·d; all below the order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumOfProducts(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ulong> c, ReadOnlySpan<ulong> d, Span<ulong> sum)
    {
        Span<ulong> first = stackalloc ulong[order.Length];
        Span<ulong> second = stackalloc ulong[order.Length];
        Montgomery(a, b, first);
        Montgomery(c, d, second);
        Reduce(Multiword.Add(first, second, sum), sum);
        Montgomery(sum, squareOfRadix, sum);
        first.Clear();
        second.Clear();
    }

    public void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        Montgomery(a, b, product);
        Montgomery(product, squareOfRadix, product);
    }

    /// <summary>Nought less the value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Negate(ReadOnlySpan<ulong> value, Span<ulong> negative)
    {
        var zero = Multiword.ZeroMask(value);
        Multiword.Subtract(order, value, negative);
        for (var i = 0; i < negative.Length; i++)
        {
            negative[i] &= ~zero;
        }
    }

    /// <summary>Brings any number of so many words below the order. Takes as long as the number is large: for digests, which are public.</summary>
    public void ReducePublic(Span<ulong> value)
    {
        while (!Multiword.IsBelow(value, order))
        {
            Multiword.Subtract(value, order, value);
        }
    }

    /// <summary>One over a value that is not nought: the binary extended algorithm of Euclid. Not constant-time.</summary>
    public void Invert(ReadOnlySpan<ulong> value, Span<ulong> inverse)
    {
        Span<ulong> u = stackalloc ulong[order.Length];
        Span<ulong> v = stackalloc ulong[order.Length];
        Span<ulong> y = stackalloc ulong[order.Length];
        value.CopyTo(u);
        order.CopyTo(v);
        var x = inverse;
        x.Clear();
        y.Clear();
        x[0] = 1;

        // Always x · value = u and y · value = v modulo the order.
        while (!Multiword.IsZero(u))
        {
            HalveWhileEven(u, x);
            HalveWhileEven(v, y);
            if (Multiword.IsBelow(u, v))
            {
                Multiword.Subtract(v, u, v);
                SubtractModulo(y, x);
            }
            else
            {
                Multiword.Subtract(u, v, u);
                SubtractModulo(x, y);
            }
        }

        y.CopyTo(inverse);
    }

    private static ulong[] ToWords(BigInteger value, int words)
    {
        var octets = new byte[8 * words];
        value.TryWriteBytes(octets, out _, isUnsigned: true);
        var result = new ulong[words];
        Multiword.FromLittleEndian(octets, result);
        return result;
    }

    private void HalveWhileEven(Span<ulong> value, Span<ulong> factor)
    {
        while ((value[0] & 1) == 0 && !Multiword.IsZero(value))
        {
            Multiword.Halve(value);
            var top = (factor[0] & 1) == 0 ? 0 : Multiword.Add(factor, order, factor);
            Multiword.Halve(factor, top);
        }
    }

    private void SubtractModulo(Span<ulong> value, ReadOnlySpan<ulong> other)
    {
        if (Multiword.Subtract(value, other, value) == 1)
        {
            Multiword.Add(value, order, value);
        }
    }

    /// <summary>Takes the order away once when the number, with its carry above, is not below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Reduce(ulong carry, Span<ulong> value)
    {
        Span<ulong> less = stackalloc ulong[order.Length];
        var borrow = Multiword.Subtract(value, order, less);
        unchecked
        {
            Multiword.Choose(0 - (carry | (borrow ^ 1)), less, value);
        }

        less.Clear();
    }

    /// <summary>left · right / 2^(64·words): coarsely integrated operand scanning (Koç, Acar, Kaliski 1996). The result may be an operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Montgomery(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> product)
    {
        var n = order.Length;
        Span<ulong> t = stackalloc ulong[n + 2];
        t.Clear();
        unchecked
        {
            for (var i = 0; i < n; i++)
            {
                AddProduct(left, right[i], t);
                AddProduct(order, t[0] * negativeInverse, t);

                // The lowest word is nought now: one word down.
                t[1..].CopyTo(t);
                t[n + 1] = 0;
            }
        }

        t[..n].CopyTo(product);
        Reduce(t[n], product);
        t.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProduct(ReadOnlySpan<ulong> value, ulong factor, Span<ulong> sum)
    {
        unchecked
        {
            UInt128 carry = 0;
            for (var j = 0; j < value.Length; j++)
            {
                carry += Math.BigMul(value[j], factor);
                carry += sum[j];
                sum[j] = (ulong)carry;
                carry >>= 64;
            }

            carry += sum[value.Length];
            sum[value.Length] = (ulong)carry;
            sum[value.Length + 1] += (ulong)(carry >> 64);
        }
    }
}
