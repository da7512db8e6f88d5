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

    private static byte[] Write(DateTimeOffset time) => Der.Write(writer => DerTime.Write(writer, time));

    private static DateTimeOffset Read(byte[] der) => DerTime.Read(new AsnReader(der, AsnEncodingRules.DER));
}
