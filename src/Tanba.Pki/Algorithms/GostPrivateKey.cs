using System.Formats.Asn1;
using Tanba.Pki.Algorithms.Gost;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// A GOST private key: a number from 1 to the order less 1, zeroed on disposal. In PKCS#8 it stands as the national authority writes
/// it: an OCTET STRING, little-endian, for the keys of 2015 and an INTEGER for those of 2004; both are read for either.
/// </summary>
internal sealed class GostPrivateKey : IPrivateKey
{
    private readonly GostKeys kind;
    private readonly ulong[] number;

    private GostPrivateKey(GostKeys kind, ulong[] number)
    {
        this.kind = kind;
        this.number = number;
        PublicKey = kind.PublicKey(GostSignature.PublicKey(kind.Curve, number));
    }

    public SubjectPublicKeyInfo PublicKey { get; }

    public static GostPrivateKey Generate(GostKeys kind)
    {
        // Drawn until it fits: uniform below the order.
        var drawn = GC.AllocateArray<ulong>(kind.Curve.Words, pinned: true);
        Span<byte> octets = stackalloc byte[kind.Curve.Octets];
        var idle = System.Numerics.BitOperations.LeadingZeroCount(kind.Curve.Scalars.Order[^1]);
        do
        {
            System.Security.Cryptography.RandomNumberGenerator.Fill(octets);
            Multiword.FromLittleEndian(octets, drawn);
            drawn[^1] &= ulong.MaxValue >> idle;
        }
        while (!GostSignature.IsScalar(kind.Curve.Scalars, drawn));
        octets.Clear();
        return new(kind, drawn);
    }

    public static Result<IPrivateKey> Read(GostKeys kind, ReadOnlySpan<byte> pkcs8)
    {
        var drawn = GC.AllocateArray<ulong>(kind.Curve.Words, pinned: true);
        try
        {
            if (TryReadNumber(kind, pkcs8, drawn) && GostSignature.IsScalar(kind.Curve.Scalars, drawn))
            {
                return new GostPrivateKey(kind, drawn);
            }
        }
        catch (AsnContentException)
        {
            // Told below, like a number out of range.
        }

        Array.Clear(drawn);
        return Rejection.Invalid("key.malformed", $"not a {kind.Name} private key in PKCS#8", "RFC 5958 §2");
    }

    public byte[] Sign(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message)
    {
        // A key that was disposed is nought, and nought signs nothing.
        ObjectDisposedException.ThrowIf(Multiword.IsZero(number), this);
        return GostSignature.Sign(kind.Curve, number, algorithm.Digest(message));
    }

    public byte[] ExportPkcs8()
    {
        Span<byte> octets = stackalloc byte[kind.Curve.Octets];
        Multiword.ToLittleEndian(number, octets);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(kind.Identifier.Span);
            using (writer.PushOctetString())
            {
                if (kind.HasIntegerPrivateKey)
                {
                    octets.Reverse();
                    writer.WriteIntegerUnsigned(octets.TrimStart((byte)0));
                }
                else
                {
                    writer.WriteOctetString(octets);
                }
            }
        }

        octets.Clear();
        return writer.Encode();
    }

    public void Dispose() => Array.Clear(number);

    /// <summary><c>PrivateKeyInfo</c> with the kind's own identifier; attributes after the key are let be (RFC 5958 §2).</summary>
    private static bool TryReadNumber(GostKeys kind, ReadOnlySpan<byte> pkcs8, Span<ulong> number)
    {
        const AsnEncodingRules rules = AsnEncodingRules.BER;
        AsnDecoder.ReadSequence(pkcs8, rules, out var start, out var length, out var whole);
        var body = pkcs8.Slice(start, length);
        var version = AsnDecoder.ReadInteger(body, rules, out var used);
        body = body[used..];
        AsnDecoder.ReadSequence(body, rules, out _, out _, out used);
        var isKind = body[..used].SequenceEqual(kind.Identifier.Span);
        body = body[used..];

        Span<byte> inner = stackalloc byte[160];
        Span<byte> octets = stackalloc byte[kind.Curve.Octets];
        try
        {
            if (whole != pkcs8.Length || version < 0 || version > 1 || !isKind || !AsnDecoder.TryReadOctetString(body, inner, rules, out _, out var innerLength))
            {
                return false;
            }

            octets.Clear();
            var isRead = TryReadInner(inner[..innerLength], octets);
            Multiword.FromLittleEndian(octets, number);
            return isRead;
        }
        finally
        {
            inner.Clear();
            octets.Clear();
        }
    }

    /// <summary>Either form into little-endian octets.</summary>
    private static bool TryReadInner(ReadOnlySpan<byte> inner, Span<byte> octets)
    {
        if (inner is [(byte)UniversalTagNumber.OctetString, ..])
        {
            return AsnDecoder.TryReadOctetString(inner, octets, AsnEncodingRules.BER, out var used, out var written) && used == inner.Length && written == octets.Length;
        }

        var integer = AsnDecoder.ReadIntegerBytes(inner, AsnEncodingRules.BER, out var all);
        if (all != inner.Length || (integer[0] & 0x80) != 0 || integer.TrimStart((byte)0).Length > octets.Length)
        {
            return false;
        }

        integer = integer.TrimStart((byte)0);
        integer.CopyTo(octets);
        octets[..integer.Length].Reverse();
        return true;
    }
}
