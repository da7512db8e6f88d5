namespace Tanba.Pki.Algorithms.Gost;

/// <summary>Non-adjacent form of a number that is no secret: odd digits below half the window, with nought between them.</summary>
internal static class WindowedForm
{
    /// <summary>Digits of the number, the lowest first; each below 2^(width − 1) in size. Gives the count up to the highest that is not nought.</summary>
    public static int Write(ReadOnlySpan<ulong> number, int width, Span<sbyte> digits)
    {
        digits.Clear();
        var (carry, used, bit) = (0, 0, 0);
        while (bit < digits.Length)
        {
            if (Multiword.Bits(number, bit, 1) == carry)
            {
                bit++;
                continue;
            }

            var digit = Multiword.Bits(number, bit, Math.Min(width, digits.Length - bit)) + carry;
            carry = digit >> (width - 1);
            digits[bit] = (sbyte)(digit - (carry << width));
            used = bit + 1;
            bit += width;
        }

        return used;
    }
}
