using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// A number modulo 2^256 − 617, in 5 limbs of 52 bits and a little more: every result has limbs below 2^52 + 2^27, and every
/// operation takes such. No branch and no address depends on a value.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Field256 : IPrimeField<Field256>
{
    private const ulong Mask = (1UL << 52) - 1;

    // 2^260 modulo the prime.
    private const ulong Fold = 9872;

    private ulong l0, l1, l2, l3, l4;

    public static int Words => 4;

    public static Field256 One => new() { l0 = 1 };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Field256 left, in Field256 right, out Field256 product)
    {
        unchecked
        {
            ulong a0 = left.l0 << 6, a1 = left.l1 << 6, a2 = left.l2 << 6, a3 = left.l3 << 6, a4 = left.l4 << 6;
            ulong b0 = right.l0 << 6, b1 = right.l1 << 6, b2 = right.l2 << 6, b3 = right.l3 << 6, b4 = right.l4 << 6;
            ulong c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0, c8 = 0, c9 = 0;
            Add(a0, b0, ref c0, ref c1);
            Add(a0, b1, ref c1, ref c2); Add(a1, b0, ref c1, ref c2);
            Add(a0, b2, ref c2, ref c3); Add(a1, b1, ref c2, ref c3); Add(a2, b0, ref c2, ref c3);
            Add(a0, b3, ref c3, ref c4); Add(a1, b2, ref c3, ref c4); Add(a2, b1, ref c3, ref c4);
            Add(a3, b0, ref c3, ref c4);
            Add(a0, b4, ref c4, ref c5); Add(a1, b3, ref c4, ref c5); Add(a2, b2, ref c4, ref c5);
            Add(a3, b1, ref c4, ref c5); Add(a4, b0, ref c4, ref c5);
            Add(a1, b4, ref c5, ref c6); Add(a2, b3, ref c5, ref c6); Add(a3, b2, ref c5, ref c6);
            Add(a4, b1, ref c5, ref c6);
            Add(a2, b4, ref c6, ref c7); Add(a3, b3, ref c6, ref c7); Add(a4, b2, ref c6, ref c7);
            Add(a3, b4, ref c7, ref c8); Add(a4, b3, ref c7, ref c8);
            Add(a4, b4, ref c8, ref c9);

            Reduce(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, out product);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(in Field256 value, out Field256 square)
    {
        unchecked
        {
            ulong a0 = value.l0 << 6, a1 = value.l1 << 6, a2 = value.l2 << 6, a3 = value.l3 << 6, a4 = value.l4 << 6;
            ulong b0 = value.l0 << 6, b1 = value.l1 << 6, b2 = value.l2 << 6, b3 = value.l3 << 6, b4 = value.l4 << 6;

            // Twice, for every product that stands at two places.
            ulong d1 = value.l1 << 7, d2 = value.l2 << 7, d3 = value.l3 << 7, d4 = value.l4 << 7;
            ulong c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0, c8 = 0, c9 = 0;
            Add(a0, b0, ref c0, ref c1);
            Add(a0, d1, ref c1, ref c2);
            Add(a0, d2, ref c2, ref c3); Add(a1, b1, ref c2, ref c3);
            Add(a0, d3, ref c3, ref c4); Add(a1, d2, ref c3, ref c4);
            Add(a0, d4, ref c4, ref c5); Add(a1, d3, ref c4, ref c5); Add(a2, b2, ref c4, ref c5);
            Add(a1, d4, ref c5, ref c6); Add(a2, d3, ref c5, ref c6);
            Add(a2, d4, ref c6, ref c7); Add(a3, b3, ref c6, ref c7);
            Add(a3, d4, ref c7, ref c8);
            Add(a4, b4, ref c8, ref c9);

            Reduce(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, out square);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in Field256 left, in Field256 right, out Field256 sum)
    {
        unchecked
        {
            Carry(left.l0 + right.l0, left.l1 + right.l1, left.l2 + right.l2,
                left.l3 + right.l3, left.l4 + right.l4, out sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(in Field256 left, in Field256 right, out Field256 difference)
    {
        // Twice 2^260 − 9872 is nothing modulo the prime, and its limbs are larger than any that is taken away.
        const ulong Low = (2UL << 52) - (2 * Fold), Other = (2UL << 52) - 2;
        unchecked
        {
            Carry(left.l0 + Low - right.l0, left.l1 + Other - right.l1,
                left.l2 + Other - right.l2, left.l3 + Other - right.l3, left.l4 + Other - right.l4, out difference);
        }
    }

    public static Field256 Invert(in Field256 value) => PrimeFields.Power(value, 246, 405);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field256 Read(ReadOnlySpan<ulong> words)
    {
        unchecked
        {
            return new()
            {
                l0 = (words[0]) & Mask,
                l1 = ((words[0] >> 52) | (words[1] << 12)) & Mask,
                l2 = ((words[1] >> 40) | (words[2] << 24)) & Mask,
                l3 = ((words[2] >> 28) | (words[3] << 36)) & Mask,
                l4 = words[3] >> 16,
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in Field256 value, Span<ulong> words)
    {
        unchecked
        {
            ulong c0 = value.l0, c1 = value.l1, c2 = value.l2, c3 = value.l3, c4 = value.l4;
            for (var pass = 0; pass < 3; pass++)
            {
                // What stands above bit 256 comes back 617 times at the bottom; after three passes nothing is left there.
                c0 += (c4 >> 48) * 617;
                c4 &= (1UL << 48) - 1;
                c1 += c0 >> 52;
                c0 &= Mask;
                c2 += c1 >> 52;
                c1 &= Mask;
                c3 += c2 >> 52;
                c2 &= Mask;
                c4 += c3 >> 52;
                c3 &= Mask;
            }

            words[0] = c0 | (c1 << 52);
            words[1] = (c1 >> 12) | (c2 << 40);
            words[2] = (c2 >> 24) | (c3 << 28);
            words[3] = (c3 >> 36) | (c4 << 16);
            PrimeFields.SubtractPrime(words[..Words], 617);
        }
    }

    /// <summary>The two halves of a product, each where it belongs: the factors are shifted so that the limb's bound falls between the words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong left, ulong right, ref ulong low, ref ulong high)
    {
        unchecked
        {
            high += PrimeFields.High(left, right);
            low += (left * right) >> 12;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce(
        ulong c0, ulong c1, ulong c2, ulong c3, ulong c4,
        ulong c5, ulong c6, ulong c7, ulong c8, ulong c9, out Field256 reduced)
    {
        unchecked
        {
            ulong extra = 0;
            Add(c5, Fold << 12, ref c0, ref c1);
            Add(c6, Fold << 12, ref c1, ref c2);
            Add(c7, Fold << 12, ref c2, ref c3);
            Add(c8, Fold << 12, ref c3, ref c4);
            Add(c9, Fold << 12, ref c4, ref extra);
            c1 += c0 >> 52;
            c2 += c1 >> 52;
            c3 += c2 >> 52;
            c4 += c3 >> 52;
            reduced.l0 = (c0 & Mask) + ((extra + (c4 >> 52)) * Fold);
            reduced.l1 = c1 & Mask;
            reduced.l2 = c2 & Mask;
            reduced.l3 = c3 & Mask;
            reduced.l4 = c4 & Mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(ulong c0, ulong c1, ulong c2, ulong c3, ulong c4, out Field256 carried)
    {
        unchecked
        {
            carried.l0 = (c0 & Mask) + ((c4 >> 52) * Fold);
            carried.l1 = (c1 & Mask) + (c0 >> 52);
            carried.l2 = (c2 & Mask) + (c1 >> 52);
            carried.l3 = (c3 & Mask) + (c2 >> 52);
            carried.l4 = (c4 & Mask) + (c3 >> 52);
        }
    }
}
