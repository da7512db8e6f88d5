using System.Formats.Asn1;
using FsCheck;
using FsCheck.Fluent;

namespace Tanba.Pki.Tests;

/// <summary>RFC 5280 §4.1.2.5.</summary>
public class DerTimeTests
{
    [Theory]
    [InlineData(1950, 0x17)]
    [InlineData(2049, 0x17)]
    [InlineData(2050, 0x18)]
    [InlineData(1949, 0x18)]
    public void Years_from_1950_to_2049_are_utc_time(int year, byte tag) =>
        Assert.Equal(tag, Write(new DateTimeOffset(year, 12, 31, 23, 59, 59, TimeSpan.Zero))[0]);

    [Fact]
    public void Utc_time_is_written_with_seconds_and_z() =>
        Assert.Equal("261122120000Z"u8, Write(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.FromHours(5))).AsSpan(2));

    [Fact]
    public void Every_second_survives_the_way_there_and_back() => Prop.ForAll(
        Gen.Choose(-700_000_000, int.MaxValue).Select(seconds => DateTimeOffset.FromUnixTimeSeconds(seconds * 2L)).ToArbitrary(),
        time => Read(Write(time)) == time).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("20261122120000.5Z")]
    [InlineData("20261122120000+0500")]
    [InlineData("20261122120000")]
    public void Generalized_time_with_fraction_or_offset_is_refused(string text) =>
        Assert.Throws<AsnContentException>(() => Read([0x18, (byte)text.Length, .. System.Text.Encoding.ASCII.GetBytes(text)]));

    [Fact]
    public void Parts_of_a_second_are_cut_off_and_not_rounded() =>
        Assert.Equal(DateTimeOffset.UnixEpoch, DerTime.WholeSeconds(DateTimeOffset.UnixEpoch.AddMilliseconds(999)));

    [Theory]
    [InlineData("500101000000Z", 1950)] // RFC 5280 §4.1.2.5.1: 50 and later are of the last century
    [InlineData("991231235959Z", 1999)]
    [InlineData("000101000000Z", 2000)]
    [InlineData("491231235959Z", 2049)]
    public void Two_digits_of_a_year_stand_for_1950_to_2049(string text, int year) => Assert.Equal(year, Read(Asn.Text(0x17, text)).Year);

    [Fact]
    public void The_last_second_of_2049_and_the_first_of_2050_are_neighbours_in_two_forms()
    {
        var (last, first) = (new DateTimeOffset(2049, 12, 31, 23, 59, 59, TimeSpan.Zero), new DateTimeOffset(2050, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(Asn.Text(0x17, "491231235959Z"), Write(last));
        Assert.Equal(Asn.Text(0x18, "20500101000000Z"), Write(first));
        Assert.Equal(TimeSpan.FromSeconds(1), Read(Write(first)) - Read(Write(last)));
    }

    [Theory]
    [InlineData(2049, 12, 31, 20, 30, -4, 0x18)] // already 2050 in UTC
    [InlineData(2050, 1, 1, 2, 0, 5, 0x17)] // still 2049 in UTC
    public void The_year_is_that_of_utc(int year, int month, int day, int hour, int minute, int offset, byte tag) =>
        Assert.Equal(tag, Write(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(offset)))[0]);

    [Theory]
    [InlineData(0x17, "2611221200Z")] // no seconds
    [InlineData(0x17, "261122120000")] // no zone
    [InlineData(0x17, "261122120000+0000")]
    [InlineData(0x17, "261322120000Z")]
    [InlineData(0x17, "261131120000Z")]
    [InlineData(0x17, "261122126000Z")]
    [InlineData(0x17, "261122120060Z")] // a leap second
    [InlineData(0x17, "20261122120000Z")]
    [InlineData(0x17, "2611221200 0Z")]
    [InlineData(0x18, "261122120000Z")]
    [InlineData(0x18, "2026112212Z")]
    [InlineData(0x18, "20261122120000.Z")]
    [InlineData(0x18, "20261122120000.0Z")] // X.690 §11.7.3
    [InlineData(0x18, "20261122120000,5Z")]
    [InlineData(0x1a, "20261122120000Z")] // VisibleString
    [InlineData(0x02, "1")]
    public void What_is_no_time_of_der_is_a_fault(byte tag, string text) => Assert.Throws<AsnContentException>(() => Read(Asn.Text(tag, text)));

    [Fact]
    public void The_end_of_time_is_read_and_written() // RFC 5280 §4.1.2.5: 99991231235959Z is "no well-defined expiration date"
    {
        var end = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
        Assert.Equal(end, Read(Write(DateTimeOffset.MaxValue)));
        Assert.Equal(Asn.Text(0x18, "99991231235959Z"), Write(end));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(9_999_999)]
    public void Whole_seconds_are_towards_the_past_after_year_one(long ticks)
    {
        var cut = DerTime.WholeSeconds(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.FromHours(5)).AddTicks(ticks));
        Assert.Equal(TimeSpan.Zero, cut.Offset);
        Assert.Equal(0, cut.Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(ticks < 0 ? 59 : 0, cut.Second);
    }

    private static byte[] Write(DateTimeOffset time) => Der.Write(writer => DerTime.Write(writer, time));

    private static DateTimeOffset Read(byte[] der) => DerTime.Read(new AsnReader(der, AsnEncodingRules.DER));
}
