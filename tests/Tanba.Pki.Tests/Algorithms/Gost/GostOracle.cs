using System.Globalization;
using System.Numerics;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>GOST R 34.10 as RFC 7091 tells it, with BigInteger and nothing clever: what the fast code is compared with.</summary>
internal sealed record GostOracle(BigInteger P, BigInteger A, BigInteger B, BigInteger Q, BigInteger X, BigInteger Y)
{
    public static GostOracle Tc26A512 { get; } = new(
        BigInteger.Pow(2, 512) - 569,
        BigInteger.Pow(2, 512) - 572,
        Hex("E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760"),
        Hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275"),
        3,
        Hex("7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4"));

    public static GostOracle CryptoProA { get; } = new(
        BigInteger.Pow(2, 256) - 617,
        BigInteger.Pow(2, 256) - 620,
        166,
        Hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF6C611070995AD10045841B09B761B893"),
        1,
        Hex("8D91E471E0989CDA27DF505A453F2B7635294F2DDF23E3B122ACC99C9E9F1E14"));

    public static GostOracle Tc26A256 { get; } = new(
        BigInteger.Pow(2, 256) - 617,
        Hex("C2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335"),
        Hex("295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513"),
        Hex("400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67"),
        Hex("91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28"),
        Hex("32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5C"));

    public (BigInteger X, BigInteger Y)? Base => (X, Y);

    public static BigInteger Hex(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public bool Has(BigInteger x, BigInteger y) => (y * y - ((x * x * x) + (A * x) + B)) % P == 0;

    public (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } l || right is not { } r)
        {
            return left ?? right;
        }

        if (l.X == r.X && (l.Y + r.Y) % P == 0)
        {
            return null;
        }

        var slope = l.X == r.X ? ((3 * l.X * l.X) + A) * Inverse(2 * l.Y, P) : (r.Y - l.Y) * Inverse(r.X - l.X, P);
        var x = Modulo((slope * slope) - l.X - r.X, P);
        return (x, Modulo((slope * (l.X - x)) - l.Y, P));
    }

    public (BigInteger X, BigInteger Y)? Multiply(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (; scalar > 0; scalar >>= 1)
        {
            sum = scalar.IsEven ? sum : Add(sum, point);
            point = Add(point, point);
        }

        return sum;
    }

    /// <summary>RFC 7091 §6.1 with a chosen k.</summary>
    public (BigInteger R, BigInteger S) Sign(BigInteger d, BigInteger digest, BigInteger k)
    {
        var r = Multiply(k, Base)!.Value.X % Q;
        return (r, Modulo((r * d) + (k * Digest(digest)), Q));
    }

    /// <summary>RFC 7091 §6.2.</summary>
    public bool Verify((BigInteger X, BigInteger Y) key, BigInteger digest, BigInteger r, BigInteger s)
    {
        if (r <= 0 || r >= Q || s <= 0 || s >= Q)
        {
            return false;
        }

        var v = Inverse(Digest(digest), Q);
        return Add(Multiply(s * v % Q, Base), Multiply(Modulo(-r * v, Q), key)) is { } sum && sum.X % Q == r;
    }

    private static BigInteger Modulo(BigInteger value, BigInteger modulus) => ((value % modulus) + modulus) % modulus;

    /// <summary>The extended algorithm of Euclid.</summary>
    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (a, b, x, y) = (Modulo(value, modulus), modulus, BigInteger.One, BigInteger.Zero);
        while (!b.IsZero)
        {
            var quotient = BigInteger.DivRem(a, b, out var rest);
            (a, b, x, y) = (b, rest, y, x - (quotient * y));
        }

        return Modulo(x, modulus);
    }

    private BigInteger Digest(BigInteger digest) => digest % Q is { IsZero: false } e ? e : 1;
}
