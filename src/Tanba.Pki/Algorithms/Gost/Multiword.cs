using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// Large numbers as 64-bit words, the lowest first. Nothing here branches on a value but what says so. AggressiveOptimization, here and
/// wherever a secret goes: compiled once, without the profile of a run, which could make a jump of a comparison; what the tests list is what runs.
/// </summary>
internal static class Multiword
{
    public static void FromLittleEndian(ReadOnlySpan<byte> octets, Span<ulong> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(octets[(8 * i)..]);
        }
    }

    public static void ToLittleEndian(ReadOnlySpan<ulong> words, Span<byte> octets)
    {
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(octets[(8 * i)..], words[i]);
        }
    }

    public static void ToBigEndian(ReadOnlySpan<ulong> words, Span<byte> octets)
    {
        ToLittleEndian(words, octets);
        octets[..(8 * words.Length)].Reverse();
    }

    /// <summary>left + right; gives the carry, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Add(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> sum)
    {
        unchecked
        {
            UInt128 carry = 0;
            for (var i = 0; i < sum.Length; i++)
            {
                carry += (UInt128)left[i] + right[i];
                sum[i] = (ulong)carry;
                carry >>= 64;
            }

            return (ulong)carry;
        }
    }

    /// <summary>left − right; gives the borrow, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Subtract(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> difference)
    {
        unchecked
        {
            ulong borrow = 0;
            for (var i = 0; i < difference.Length; i++)
            {
                var wide = (UInt128)left[i] - right[i] - borrow;
                difference[i] = (ulong)wide;
                borrow = (ulong)(wide >> 64) & 1;
            }

            return borrow;
        }
    }

    /// <summary>Puts <paramref name="chosen"/> over <paramref name="words"/> where the mask has ones: all or nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Choose(ulong mask, ReadOnlySpan<ulong> chosen, Span<ulong> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] ^= (words[i] ^ chosen[i]) & mask;
        }
    }

    /// <summary>All ones when every word is nought, else nought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong ZeroMask(ReadOnlySpan<ulong> words)
    {
        ulong any = 0;
        foreach (var word in words)
        {
            any |= word;
        }

        unchecked
        {
            // The top bit of any | −any is set exactly when any is not nought.
            return ((any | (0 - any)) >> 63) - 1;
        }
    }

    /// <summary>Whether left is below right. Takes always the same time, and tells the answer to whoever asks.</summary>
    public static bool IsBelow(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        Span<ulong> scratch = stackalloc ulong[left.Length];
        var below = Subtract(left, right, scratch) == 1;
        scratch.Clear();
        return below;
    }

    /// <summary>Whether every word is nought. As <see cref="IsBelow"/>.</summary>
    public static bool IsZero(ReadOnlySpan<ulong> words) => ZeroMask(words) != 0;

    /// <summary>Half, rounded down.</summary>
    public static void Halve(Span<ulong> words, ulong top = 0)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (words[i] >> 1) | ((i + 1 < words.Length ? words[i + 1] : top) << 63);
        }
    }

    /// <summary>Bits <paramref name="start"/> … of the number, at most 32; nought above its end.</summary>
    public static int Bits(ReadOnlySpan<ulong> words, int start, int count)
    {
        var (word, shift) = (start >> 6, start & 63);
        var low = word < words.Length ? words[word] >> shift : 0;
        var high = shift > 0 && word + 1 < words.Length ? words[word + 1] << (64 - shift) : 0;
        return (int)((low | high) & ((1UL << count) - 1));
    }
}
