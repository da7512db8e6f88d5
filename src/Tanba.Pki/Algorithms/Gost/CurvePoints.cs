using System.Runtime.CompilerServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>A point by its coordinates.</summary>
internal struct AffinePoint<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    public TField X;
    public TField Y;
}

/// <summary>A point as x = X/Z², y = Y/Z³; the point at infinity has Z = 0.</summary>
internal struct JacobianPoint<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    public TField X;
    public TField Y;
    public TField Z;

    public static JacobianPoint<TField> From(in AffinePoint<TField> point) => new() { X = point.X, Y = point.Y, Z = TField.One };
}

/// <summary>
/// The formulas of short Weierstrass curves in Jacobian coordinates (Explicit-Formulas Database). No branch on a value; the sums are
/// right only for two points that are neither equal nor opposite nor infinity: then Z of the sum is nought.
/// </summary>
internal static class CurvePoints<TField>
    where TField : unmanaged, IPrimeField<TField>
{
    /// <summary>left + right: 8 products, 3 squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in JacobianPoint<TField> left, in AffinePoint<TField> right, out JacobianPoint<TField> sum)
    {
        TField.Square(left.Z, out var zz);
        TField.Multiply(right.X, zz, out var u);
        TField.Multiply(left.Z, zz, out var s);
        TField.Multiply(s, right.Y, out s);
        Finish(left.X, left.Y, left.Z, u, s, out sum);
    }

    /// <summary>left + right: 12 products, 4 squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(in JacobianPoint<TField> left, in JacobianPoint<TField> right, out JacobianPoint<TField> sum)
    {
        TField.Square(left.Z, out var leftZz);
        TField.Square(right.Z, out var rightZz);
        TField.Multiply(left.X, rightZz, out var u1);
        TField.Multiply(right.X, leftZz, out var u2);
        TField.Multiply(rightZz, right.Z, out var s1);
        TField.Multiply(s1, left.Y, out s1);
        TField.Multiply(leftZz, left.Z, out var s2);
        TField.Multiply(s2, right.Y, out s2);
        TField.Multiply(left.Z, right.Z, out var z);
        Finish(u1, s1, z, u2, s2, out sum);
    }

    /// <summary>Twice a point on a curve with a = −3: 3 products, 5 squares.</summary>
    public static void DoubleMinus3(in JacobianPoint<TField> point, out JacobianPoint<TField> twice)
    {
        TField.Square(point.Z, out var delta);
        TField.Subtract(point.X, delta, out var minus);
        TField.Add(point.X, delta, out var plus);
        TField.Multiply(minus, plus, out var slope);
        TField.Add(slope, slope, out var two);
        TField.Add(slope, two, out slope);
        FinishDouble(point, slope, out twice);
    }

    /// <summary>Twice a point on any curve.</summary>
    public static void Double(in JacobianPoint<TField> point, in TField a, out JacobianPoint<TField> twice)
    {
        TField.Square(point.Z, out var slope);
        TField.Square(slope, out slope);
        TField.Multiply(slope, a, out slope);
        TField.Square(point.X, out var xx);
        TField.Add(slope, xx, out slope);
        TField.Add(xx, xx, out xx);
        TField.Add(slope, xx, out slope);
        FinishDouble(point, slope, out twice);
    }

    /// <summary>The coordinates of a point that is not infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static AffinePoint<TField> ToAffine(in JacobianPoint<TField> point)
    {
        AffinePoint<TField> affine;
        var inverse = TField.Invert(point.Z);
        TField.Square(inverse, out var square);
        TField.Multiply(point.X, square, out affine.X);
        TField.Multiply(point.Y, inverse, out affine.Y);
        TField.Multiply(affine.Y, square, out affine.Y);
        return affine;
    }

    // H = u2 − x1, R = s2 − y1; X = R² − H³ − 2·x1·H², Y = R·(x1·H² − X) − y1·H³, Z = z·H.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish(in TField x1, in TField y1, in TField z, in TField u2, in TField s2, out JacobianPoint<TField> sum)
    {
        TField.Subtract(u2, x1, out var h);
        TField.Subtract(s2, y1, out var r);
        TField.Square(h, out var hh);
        TField.Multiply(h, hh, out var hhh);
        TField.Multiply(x1, hh, out var v);
        TField.Multiply(y1, hhh, out var y);
        TField.Multiply(z, h, out sum.Z);
        TField.Square(r, out sum.X);
        TField.Subtract(sum.X, hhh, out sum.X);
        TField.Subtract(sum.X, v, out sum.X);
        TField.Subtract(sum.X, v, out sum.X);
        TField.Subtract(v, sum.X, out v);
        TField.Multiply(r, v, out sum.Y);
        TField.Subtract(sum.Y, y, out sum.Y);
    }

    // S = 4·x·y², X = M² − 2S, Y = M·(S − X) − 8·y⁴, Z = 2·y·z.
    private static void FinishDouble(in JacobianPoint<TField> point, in TField slope, out JacobianPoint<TField> twice)
    {
        TField.Square(point.Y, out var yy2);
        TField.Add(yy2, yy2, out yy2);
        TField.Multiply(point.X, yy2, out var s);
        TField.Add(s, s, out s);
        TField.Square(yy2, out var yyyy8);
        TField.Add(yyyy8, yyyy8, out yyyy8);
        TField.Multiply(point.Y, point.Z, out var z);
        TField.Square(slope, out var x);
        TField.Subtract(x, s, out x);
        TField.Subtract(x, s, out x);
        TField.Subtract(s, x, out s);
        TField.Multiply(slope, s, out var y);
        TField.Subtract(y, yyyy8, out twice.Y);
        TField.Add(z, z, out twice.Z);
        twice.X = x;
    }
}
