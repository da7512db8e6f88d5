using System.Formats.Asn1;

namespace Tanba.Pki;

/// <summary><c>Time ::= CHOICE { utcTime UTCTime, generalTime GeneralizedTime }</c> (RFC 5280 §4.1.2.5), in whole seconds of UTC.</summary>
public static class DerTime
{
    /// <summary>RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. Parts of a second are cut off.</summary>
    public static void Write(AsnWriter writer, DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        if (utc.Year is >= 1950 and <= 2049)
        {
            writer.WriteUtcTime(utc);
        }
        else
        {
            writer.WriteGeneralizedTime(utc, omitFractionalSeconds: true);
        }
    }

    /// <summary>Reads either form: applications must be able to process both for any year (RFC 5280 §4.1.2.5).</summary>
    public static DateTimeOffset Read(AsnReader reader) => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
        ? reader.ReadUtcTime(twoDigitYearMax: 2049)
        : IsYearZero(reader) ? ReadYearZero(reader) : ReadGeneralized(reader);

    private static bool IsYearZero(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime) && reader.PeekContentBytes().Span.StartsWith("0000"u8);

    /// <summary>The year 0000 is well formed (X.680 §46) and before all times that .NET has.</summary>
    private static DateTimeOffset ReadYearZero(AsnReader reader)
    {
        // Every other rule is that of a year that .NET has; 0004 is a leap year as 0000 is.
        var octets = reader.ReadEncodedValue().ToArray();
        octets[^(octets[1] - 3)] = (byte)'4';
        _ = ReadGeneralized(new(octets, AsnEncodingRules.DER));
        return DateTimeOffset.MinValue;
    }

    /// <summary>RFC 5280 §4.1.2.5.2: no fractional seconds, in UTC.</summary>
    public static DateTimeOffset ReadGeneralized(AsnReader reader)
    {
        var time = reader.ReadGeneralizedTime();
        return time.Ticks % TimeSpan.TicksPerSecond == 0 ? time : throw Der.Fault("GeneralizedTime has parts of a second");
    }

    /// <summary>The instant without its parts of a second: what survives a round trip.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
