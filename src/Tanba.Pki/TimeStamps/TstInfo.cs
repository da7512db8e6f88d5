using System.Formats.Asn1;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.TimeStamps;

/// <summary>
/// What a time-stamping authority signs:
/// <code>
/// TSTInfo  ::= SEQUENCE { version INTEGER { v1(1) }, policy OBJECT IDENTIFIER, messageImprint MessageImprint, serialNumber INTEGER,
///   genTime GeneralizedTime, accuracy Accuracy OPTIONAL, ordering BOOLEAN DEFAULT FALSE, nonce INTEGER OPTIONAL,
///   tsa [0] GeneralName OPTIONAL, extensions [1] IMPLICIT Extensions OPTIONAL }
/// Accuracy ::= SEQUENCE { seconds INTEGER OPTIONAL, millis [0] INTEGER (1..999) OPTIONAL, micros [1] INTEGER (1..999) OPTIONAL }
/// </code>
/// (RFC 3161 §2.4.2). As it was read; nothing in it is to be believed before the token is checked. Immutable, safe from any thread.
/// </summary>
public sealed record TstInfo
{
    private static readonly DerInput Input = new("time-stamp", 64 * 1024);

    /// <summary>Under which policy the stamp was made, dotted.</summary>
    public required string Policy { get; init; }

    /// <summary>What was stamped.</summary>
    public required MessageImprint Imprint { get; init; }

    /// <summary>Unique for the authority; the national one gives negative numbers too.</summary>
    public required SerialNumber SerialNumber { get; init; }

    /// <summary>When, UTC; parts of a second are kept.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How far the time may be off on either side; null when not said.</summary>
    public TimeSpan? Accuracy { get; init; }

    /// <summary>Whether stamps of this authority can be ordered by their times alone.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>Content octets of the INTEGER of the request; null when it had none.</summary>
    public ReadOnlyMemory<byte>? Nonce { get; init; }

    /// <summary>
    /// Reads DER of at most 64 KiB. Refuses with <c>time-stamp.too-large</c>, <c>time-stamp.malformed</c> (also another version, a serial
    /// number of more than twenty octets (RFC 3161 §2.4.2: at most 160 bits), or a critical extension: none is known).
    /// </summary>
    public static Result<TstInfo> Decode(ReadOnlyMemory<byte> der) => Der.Read<TstInfo>(der, Input, reader =>
    {
        var info = reader.ReadSequence();
        if (info.ReadInteger() != 1)
        {
            throw Der.Fault("TSTInfo has version 1");
        }

        var read = new TstInfo
        {
            Policy = info.ReadObjectIdentifier(),
            Imprint = MessageImprint.Read(info),
            SerialNumber = SerialNumber.Read(info),

            // RFC 3161 §2.4.2: parts of a second are allowed here, without trailing zeros, which DER demands anyway.
            Time = info.ReadGeneralizedTime(),
            Accuracy = Next(info, Asn1Tag.Sequence) ? ReadAccuracy(info.ReadSequence()) : null,
            IsOrdered = Der.ReadFlag(info),
            Nonce = Next(info, Asn1Tag.Integer) ? info.ReadIntegerBytes() : default(ReadOnlyMemory<byte>?),
        };
        if (info.HasData && info.PeekTag() == Der.Context(0))
        {
            // The name is a hint at best: who signed is said by the certificate (RFC 3161 §2.4.2).
            info.ReadEncodedValue();
        }

        SkipExtensions(info, 1);
        info.ThrowIfNotEmpty();
        return read;
    });

    /// <summary>DER.</summary>
    public byte[] Encode() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier(Policy);
            Imprint.Write(writer);
            SerialNumber.Write(writer);
            writer.WriteGeneralizedTime(Time.ToUniversalTime(), omitFractionalSeconds: false);
            if (Accuracy is { } accuracy)
            {
                WriteAccuracy(writer, accuracy);
            }

            if (IsOrdered)
            {
                writer.WriteBoolean(true);
            }

            if (Nonce is { } nonce)
            {
                writer.WriteInteger(nonce.Span);
            }
        }
    });

    internal static bool Next(AsnReader reader, Asn1Tag tag) => reader.HasData && reader.PeekTag().HasSameClassAndValue(tag);

    /// <summary><c>extensions [n] IMPLICIT Extensions OPTIONAL</c>, of which none is processed: a critical one is a fault (RFC 3161 §2.4.1).</summary>
    internal static void SkipExtensions(AsnReader reader, int tag)
    {
        if (!Next(reader, Der.Context(tag)))
        {
            return;
        }

        var extensions = reader.ReadSequence(Der.Context(tag));
        while (extensions.HasData)
        {
            var extension = Extension.Read(extensions);
            _ = extension.Critical ? throw Der.Fault($"the critical extension {extension.Oid} is not processed") : extension;
        }
    }

    private static TimeSpan ReadAccuracy(AsnReader accuracy)
    {
        var seconds = Next(accuracy, Asn1Tag.Integer) ? accuracy.ReadInteger() : 0;
        var (millis, micros) = (ReadPart(accuracy, 0), ReadPart(accuracy, 1));
        accuracy.ThrowIfNotEmpty();
        return seconds >= 0 && seconds <= int.MaxValue
            ? new TimeSpan(((long)seconds * TimeSpan.TicksPerSecond) + (millis * TimeSpan.TicksPerMillisecond) + (micros * TimeSpan.TicksPerMicrosecond))
            : throw Der.Fault("the accuracy is no number of seconds");
    }

    private static long ReadPart(AsnReader accuracy, int tag)
    {
        if (!Next(accuracy, Der.Context(tag, constructed: false)))
        {
            return 0;
        }

        var part = accuracy.ReadInteger(Der.Context(tag, constructed: false));
        return part >= 1 && part <= 999 ? (long)part : throw Der.Fault("parts of the accuracy are 1 to 999");
    }

    private static void WriteAccuracy(AsnWriter writer, TimeSpan accuracy)
    {
        using (writer.PushSequence())
        {
            var seconds = (long)accuracy.TotalSeconds;
            if (seconds > 0)
            {
                writer.WriteInteger(seconds);
            }

            if (accuracy.Milliseconds > 0)
            {
                writer.WriteInteger(accuracy.Milliseconds, Der.Context(0, constructed: false));
            }

            if (accuracy.Microseconds > 0)
            {
                writer.WriteInteger(accuracy.Microseconds, Der.Context(1, constructed: false));
            }
        }
    }
}
