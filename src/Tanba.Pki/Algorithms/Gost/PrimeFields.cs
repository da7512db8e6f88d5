using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>What the prime fields share.</summary>
internal static class PrimeFields
{
    /// <summary>The upper word of a product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(ulong left, ulong right) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(left, right) : Math.BigMul(left, right, out _);

    /// <summary>
    /// Fermat: the value to the power (2^<paramref name="ones"/> − 1) · 2^10 + <paramref name="tail"/>, which is the prime less two.
    /// Both numbers are the field's own, so the branches tell nothing.
    /// </summary>
    public static TField Power<TField>(in TField value, int ones, int tail)
        where TField : unmanaged, IPrimeField<TField>
    {
        // run = value^(2^length − 1); doubling the length, and one more where the bit of "ones" is set.
        var run = value;
        var length = 1;
        for (var bit = 30 - System.Numerics.BitOperations.LeadingZeroCount((uint)ones); bit >= 0; bit--)
        {
            var shifted = run;
            for (var i = 0; i < length; i++)
            {
                TField.Square(shifted, out shifted);
            }

            TField.Multiply(shifted, run, out run);
            length *= 2;
            if (((ones >> bit) & 1) == 1)
            {
                TField.Square(run, out run);
                TField.Multiply(run, value, out run);
                length++;
            }
        }

        for (var bit = 9; bit >= 0; bit--)
        {
            TField.Square(run, out run);
            if (((tail >> bit) & 1) == 1)
            {
                TField.Multiply(run, value, out run);
            }
        }

        return run;
    }

    /// <summary>Takes the prime 2^bits − <paramref name="c"/> away once if the words are not below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractPrime(Span<ulong> words, ulong c)
    {
        unchecked
        {
            // The words plus c run over exactly when they are not below the prime; the sum without the overrun is then the rest.
            Span<ulong> less = stackalloc ulong[words.Length];
            var carry = c;
            for (var i = 0; i < words.Length; i++)
            {
                less[i] = words[i] + carry;
                carry = CarryOut(words[i], carry, less[i]);
            }

            Multiword.Choose(0 - carry, less, words);
        }
    }

    private static ulong CarryOut(ulong left, ulong right, ulong sum)
    {
        unchecked
        {
            return ((left & right) | ((left | right) & ~sum)) >> 63;
        }
    }
}
