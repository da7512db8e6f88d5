using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// Odd multiples of the base point for every digit of a scalar: row i has 1, 3, 5 … 63 times 2^(6·i)·G. A scalar is then a sum of
/// one point per row, without doublings. 86 rows and 352 KiB for 512 bits, 43 rows and 88 KiB for 256. Immutable.
/// </summary>
internal sealed class BasePointTable<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    /// <summary>Bits of a digit.</summary>
    public const int Width = 6;

    private const int Entries = 1 << (Width - 1);

    private readonly ulong[] words;

    public BasePointTable(AffinePoint<TField> basePoint, Doubling twice)
    {
        Rows = ((64 * TField.Words) + Width - 1) / Width;
        var points = new JacobianPoint<TField>[Rows * Entries];
        var first = JacobianPoint<TField>.From(basePoint);
        for (var row = 0; row < Rows; row++)
        {
            twice(first, out var step);
            points[row * Entries] = first;
            for (var entry = 1; entry < Entries; entry++)
            {
                CurvePoints<TField>.Add(points[(row * Entries) + entry - 1], step, out points[(row * Entries) + entry]);
            }

            for (var i = 0; i < Width; i++)
            {
                twice(first, out first);
            }
        }

        words = Normalise(points);
    }

    public delegate void Doubling(in JacobianPoint<TField> point, out JacobianPoint<TField> twice);

    /// <summary>Digits of a scalar.</summary>
    public int Rows { get; }

    private static int Stride => 2 * TField.Words;

    /// <summary>The point (2·<paramref name="entry"/> + 1)·2^(6·row)·G, for an entry that is no secret.</summary>
    public AffinePoint<TField> Public(int row, int entry) => Point(words.AsSpan(((row * Entries) + entry) * Stride, Stride));

    /// <summary>The same for a secret entry: reads the whole row, whichever is wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public AffinePoint<TField> Secret(int row, int entry)
    {
        ref var start = ref words[row * Entries * Stride];
        var wanted = Vector256.Create((ulong)(uint)entry);
        Span<ulong> found = stackalloc ulong[16];
        ref var into = ref MemoryMarshal.GetReference(found);
        for (var column = 0; column < Stride; column += 4)
        {
            var (sum, count) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var i = 0; i < Entries; i++)
            {
                sum |= Vector256.LoadUnsafe(ref start, (nuint)((i * Stride) + column)) & Vector256.Equals(count, wanted);
                count += Vector256<ulong>.One;
            }

            sum.StoreUnsafe(ref into, (nuint)column);
        }

        var point = Point(found);
        found.Clear();
        return point;
    }

    private static AffinePoint<TField> Point(ReadOnlySpan<ulong> coordinates) => new()
    {
        X = TField.Read(coordinates),
        Y = TField.Read(coordinates[TField.Words..]),
    };

    /// <summary>All points to affine form with one inversion (Montgomery's trick).</summary>
    private static ulong[] Normalise(JacobianPoint<TField>[] points)
    {
        var products = new TField[points.Length];
        var product = TField.One;
        for (var i = 0; i < points.Length; i++)
        {
            products[i] = product;
            TField.Multiply(product, points[i].Z, out product);
        }

        var inverse = TField.Invert(product);
        var table = new ulong[points.Length * Stride];
        for (var i = points.Length - 1; i >= 0; i--)
        {
            TField.Multiply(inverse, products[i], out var own);
            TField.Multiply(inverse, points[i].Z, out inverse);
            TField.Square(own, out var square);
            TField.Multiply(points[i].X, square, out var x);
            TField.Multiply(square, own, out own);
            TField.Multiply(points[i].Y, own, out var y);
            TField.Write(x, table.AsSpan(i * Stride, TField.Words));
            TField.Write(y, table.AsSpan((i * Stride) + TField.Words, TField.Words));
        }

        return table;
    }
}
