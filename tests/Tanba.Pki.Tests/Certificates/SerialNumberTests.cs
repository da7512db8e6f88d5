using System.Formats.Asn1;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Tests.Certificates;

/// <summary>RFC 5280 §4.1.2.2.</summary>
public class SerialNumberTests
{
    [Fact]
    public void A_drawn_serial_has_twenty_octets_and_is_positive_and_large()
    {
        var drawn = Enumerable.Range(0, 2000).Select(_ => SerialNumber.Draw()).ToList();

        Assert.All(drawn, serial => Assert.Equal(20, serial.Octets.Length));
        Assert.All(drawn, serial => Assert.InRange(serial.Octets[0], 0x10, 0x7f));
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        Assert.Contains(drawn, serial => serial.Octets[0] < 0x18);
        Assert.Contains(drawn, serial => serial.Octets[0] > 0x78);
    }

    [Theory]
    [InlineData("1", "01")]
    [InlineData("0001", "01")]
    [InlineData("ABCD", "00abcd")]
    [InlineData("00abcd", "00abcd")]
    [InlineData("7f", "7f")]
    public void Hex_is_read_as_a_positive_number_and_shown_as_its_der(string hex, string shown) => Assert.Equal(shown, SerialNumber.Parse(hex).Value.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0000")]
    [InlineData("xyz")]
    [InlineData("-1")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("010000000000000000000000000000000000000000")]
    public void What_is_no_positive_number_of_twenty_octets_is_refused(string hex) => Assert.Equal("serial.malformed", SerialNumber.Parse(hex).Rejection?.Code);

    [Fact]
    public void Every_number_survives_the_way_through_text_and_der() => Prop.ForAll(
        Gen.Choose(0, 255).Select(octet => (byte)octet).ArrayOf().Where(octets => octets.Length is > 0 and < 20 && octets.Any(octet => octet != 0)).ToArbitrary(),
        octets =>
        {
            var serial = SerialNumber.Parse(Convert.ToHexString(octets)).Value;
            var der = Der.Write(serial.Write);
            return SerialNumber.Parse(serial.ToString()).Value == serial && SerialNumber.Read(new AsnReader(der, AsnEncodingRules.DER)) == serial;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_foreign_negative_number_is_read_and_a_longer_one_is_not()
    {
        Assert.Equal("ff", SerialNumber.Read(new AsnReader(new byte[] { 2, 1, 0xff }, AsnEncodingRules.DER)).ToString());
        byte[] longer = [2, 21, 1, .. new byte[20]];
        Assert.Throws<AsnContentException>(() => SerialNumber.Read(new AsnReader(longer, AsnEncodingRules.DER)));
    }

    [Fact]
    public void The_default_value_is_no_serial() => Assert.True(default(SerialNumber).Octets.IsEmpty);
}
