using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// A number modulo 2^512 − 569, in 9 limbs of 57 bits and a little more: every result has limbs below 2^57 + 2^27, and every
/// operation takes such. No branch and no address depends on a value.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Field512 : IPrimeField<Field512>
{
    private const ulong Mask = (1UL << 57) - 1;

    // 2^513 modulo the prime.
    private const ulong Fold = 1138;

    private ulong l0, l1, l2, l3, l4, l5, l6, l7, l8;

    public static int Words => 8;

    public static Field512 One => new() { l0 = 1 };

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Field512 left, in Field512 right, out Field512 product)
    {
        unchecked
        {
            ulong a0 = left.l0 << 5, a1 = left.l1 << 5, a2 = left.l2 << 5, a3 = left.l3 << 5, a4 = left.l4 << 5;
            ulong a5 = left.l5 << 5, a6 = left.l6 << 5, a7 = left.l7 << 5, a8 = left.l8 << 5;
            ulong b0 = right.l0 << 2, b1 = right.l1 << 2, b2 = right.l2 << 2, b3 = right.l3 << 2, b4 = right.l4 << 2;
            ulong b5 = right.l5 << 2, b6 = right.l6 << 2, b7 = right.l7 << 2, b8 = right.l8 << 2;
            ulong c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0, c8 = 0;
            ulong c9 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0, c14 = 0, c15 = 0, c16 = 0, c17 = 0;
            Add(a0, b0, ref c0, ref c1);
            Add(a0, b1, ref c1, ref c2); Add(a1, b0, ref c1, ref c2);
            Add(a0, b2, ref c2, ref c3); Add(a1, b1, ref c2, ref c3); Add(a2, b0, ref c2, ref c3);
            Add(a0, b3, ref c3, ref c4); Add(a1, b2, ref c3, ref c4); Add(a2, b1, ref c3, ref c4);
            Add(a3, b0, ref c3, ref c4);
            Add(a0, b4, ref c4, ref c5); Add(a1, b3, ref c4, ref c5); Add(a2, b2, ref c4, ref c5);
            Add(a3, b1, ref c4, ref c5); Add(a4, b0, ref c4, ref c5);
            Add(a0, b5, ref c5, ref c6); Add(a1, b4, ref c5, ref c6); Add(a2, b3, ref c5, ref c6);
            Add(a3, b2, ref c5, ref c6); Add(a4, b1, ref c5, ref c6); Add(a5, b0, ref c5, ref c6);
            Add(a0, b6, ref c6, ref c7); Add(a1, b5, ref c6, ref c7); Add(a2, b4, ref c6, ref c7);
            Add(a3, b3, ref c6, ref c7); Add(a4, b2, ref c6, ref c7); Add(a5, b1, ref c6, ref c7);
            Add(a6, b0, ref c6, ref c7);
            Add(a0, b7, ref c7, ref c8); Add(a1, b6, ref c7, ref c8); Add(a2, b5, ref c7, ref c8);
            Add(a3, b4, ref c7, ref c8); Add(a4, b3, ref c7, ref c8); Add(a5, b2, ref c7, ref c8);
            Add(a6, b1, ref c7, ref c8); Add(a7, b0, ref c7, ref c8);
            Add(a0, b8, ref c8, ref c9); Add(a1, b7, ref c8, ref c9); Add(a2, b6, ref c8, ref c9);
            Add(a3, b5, ref c8, ref c9); Add(a4, b4, ref c8, ref c9); Add(a5, b3, ref c8, ref c9);
            Add(a6, b2, ref c8, ref c9); Add(a7, b1, ref c8, ref c9); Add(a8, b0, ref c8, ref c9);
            Add(a1, b8, ref c9, ref c10); Add(a2, b7, ref c9, ref c10); Add(a3, b6, ref c9, ref c10);
            Add(a4, b5, ref c9, ref c10); Add(a5, b4, ref c9, ref c10); Add(a6, b3, ref c9, ref c10);
            Add(a7, b2, ref c9, ref c10); Add(a8, b1, ref c9, ref c10);
            Add(a2, b8, ref c10, ref c11); Add(a3, b7, ref c10, ref c11); Add(a4, b6, ref c10, ref c11);
            Add(a5, b5, ref c10, ref c11); Add(a6, b4, ref c10, ref c11); Add(a7, b3, ref c10, ref c11);
            Add(a8, b2, ref c10, ref c11);
            Add(a3, b8, ref c11, ref c12); Add(a4, b7, ref c11, ref c12); Add(a5, b6, ref c11, ref c12);
            Add(a6, b5, ref c11, ref c12); Add(a7, b4, ref c11, ref c12); Add(a8, b3, ref c11, ref c12);
            Add(a4, b8, ref c12, ref c13); Add(a5, b7, ref c12, ref c13); Add(a6, b6, ref c12, ref c13);
            Add(a7, b5, ref c12, ref c13); Add(a8, b4, ref c12, ref c13);
            Add(a5, b8, ref c13, ref c14); Add(a6, b7, ref c13, ref c14); Add(a7, b6, ref c13, ref c14);
            Add(a8, b5, ref c13, ref c14);
            Add(a6, b8, ref c14, ref c15); Add(a7, b7, ref c14, ref c15); Add(a8, b6, ref c14, ref c15);
            Add(a7, b8, ref c15, ref c16); Add(a8, b7, ref c15, ref c16);
            Add(a8, b8, ref c16, ref c17);

            Reduce(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, out product);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Square(in Field512 value, out Field512 square)
    {
        unchecked
        {
            ulong a0 = value.l0 << 5, a1 = value.l1 << 5, a2 = value.l2 << 5, a3 = value.l3 << 5, a4 = value.l4 << 5;
            ulong a5 = value.l5 << 5, a6 = value.l6 << 5, a7 = value.l7 << 5, a8 = value.l8 << 5;
            ulong b0 = value.l0 << 2, b1 = value.l1 << 2, b2 = value.l2 << 2, b3 = value.l3 << 2, b4 = value.l4 << 2;
            ulong b5 = value.l5 << 2, b6 = value.l6 << 2, b7 = value.l7 << 2, b8 = value.l8 << 2;

            // Twice, for every product that stands at two places.
            ulong d1 = value.l1 << 3, d2 = value.l2 << 3, d3 = value.l3 << 3, d4 = value.l4 << 3;
            ulong d5 = value.l5 << 3, d6 = value.l6 << 3, d7 = value.l7 << 3, d8 = value.l8 << 3;
            ulong c0 = 0, c1 = 0, c2 = 0, c3 = 0, c4 = 0, c5 = 0, c6 = 0, c7 = 0, c8 = 0;
            ulong c9 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0, c14 = 0, c15 = 0, c16 = 0, c17 = 0;
            Add(a0, b0, ref c0, ref c1);
            Add(a0, d1, ref c1, ref c2);
            Add(a0, d2, ref c2, ref c3); Add(a1, b1, ref c2, ref c3);
            Add(a0, d3, ref c3, ref c4); Add(a1, d2, ref c3, ref c4);
            Add(a0, d4, ref c4, ref c5); Add(a1, d3, ref c4, ref c5); Add(a2, b2, ref c4, ref c5);
            Add(a0, d5, ref c5, ref c6); Add(a1, d4, ref c5, ref c6); Add(a2, d3, ref c5, ref c6);
            Add(a0, d6, ref c6, ref c7); Add(a1, d5, ref c6, ref c7); Add(a2, d4, ref c6, ref c7);
            Add(a3, b3, ref c6, ref c7);
            Add(a0, d7, ref c7, ref c8); Add(a1, d6, ref c7, ref c8); Add(a2, d5, ref c7, ref c8);
            Add(a3, d4, ref c7, ref c8);
            Add(a0, d8, ref c8, ref c9); Add(a1, d7, ref c8, ref c9); Add(a2, d6, ref c8, ref c9);
            Add(a3, d5, ref c8, ref c9); Add(a4, b4, ref c8, ref c9);
            Add(a1, d8, ref c9, ref c10); Add(a2, d7, ref c9, ref c10); Add(a3, d6, ref c9, ref c10);
            Add(a4, d5, ref c9, ref c10);
            Add(a2, d8, ref c10, ref c11); Add(a3, d7, ref c10, ref c11); Add(a4, d6, ref c10, ref c11);
            Add(a5, b5, ref c10, ref c11);
            Add(a3, d8, ref c11, ref c12); Add(a4, d7, ref c11, ref c12); Add(a5, d6, ref c11, ref c12);
            Add(a4, d8, ref c12, ref c13); Add(a5, d7, ref c12, ref c13); Add(a6, b6, ref c12, ref c13);
            Add(a5, d8, ref c13, ref c14); Add(a6, d7, ref c13, ref c14);
            Add(a6, d8, ref c14, ref c15); Add(a7, b7, ref c14, ref c15);
            Add(a7, d8, ref c15, ref c16);
            Add(a8, b8, ref c16, ref c17);

            Reduce(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, out square);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in Field512 left, in Field512 right, out Field512 sum)
    {
        unchecked
        {
            Carry(left.l0 + right.l0, left.l1 + right.l1, left.l2 + right.l2, left.l3 + right.l3, left.l4 + right.l4,
                left.l5 + right.l5, left.l6 + right.l6, left.l7 + right.l7, left.l8 + right.l8, out sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(in Field512 left, in Field512 right, out Field512 difference)
    {
        // Twice 2^513 − 1138 is nothing modulo the prime, and its limbs are larger than any that is taken away.
        const ulong Low = (2UL << 57) - (2 * Fold), Other = (2UL << 57) - 2;
        unchecked
        {
            Carry(left.l0 + Low - right.l0, left.l1 + Other - right.l1, left.l2 + Other - right.l2, left.l3 + Other - right.l3,
                left.l4 + Other - right.l4, left.l5 + Other - right.l5, left.l6 + Other - right.l6, left.l7 + Other - right.l7, left.l8 + Other - right.l8, out difference);
        }
    }

    public static Field512 Invert(in Field512 value) => PrimeFields.Power(value, 502, 453);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field512 Read(ReadOnlySpan<ulong> words)
    {
        unchecked
        {
            return new()
            {
                l0 = (words[0]) & Mask,
                l1 = ((words[0] >> 57) | (words[1] << 7)) & Mask,
                l2 = ((words[1] >> 50) | (words[2] << 14)) & Mask,
                l3 = ((words[2] >> 43) | (words[3] << 21)) & Mask,
                l4 = ((words[3] >> 36) | (words[4] << 28)) & Mask,
                l5 = ((words[4] >> 29) | (words[5] << 35)) & Mask,
                l6 = ((words[5] >> 22) | (words[6] << 42)) & Mask,
                l7 = ((words[6] >> 15) | (words[7] << 49)) & Mask,
                l8 = words[7] >> 8,
            };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(in Field512 value, Span<ulong> words)
    {
        unchecked
        {
            ulong c0 = value.l0, c1 = value.l1, c2 = value.l2, c3 = value.l3, c4 = value.l4, c5 = value.l5, c6 = value.l6, c7 = value.l7, c8 = value.l8;
            for (var pass = 0; pass < 3; pass++)
            {
                // What stands above bit 512 comes back 569 times at the bottom; after three passes nothing is left there.
                c0 += (c8 >> 56) * 569;
                c8 &= (1UL << 56) - 1;
                c1 += c0 >> 57;
                c0 &= Mask;
                c2 += c1 >> 57;
                c1 &= Mask;
                c3 += c2 >> 57;
                c2 &= Mask;
                c4 += c3 >> 57;
                c3 &= Mask;
                c5 += c4 >> 57;
                c4 &= Mask;
                c6 += c5 >> 57;
                c5 &= Mask;
                c7 += c6 >> 57;
                c6 &= Mask;
                c8 += c7 >> 57;
                c7 &= Mask;
            }

            words[0] = c0 | (c1 << 57);
            words[1] = (c1 >> 7) | (c2 << 50);
            words[2] = (c2 >> 14) | (c3 << 43);
            words[3] = (c3 >> 21) | (c4 << 36);
            words[4] = (c4 >> 28) | (c5 << 29);
            words[5] = (c5 >> 35) | (c6 << 22);
            words[6] = (c6 >> 42) | (c7 << 15);
            words[7] = (c7 >> 49) | (c8 << 8);
            PrimeFields.SubtractPrime(words[..Words], 569);
        }
    }

    /// <summary>The two halves of a product, each where it belongs: the factors are shifted so that the limb's bound falls between the words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ulong left, ulong right, ref ulong low, ref ulong high)
    {
        unchecked
        {
            high += PrimeFields.High(left, right);
            low += (left * right) >> 7;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce(
        ulong c0, ulong c1, ulong c2, ulong c3, ulong c4, ulong c5, ulong c6, ulong c7, ulong c8,
        ulong c9, ulong c10, ulong c11, ulong c12, ulong c13, ulong c14, ulong c15, ulong c16, ulong c17, out Field512 reduced)
    {
        unchecked
        {
            ulong extra = 0;
            Add(c9, Fold << 7, ref c0, ref c1);
            Add(c10, Fold << 7, ref c1, ref c2);
            Add(c11, Fold << 7, ref c2, ref c3);
            Add(c12, Fold << 7, ref c3, ref c4);
            Add(c13, Fold << 7, ref c4, ref c5);
            Add(c14, Fold << 7, ref c5, ref c6);
            Add(c15, Fold << 7, ref c6, ref c7);
            Add(c16, Fold << 7, ref c7, ref c8);
            Add(c17, Fold << 7, ref c8, ref extra);
            c1 += c0 >> 57;
            c2 += c1 >> 57;
            c3 += c2 >> 57;
            c4 += c3 >> 57;
            c5 += c4 >> 57;
            c6 += c5 >> 57;
            c7 += c6 >> 57;
            c8 += c7 >> 57;
            reduced.l0 = (c0 & Mask) + ((extra + (c8 >> 57)) * Fold);
            reduced.l1 = c1 & Mask;
            reduced.l2 = c2 & Mask;
            reduced.l3 = c3 & Mask;
            reduced.l4 = c4 & Mask;
            reduced.l5 = c5 & Mask;
            reduced.l6 = c6 & Mask;
            reduced.l7 = c7 & Mask;
            reduced.l8 = c8 & Mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Carry(ulong c0, ulong c1, ulong c2, ulong c3, ulong c4, ulong c5, ulong c6, ulong c7, ulong c8, out Field512 carried)
    {
        unchecked
        {
            carried.l0 = (c0 & Mask) + ((c8 >> 57) * Fold);
            carried.l1 = (c1 & Mask) + (c0 >> 57);
            carried.l2 = (c2 & Mask) + (c1 >> 57);
            carried.l3 = (c3 & Mask) + (c2 >> 57);
            carried.l4 = (c4 & Mask) + (c3 >> 57);
            carried.l5 = (c5 & Mask) + (c4 >> 57);
            carried.l6 = (c6 & Mask) + (c5 >> 57);
            carried.l7 = (c7 & Mask) + (c6 >> 57);
            carried.l8 = (c8 & Mask) + (c7 >> 57);
        }
    }
}
