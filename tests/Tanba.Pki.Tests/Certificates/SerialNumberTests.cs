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

    [Theory]
    [InlineData("020100", "00")] // RFC 5280 §4.1.2.2: users should handle nought and less
    [InlineData("020180", "80")]
    [InlineData("02020080", "0080")]
    [InlineData("02147fffffffffffffffffffffffffffffffffffffff", "7fffffffffffffffffffffffffffffffffffffff")]
    [InlineData("02148000000000000000000000000000000000000000", "8000000000000000000000000000000000000000")]
    public void Numbers_of_others_are_read_and_written_back_octet_for_octet(string der, string shown)
    {
        var read = SerialNumber.Read(new AsnReader(Convert.FromHexString(der), AsnEncodingRules.DER));
        Assert.Equal(shown, read.ToString());
        Assert.Equal(der, Convert.ToHexStringLower(Der.Write(read.Write)));
    }

    [Theory]
    [InlineData("0200")] // no octet
    [InlineData("02020001")] // a nought too many
    [InlineData("0202ff80")] // ones too many
    [InlineData("0215008000000000000000000000000000000000000000")] // 21 octets, the first a sign
    [InlineData("0a0101")] // ENUMERATED
    [InlineData("0203010203" + "04")] // reads one value and leaves the rest to its caller
    public void An_integer_has_one_encoding_and_at_most_twenty_octets(string der)
    {
        var reader = new AsnReader(Convert.FromHexString(der), AsnEncodingRules.DER);
        Assert.Throws<AsnContentException>(() =>
        {
            SerialNumber.Read(reader);
            reader.ThrowIfNotEmpty();
        });
    }

    [Theory]
    [InlineData("7fffffffffffffffffffffffffffffffffffffff", true)]
    [InlineData("8000000000000000000000000000000000000000", false)] // 21 octets with its sign
    [InlineData("00ffffffffffffffffffffffffffffffffffffff", true)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001", true)] // noughts before it do not count
    [InlineData("00000000000000000000000000000000000000000000000000000000000000001", false)] // 65 digits are no number of ours
    [InlineData(" 1", false)]
    [InlineData("0x1", false)]
    [InlineData("１", false)]
    public void Twenty_octets_are_counted_with_the_sign(string hex, bool isSerial) => Assert.Equal(!isSerial, SerialNumber.Parse(hex).IsRefused);

    [Fact]
    public void Equal_numbers_are_equal_however_they_came()
    {
        var (one, other) = (SerialNumber.Parse("00AB").Value, SerialNumber.Read(new AsnReader(new byte[] { 2, 2, 0, 0xab }, AsnEncodingRules.DER)));
        Assert.True(one == other && !(one != other) && one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals("00ab"));
        Assert.NotEqual(SerialNumber.Parse("ab00").Value, one);
    }

    [Fact]
    public void Openssl_shows_the_number_we_show()
    {
        using var openssl = new OpenSsl();
        foreach (var hex in (string[])["01", "7f", "00abcd", "7fffffffffffffffffffffffffffffffffffffff"])
        {
            var serial = SerialNumber.Parse(hex).Value;
            var tbs = TestPki.Build(TestPki.Name("A"), TestPki.Name("A"), TestPki.RootKey.PublicKey, TestPki.RootKey, []) with { SerialNumber = serial };
            openssl.Put("a.der", tbs.Sign(TestPki.RootKey).Encoded);
            Assert.Equal("serial=" + hex.TrimStart('0').PadLeft(hex.TrimStart('0').Length + (hex.TrimStart('0').Length % 2), '0').ToUpperInvariant(), openssl.Run("x509", "-inform", "DER", "-in", "a.der", "-noout", "-serial").Trim());
        }
    }

    [Theory]
    [InlineData("e89bd2c500000000000000000000000000000001", "689bd2c500000000000000000000000000000001")] // the top bit goes
    [InlineData("02c7a21f00000000000000000000000000000002", "12c7a21f00000000000000000000000000000002")] // below 0x10
    [InlineData("820000000000000000000000000000000000000f", "120000000000000000000000000000000000000f")] // both
    [InlineData("130d7a4b00000000000000000000000000000003", "130d7a4b00000000000000000000000000000003")] // as it is
    public void A_number_from_the_key_is_that_of_the_national_authority(string identifier, string serial) =>
        Assert.Equal(serial, SerialNumber.FromKeyIdentifier(Convert.FromHexString(identifier)).ToString());

    [Fact]
    public void An_identifier_of_another_length_gives_no_number() => Assert.Null(SerialNumber.FromKeyIdentifier(new byte[19]));
}
