using System.Numerics;
using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// Ed25519 (RFC 8032 §5.1, RFC 8410), which the platform does not have: only checked, never signed with, so that nothing here is secret and
/// plain numbers will do. The equation is the one without cofactor.
/// </summary>
internal static class Ed25519
{
    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly BigInteger D = Mod(-121665 * BigInteger.ModPow(121666, Prime - 2, Prime));
    private static readonly BigInteger RootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);
    private static readonly Point Base = Recover(Mod(4 * BigInteger.ModPow(5, Prime - 2, Prime)), isOdd: false)!.Value;

    public static SignatureAlgorithm Signature { get; } = new()
    {
        Name = "Ed25519",
        Oid = Oids.Ed25519,
        DigestOid = Oids.Sha512,
        Identifier = AlgorithmIdentifier.Write(Oids.Ed25519, default),
        DigestIdentifier = AlgorithmIdentifier.Write(Oids.Sha512, AlgorithmIdentifier.Null),

        // RFC 8410 §3: the parameters are absent.
        Fits = key => key.AlgorithmOid == Oids.Ed25519 && key.Identifier.Parameters.IsEmpty && key.KeyBits.Length == 32,
        Suits = _ => false,
        HasParameters = identifier => identifier.Parameters.IsEmpty,
        DigestFunction = SHA512.HashData,
        Check = (_, key, message, signature) => Verify(key.KeyBits.Span, message, signature),
    };

    private static bool Verify(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != 64 || Decode(key) is not { } point || Decode(signature[..32]) is not { } commitment)
        {
            return false;
        }

        // RFC 8032 §5.1.7: s is below the order, else one signature would have many values.
        var s = new BigInteger(signature[32..], isUnsigned: true);
        if (s >= Order)
        {
            return false;
        }

        var k = new BigInteger(SHA512.HashData([.. signature[..32], .. key, .. message]), isUnsigned: true) % Order;
        var (left, right) = (Multiply(s, Base), Add(commitment, Multiply(k, point)));
        return Mod(left.X * right.Z) == Mod(right.X * left.Z) && Mod(left.Y * right.Z) == Mod(right.Y * left.Z);
    }

    /// <summary>RFC 8032 §5.1.3; null for what is no point.</summary>
    private static Point? Decode(ReadOnlySpan<byte> octets)
    {
        var y = new BigInteger(octets, isUnsigned: true);
        var isOdd = !(y >> 255).IsZero;
        y &= (BigInteger.One << 255) - 1;
        return y < Prime ? Recover(y, isOdd) : null;
    }

    private static Point? Recover(BigInteger y, bool isOdd)
    {
        var (u, v) = (Mod((y * y) - 1), Mod((D * y * y) + 1));
        var v3 = Mod(v * v * v);
        var x = Mod(u * v3 * BigInteger.ModPow(Mod(u * v3 * v3 * v), (Prime - 5) / 8, Prime));
        var check = Mod(v * x * x);
        if (check == Mod(-u))
        {
            x = Mod(x * RootOfMinusOne);
        }
        else if (check != u)
        {
            return null;
        }

        if (x.IsZero && isOdd)
        {
            return null;
        }

        x = x.IsEven == isOdd ? Prime - x : x;
        return new(x, y, BigInteger.One, Mod(x * y));
    }

    /// <summary>Extended coordinates, RFC 8032 §5.1.4.</summary>
    private static Point Add(Point one, Point other)
    {
        var a = Mod((one.Y - one.X) * (other.Y - other.X));
        var b = Mod((one.Y + one.X) * (other.Y + other.X));
        var c = Mod(2 * D * one.T * other.T);
        var d = Mod(2 * one.Z * other.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static Point Multiply(BigInteger scalar, Point point)
    {
        var sum = new Point(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            if (!((scalar >> bit) & 1).IsZero)
            {
                sum = Add(sum, point);
            }
        }

        return sum;
    }

    private static BigInteger Mod(BigInteger number)
    {
        var rest = number % Prime;
        return rest.Sign < 0 ? rest + Prime : rest;
    }

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
