using System.Globalization;
using System.Numerics;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// A curve of GOST R 34.10 with its base point. Numbers go in and out as words, the lowest first. Immutable, safe from several
/// threads.
/// </summary>
internal abstract class GostCurve
{
    protected GostCurve(BigInteger order, int words)
    {
        Scalars = new ScalarField(order, words);
        Words = words;
    }

    /// <summary>id-tc26-gost-3410-12-512-paramSetA (RFC 7836 A.1).</summary>
    public static GostCurve Tc26A512 { get; } = new PrimeCurve<Field512>(new()
    {
        A = -3,
        B = Number("E8C2505DEDFC86DDC1BD0B2B6667F1DA34B82574761CB0E879BD081CFD0B6265EE3CB090F30D27614CB4574010DA90DD862EF9D4EBEE4761503190785A71C760"),
        Order = Number("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF27E69532F48D89116FF22B8D4E0560609B4B38ABFAD2B85DCACDB1411F10B275"),
        X = 3,
        Y = Number("7503CFE87A836AE3A61B8816E25450E6CE5E1C93ACF1ABC1778064FDCBEFA921DF1626BE4FD036E93D75E6A50E3A41E98028FE5FC235F5B889A589CB5215F2A4"),
        Cofactor = 1,
    });

    /// <summary>id-GostR3410-2001-CryptoPro-A-ParamSet (RFC 4357 §11.4).</summary>
    public static GostCurve CryptoProA { get; } = new PrimeCurve<Field256>(new()
    {
        A = -3,
        B = 166,
        Order = Number("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF6C611070995AD10045841B09B761B893"),
        X = 1,
        Y = Number("8D91E471E0989CDA27DF505A453F2B7635294F2DDF23E3B122ACC99C9E9F1E14"),
        Cofactor = 1,
    });

    /// <summary>id-tc26-gost-3410-2012-256-paramSetA (RFC 7836 A.2).</summary>
    public static GostCurve Tc26A256 { get; } = new PrimeCurve<Field256>(new()
    {
        A = Number("C2173F1513981673AF4892C23035A27CE25E2013BF95AA33B22C656F277E7335"),
        B = Number("295F9BAE7428ED9CCC20E7C359A9D41A22FCCD9108E17BF7BA9337A6F8AE9513"),
        Order = Number("400000000000000000000000000000000FD8CDDFC87B6635C115AF556C360C67"),
        X = Number("91E38443A5E82C0D880923425712B2BB658B9196932E02C78B2582FE742DAA28"),
        Y = Number("32879423AB1A0375895786C4BB46E9565FDE0B5344766740AF268ADB32322E5C"),
        Cofactor = 4,
    });

    /// <summary>Words of a scalar and of a coordinate.</summary>
    public int Words { get; }

    /// <summary>Octets of a scalar and of a coordinate.</summary>
    public int Octets => 8 * Words;

    /// <summary>Numbers modulo the order.</summary>
    public ScalarField Scalars { get; }

    /// <summary>
    /// scalar·G for a secret scalar from 1 to the order less 1; constant-time. Before the last digit no sum can meet itself; at the
    /// last one it does for one or two scalars of all, which a random scalar is with odds of 2^−253.
    /// </summary>
    public abstract void MultiplyBase(ReadOnlySpan<ulong> scalar, Span<ulong> x, Span<ulong> y);

    /// <summary>Whether x and y are below the prime and a point of the curve.</summary>
    public abstract bool Has(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    /// <summary>Whether a point of the curve is also one of the base point's group, where the curve has more points than that.</summary>
    public abstract bool HasInGroup(ReadOnlySpan<ulong> x, ReadOnlySpan<ulong> y);

    /// <summary>Whether u·G + v·(qx, qy) has an x that is <paramref name="residue"/> modulo the order. For public numbers: not constant-time.</summary>
    public abstract bool SumHasX(ReadOnlySpan<ulong> u, ReadOnlySpan<ulong> v, ReadOnlySpan<ulong> qx, ReadOnlySpan<ulong> qy, ReadOnlySpan<ulong> residue);

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <summary>y² = x³ + A·x + B, a base point, its order, and how many such groups the curve has.</summary>
internal sealed record CurveParameters
{
    public required BigInteger A { get; init; }

    public required BigInteger B { get; init; }

    public required BigInteger Order { get; init; }

    public required BigInteger X { get; init; }

    public required BigInteger Y { get; init; }

    public required int Cofactor { get; init; }
}
