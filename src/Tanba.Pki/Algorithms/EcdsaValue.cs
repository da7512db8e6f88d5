using System.Formats.Asn1;

namespace Tanba.Pki.Algorithms;

/// <summary>The two forms of an ECDSA signature: DER, as certificates have it, and r ‖ s of fixed length, as tokens and XML have it (IEEE P1363).</summary>
public static class EcdsaValue
{
    /// <summary>
    /// <c>Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }</c> (RFC 3279 §2.2.3) of r ‖ s, each big-endian and as long as the curve's
    /// coordinate; null when the length is another.
    /// </summary>
    public static byte[]? FromFixed(ReadOnlySpan<byte> fixedLength, int coordinateOctets)
    {
        if (fixedLength.Length != 2 * coordinateOctets)
        {
            return null;
        }

        var (r, s) = (Number(fixedLength[..coordinateOctets]), Number(fixedLength[coordinateOctets..]));
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteIntegerUnsigned(r);
                writer.WriteIntegerUnsigned(s);
            }
        });
    }

    /// <summary>r ‖ s of a DER <c>Ecdsa-Sig-Value</c>; null when it is none, or a number is longer than the curve's coordinate.</summary>
    public static byte[]? ToFixed(ReadOnlyMemory<byte> der, int coordinateOctets)
    {
        try
        {
            var octets = new byte[2 * coordinateOctets];
            return Der.ReadInner(der, reader =>
            {
                var sequence = reader.ReadSequence();
                var isFixed = Place(sequence.ReadIntegerBytes().Span, octets.AsSpan(0, coordinateOctets)) & Place(sequence.ReadIntegerBytes().Span, octets.AsSpan(coordinateOctets));
                sequence.ThrowIfNotEmpty();
                return isFixed;
            }) ? octets : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static bool Place(ReadOnlySpan<byte> number, Span<byte> end)
    {
        var digits = number.TrimStart((byte)0);
        if (digits.Length > end.Length)
        {
            return false;
        }

        digits.CopyTo(end[^digits.Length..]);
        return true;
    }

    private static byte[] Number(ReadOnlySpan<byte> octets) => octets.TrimStart((byte)0) is { IsEmpty: false } digits ? digits.ToArray() : [0];
}
