namespace Tanba.Pki.Algorithms.Gost;

/// <summary>u·G + v·Q for numbers that are no secret: two windowed forms over one run of doublings (Straus). Not constant-time.</summary>
internal readonly ref struct PublicSum<TField>(PrimeCurve<TField> curve, BasePointTable<TField> table)
    where TField : unmanaged, IPrimeField<TField>
{
    private const int KeyWidth = 5;

    // The first row of the table has the odd multiples up to 63.
    private const int BaseWidth = BasePointTable<TField>.Width + 1;

    /// <summary>Z is nought when the sum is infinity.</summary>
    public JacobianPoint<TField> Of(ReadOnlySpan<ulong> u, ReadOnlySpan<ulong> v, in AffinePoint<TField> key)
    {
        Span<sbyte> baseDigits = stackalloc sbyte[(64 * TField.Words) + 1];
        Span<sbyte> keyDigits = stackalloc sbyte[(64 * TField.Words) + 1];
        var used = Math.Max(WindowedForm.Write(u, BaseWidth, baseDigits), WindowedForm.Write(v, KeyWidth, keyDigits));
        Span<JacobianPoint<TField>> multiples = stackalloc JacobianPoint<TField>[1 << (KeyWidth - 2)];
        OddMultiples(key, multiples);

        JacobianPoint<TField> sum = default;
        for (var i = used - 1; i >= 0; i--)
        {
            curve.Twice(sum, out sum);
            if (keyDigits[i] != 0)
            {
                Add(ref sum, Signed(multiples[Math.Abs(keyDigits[i]) >> 1], keyDigits[i] < 0));
            }

            if (baseDigits[i] != 0)
            {
                AddMultipleOfBase(ref sum, baseDigits[i]);
            }
        }

        return sum;
    }

    private static JacobianPoint<TField> Signed(JacobianPoint<TField> point, bool isNegative)
    {
        if (isNegative)
        {
            TField.Subtract(default, point.Y, out point.Y);
        }

        return point;
    }

    private void AddMultipleOfBase(ref JacobianPoint<TField> sum, int digit)
    {
        var point = table.Public(0, Math.Abs(digit) >> 1);
        if (digit < 0)
        {
            TField.Subtract(default, point.Y, out point.Y);
        }

        var before = sum;
        CurvePoints<TField>.Add(before, point, out sum);
        if (PrimeCurve<TField>.IsZero(sum.Z))
        {
            // Infinity before, or two points with one x: the careful way.
            sum = before;
            Add(ref sum, JacobianPoint<TField>.From(point));
        }
    }

    private void OddMultiples(in AffinePoint<TField> key, Span<JacobianPoint<TField>> multiples)
    {
        multiples[0] = JacobianPoint<TField>.From(key);
        curve.Twice(multiples[0], out var two);
        for (var i = 1; i < multiples.Length; i++)
        {
            multiples[i] = multiples[i - 1];
            Add(ref multiples[i], two);
        }
    }

    /// <summary>Adds any two points: the formula fails just where the difference of the x is nought, and says so by Z = 0.</summary>
    private void Add(ref JacobianPoint<TField> sum, in JacobianPoint<TField> point)
    {
        if (PrimeCurve<TField>.IsZero(sum.Z))
        {
            sum = point;
            return;
        }

        if (PrimeCurve<TField>.IsZero(point.Z))
        {
            return;
        }

        var before = sum;
        CurvePoints<TField>.Add(before, point, out sum);
        if (PrimeCurve<TField>.IsZero(sum.Z) && AreEqual(before, point))
        {
            curve.Twice(before, out sum);
        }
    }

    private static bool AreEqual(in JacobianPoint<TField> left, in JacobianPoint<TField> right)
    {
        // Their x is the same; of the two points with one x the y tells.
        TField.Square(left.Z, out var leftZ);
        TField.Multiply(leftZ, left.Z, out leftZ);
        TField.Square(right.Z, out var rightZ);
        TField.Multiply(rightZ, right.Z, out rightZ);
        TField.Multiply(left.Y, rightZ, out var a);
        TField.Multiply(right.Y, leftZ, out var b);
        TField.Subtract(a, b, out a);
        return PrimeCurve<TField>.IsZero(a);
    }
}
