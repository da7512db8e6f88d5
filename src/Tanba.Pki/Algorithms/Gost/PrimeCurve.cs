using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>A curve over one field. The table of the base point is made at the first use.</summary>
internal sealed class PrimeCurve<TField> : GostCurve
    where TField : unmanaged, IPrimeField<TField>
{
    private readonly bool isMinus3;
    private readonly bool hasCofactor;
    private readonly TField a;
    private readonly TField b;
    private readonly Lazy<BasePointTable<TField>> table;

    public PrimeCurve(CurveParameters parameters)
        : base(parameters.Order, TField.Words)
    {
        isMinus3 = parameters.A == -3;
        hasCofactor = parameters.Cofactor != 1;
        a = Element(parameters.A);
        b = Element(parameters.B);
        var basePoint = new AffinePoint<TField> { X = Element(parameters.X), Y = Element(parameters.Y) };
        table = new(() => new BasePointTable<TField>(basePoint, Twice));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void MultiplyBase(ReadOnlySpan<ulong> scalar, Span<ulong> x, Span<ulong> y)
    {
        var rows = table.Value;
        Span<ulong> odd = stackalloc ulong[Words];
        Span<ulong> other = stackalloc ulong[Words];
        scalar.CopyTo(odd);
        Scalars.Negate(scalar, other);

        // The order is odd, so that one of k and order − k is odd; the point of the other is the opposite one.
        var isEven = unchecked((scalar[0] & 1) - 1);
        Multiword.Choose(isEven, other, odd);

        var sum = JacobianPoint<TField>.From(Digit(rows, odd, 0));
        for (var row = 1; row < rows.Rows; row++)
        {
            CurvePoints<TField>.Add(sum, Digit(rows, odd, row), out sum);
        }

        var point = CurvePoints<TField>.ToAffine(sum);
        NegateIf(isEven, ref point.Y);
        TField.Write(point.X, x);
        TField.Write(point.Y, y);
        odd.Clear();
        other.Clear();
        Forget(ref sum);
    }

    public override bool Has(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y)
    {
        return IsCanonical(x) && IsCanonical(y) && IsOnCurve(new() { X = TField.Read(x), Y = TField.Read(y) });
    }

    public override bool HasInGroup(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y) =>
        !hasCofactor || IsInGroup(new AffinePoint<TField> { X = TField.Read(x), Y = TField.Read(y) });

    public override bool SumHasX(ReadOnlySpan<ulong> u, ReadOnlySpan<ulong> v, ReadOnlySpan<ulong> qx, ReadOnlySpan<ulong> qy, ReadOnlySpan<ulong> residue)
    {
        var key = new AffinePoint<TField> { X = TField.Read(qx), Y = TField.Read(qy) };
        var sum = new PublicSum<TField>(this, table.Value).Of(u, v, key);
        if (IsZero(sum.Z))
        {
            return false;
        }

        // X = x·Z²: no inversion. x is the residue plus so many times the order, as long as it stays below the prime.
        TField.Square(sum.Z, out var zz);
        Span<ulong> candidate = stackalloc ulong[Words];
        residue.CopyTo(candidate);
        do
        {
            TField.Multiply(TField.Read(candidate), zz, out var x);
            TField.Subtract(x, sum.X, out x);
            if (IsZero(x))
            {
                return true;
            }
        }
        while (Multiword.Add(candidate, Scalars.Order, candidate) == 0 && IsCanonical(candidate));
        return false;
    }

    internal static bool IsZero(in TField value)
    {
        Span<ulong> words = stackalloc ulong[TField.Words];
        TField.Write(value, words);
        return Multiword.IsZero(words);
    }

    internal void Twice(in JacobianPoint<TField> point, out JacobianPoint<TField> twice)
    {
        if (isMinus3)
        {
            CurvePoints<TField>.DoubleMinus3(point, out twice);
        }
        else
        {
            CurvePoints<TField>.Double(point, a, out twice);
        }
    }

    /// <summary>Whether a number is below the prime.</summary>
    private static bool IsCanonical(ReadOnlySpan<ulong> number)
    {
        Span<ulong> written = stackalloc ulong[TField.Words];
        TField.Write(TField.Read(number), written);
        return written.SequenceEqual(number);
    }

    private static TField Element(BigInteger value)
    {
        var octets = new byte[8 * TField.Words];
        BigInteger.Abs(value).TryWriteBytes(octets, out _, isUnsigned: true);
        var words = new ulong[TField.Words];
        Multiword.FromLittleEndian(octets, words);
        var element = TField.Read(words);
        NegateIf(value.Sign < 0 ? ulong.MaxValue : 0, ref element);
        return element;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NegateIf(ulong mask, ref TField value)
    {
        TField.Subtract(default, value, out var negative);
        Multiword.Choose(mask, Limbs(ref negative), Limbs(ref value));
    }

    private static Span<ulong> Limbs(ref TField value) => MemoryMarshal.Cast<TField, ulong>(MemoryMarshal.CreateSpan(ref value, 1));

    private static void Forget(ref JacobianPoint<TField> point) =>
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref point, 1)));

    /// <summary>
    /// The point of one digit of an odd number k = Σ d·2^(6·i) with odd digits from −63 to 63: six bits above the lowest, twice, plus 1 − 64;
    /// in the last row plus 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static AffinePoint<TField> Digit(BasePointTable<TField> rows, ReadOnlySpan<ulong> odd, int row)
    {
        const int width = BasePointTable<TField>.Width, half = 1 << (width - 1);
        var bits = Multiword.Bits(odd, (width * row) + 1, width);
        if (row == rows.Rows - 1)
        {
            bits |= half;
        }

        // The upper bit is the sign; a negative digit counts backwards.
        var negative = (bits >> (width - 1)) - 1;
        var point = rows.Secret(row, (bits ^ negative) & (half - 1));
        NegateIf(unchecked((ulong)negative), ref point.Y);
        return point;
    }

    private bool IsOnCurve(in AffinePoint<TField> point)
    {
        TField.Square(point.X, out var right);
        TField.Add(right, a, out right);
        TField.Multiply(right, point.X, out right);
        TField.Add(right, b, out right);
        TField.Square(point.Y, out var left);
        TField.Subtract(left, right, out left);
        return IsZero(left);
    }

    private bool IsInGroup(in AffinePoint<TField> point)
    {
        Span<ulong> nothing = stackalloc ulong[Words];
        nothing.Clear();
        return IsZero(new PublicSum<TField>(this, table.Value).Of(nothing, Scalars.Order, point).Z);
    }
}
