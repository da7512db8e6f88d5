using System.Formats.Asn1;

namespace Tanba.Pki.TimeStamps;

/// <summary>
/// The answer of a time-stamping authority:
/// <code>
/// TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }
/// PKIStatusInfo ::= SEQUENCE { status INTEGER, statusString SEQUENCE OF UTF8String OPTIONAL, failInfo BIT STRING OPTIONAL }
/// </code>
/// (RFC 3161 §2.4.2). Immutable, safe from any thread.
/// </summary>
/// <param name="Status">0 granted, 1 granted with changes; 2 refused, 3 waiting, 4 and 5 of revocation: no token.</param>
/// <param name="Words">What the authority says of it; "" when nothing.</param>
/// <param name="Failure">Why it was refused; null when not said.</param>
/// <param name="Token">DER or BER of the CMS SignedData; empty when there is none.</param>
public sealed record TimeStampResponse(int Status, string Words, TimeStampFailure? Failure, ReadOnlyMemory<byte> Token)
{
    // A token with a chain of certificates has under 16 KiB.
    private static readonly DerInput Input = new("time-stamp-response", 1024 * 1024, AsnEncodingRules.BER);

    /// <summary>Whether there is a token.</summary>
    public bool IsGranted => Status is 0 or 1;

    /// <summary>An answer with a token.</summary>
    public static byte[] Granted(ReadOnlySpan<byte> token) => Write(0, null, token);

    /// <summary>A refusal.</summary>
    public static byte[] Refused(TimeStampFailure failure) => Write(2, failure, []);

    /// <summary>
    /// Reads BER or DER of at most 1 MiB. Refuses with <c>time-stamp-response.too-large</c>, <c>time-stamp-response.malformed</c> (also a
    /// token where the status says there is none, or none where it says there is one).
    /// </summary>
    public static Result<TimeStampResponse> Decode(ReadOnlyMemory<byte> encoded) => Der.Read<TimeStampResponse>(encoded, Input, reader =>
    {
        var response = reader.ReadSequence();
        var info = response.ReadSequence();
        var known = info.TryReadInt32(out var status) && status is >= 0 and <= 5;
        var words = TstInfo.Next(info, Asn1Tag.Sequence) ? ReadWords(info.ReadSequence()) : string.Empty;
        var failure = TstInfo.Next(info, new(UniversalTagNumber.BitString)) ? ReadFailure(info.ReadBitString(out _)) : null;
        info.ThrowIfNotEmpty();
        var token = response.HasData ? response.ReadEncodedValue() : default;
        response.ThrowIfNotEmpty();
        return known && (status <= 1) != token.IsEmpty
            ? new TimeStampResponse(status, words, failure, token)
            : throw Der.Fault("a token comes with the status granted and with no other (RFC 3161 §2.4.2)");
    });

    private static byte[] Write(int status, TimeStampFailure? failure, ReadOnlySpan<byte> token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(status);
                if (failure is { } bit)
                {
                    var bits = new byte[((int)bit / 8) + 1];
                    bits[^1] = (byte)(0x80 >> ((int)bit % 8));
                    writer.WriteBitString(bits, 7 - ((int)bit % 8));
                }
            }

            if (!token.IsEmpty)
            {
                writer.WriteEncodedValue(token);
            }
        }

        return writer.Encode();
    }

    private static string ReadWords(AsnReader sequence)
    {
        var words = new List<string>();
        while (sequence.HasData)
        {
            words.Add(sequence.ReadCharacterString(UniversalTagNumber.UTF8String));
        }

        return string.Join("; ", words);
    }

    /// <summary>The first bit that is set and known.</summary>
    private static TimeStampFailure? ReadFailure(byte[] bits)
    {
        foreach (var failure in Enum.GetValues<TimeStampFailure>())
        {
            var bit = (int)failure;
            if (bit / 8 < bits.Length && (bits[bit / 8] & (0x80 >> (bit % 8))) != 0)
            {
                return failure;
            }
        }

        return null;
    }
}
