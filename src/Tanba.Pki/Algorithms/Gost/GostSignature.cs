using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// GOST R 34.10-2015 (RFC 7091 §6) with the Kazakh octets: r then s, each little-endian and as long as the order; the digest is read
/// little-endian. (RFC 9215's form is the same octets backwards.)
/// </summary>
internal static class GostSignature
{
    private const int FreshOctets = 32;

    /// <summary>Signs a digest. Constant-time in the private key and the nonce.</summary>
    /// <param name="curve">Of the key.</param>
    /// <param name="privateKey">Words, from 1 to the order less 1.</param>
    /// <param name="digest">As many octets as the order.</param>
    /// <param name="isRepeatable">Leaves the fresh randomness out, for tests alone.</param>
    public static byte[] Sign(GostCurve curve, ReadOnlySpan<ulong> privateKey, ReadOnlySpan<byte> digest, bool isRepeatable = false)
    {
        var (scalars, n) = (curve.Scalars, curve.Words);
        Span<ulong> k = stackalloc ulong[n];
        Span<ulong> x = stackalloc ulong[n];
        Span<ulong> y = stackalloc ulong[n];
        Span<ulong> e = stackalloc ulong[n];
        Span<ulong> s = stackalloc ulong[n];
        ReadDigest(curve, digest, e);

        Span<byte> state = stackalloc byte[128];
        Span<byte> fresh = stackalloc byte[isRepeatable ? 0 : FreshOctets];
        RandomNumberGenerator.Fill(fresh);
        var nonce = new Nonce(scalars, privateKey, e, fresh, state);
        do
        {
            // RFC 7091 §6.1: r = x(k·G) mod q, s = r·d + k·e mod q, neither nought.
            nonce.Next(k);
            curve.MultiplyBase(k, x, y);
            scalars.ReducePublic(x);
            scalars.SumOfProducts(x, privateKey, k, e, s);
        }
        while (Multiword.IsZero(x) || Multiword.IsZero(s));

        var signature = new byte[2 * curve.Octets];
        Multiword.ToLittleEndian(x, signature);
        Multiword.ToLittleEndian(s, signature.AsSpan(curve.Octets));
        k.Clear();
        state.Clear();
        fresh.Clear();
        return signature;
    }

    /// <summary>RFC 7091 §6.2. False for octets of another length and numbers out of range.</summary>
    /// <param name="curve">Of the key.</param>
    /// <param name="publicKey">X then Y, little-endian, a point that the curve <see cref="GostCurve.Has"/>; whether it is of
    /// the group is asked when a key is certified, not each time it is used.</param>
    /// <param name="digest">As many octets as the order.</param>
    /// <param name="signature">As <see cref="Sign"/> gives it.</param>
    public static bool Verify(GostCurve curve, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        var (scalars, n) = (curve.Scalars, curve.Words);
        if (signature.Length != 2 * curve.Octets || digest.Length != curve.Octets)
        {
            return false;
        }

        Span<ulong> r = stackalloc ulong[n];
        Span<ulong> s = stackalloc ulong[n];
        Span<ulong> e = stackalloc ulong[n];
        Span<ulong> inverse = stackalloc ulong[n];
        Span<ulong> x = stackalloc ulong[n];
        Span<ulong> y = stackalloc ulong[n];
        Multiword.FromLittleEndian(signature[..curve.Octets], r);
        Multiword.FromLittleEndian(signature[curve.Octets..], s);
        if (!IsScalar(scalars, r) || !IsScalar(scalars, s) || !TryReadPoint(curve, publicKey, x, y))
        {
            return false;
        }

        ReadDigest(curve, digest, e);
        scalars.Invert(e, inverse);
        scalars.Multiply(s, inverse, s);
        scalars.Multiply(r, inverse, e);
        scalars.Negate(e, e);
        return curve.SumHasX(s, e, x, y, r);
    }

    /// <summary>Whether the octets, X then Y little-endian, are a point of the base point's group.</summary>
    public static bool IsPoint(GostCurve curve, ReadOnlySpan<byte> publicKey)
    {
        Span<ulong> x = stackalloc ulong[curve.Words];
        Span<ulong> y = stackalloc ulong[curve.Words];
        return TryReadPoint(curve, publicKey, x, y) && curve.HasInGroup(x, y);
    }

    /// <summary>X then Y of private key · G, little-endian.</summary>
    public static byte[] PublicKey(GostCurve curve, ReadOnlySpan<ulong> privateKey)
    {
        Span<ulong> x = stackalloc ulong[curve.Words];
        Span<ulong> y = stackalloc ulong[curve.Words];
        curve.MultiplyBase(privateKey, x, y);
        var octets = new byte[2 * curve.Octets];
        Multiword.ToLittleEndian(x, octets);
        Multiword.ToLittleEndian(y, octets.AsSpan(curve.Octets));
        return octets;
    }

    /// <summary>Whether a number is from 1 to the order less 1.</summary>
    public static bool IsScalar(ScalarField scalars, ReadOnlySpan<ulong> number) => !Multiword.IsZero(number) && Multiword.IsBelow(number, scalars.Order);

    private static bool TryReadPoint(GostCurve curve, ReadOnlySpan<byte> publicKey, Span<ulong> x, Span<ulong> y)
    {
        if (publicKey.Length != 2 * curve.Octets)
        {
            return false;
        }

        Multiword.FromLittleEndian(publicKey[..curve.Octets], x);
        Multiword.FromLittleEndian(publicKey[curve.Octets..], y);
        return curve.Has(x, y);
    }

    // RFC 7091 §6.1 step 2: e = 1 where the digest is nought modulo the order.
    private static void ReadDigest(GostCurve curve, ReadOnlySpan<byte> digest, Span<ulong> e)
    {
        Multiword.FromLittleEndian(digest, e);
        curve.Scalars.ReducePublic(e);
        if (Multiword.IsZero(e))
        {
            e[0] = 1;
        }
    }
}
