using Tanba.Pki.Paths;

namespace Tanba.Pki.Tests.Paths;

public class IpAddressTests
{
    [Theory] // RFC 3986 §3.2.2, RFC 4291 §2.2
    [InlineData("192.0.2.1", "c0000201")]
    [InlineData("0.0.0.0", "00000000")]
    [InlineData("255.255.255.255", "ffffffff")]
    [InlineData("::", "00000000000000000000000000000000")]
    [InlineData("::1", "00000000000000000000000000000001")]
    [InlineData("2001:db8::", "20010db8000000000000000000000000")]
    [InlineData("2001:DB8::1", "20010db8000000000000000000000001")]
    [InlineData("1:2:3:4:5:6:7:8", "00010002000300040005000600070008")]
    [InlineData("1::3:4:5:6:7:8", "00010000000300040005000600070008")]
    [InlineData("::ffff:192.0.2.1", "00000000000000000000ffffc0000201")]
    [InlineData("64:ff9b::192.0.2.33", "0064ff9b0000000000000000c0000221")]
    public void What_people_write_is_read(string text, string octets) => Assert.Equal(octets, Convert.ToHexStringLower(IpAddress.Parse(text)!));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.1.5")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2.01")]
    [InlineData("192.0.2.-1")]
    [InlineData("192.0.2.0x1")]
    [InlineData("192.0.2. 1")]
    [InlineData("192..2.1")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7::8")]
    [InlineData("1:2:3:4:5:6:7:")]
    [InlineData(":1:2:3:4:5:6:7")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("+1::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("192.0.2.1::")]
    [InlineData("::192.0.2.1:1")]
    [InlineData("::192.0.2")]
    [InlineData("0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000")]
    [InlineData("www.example.kz")]
    public void What_is_no_address_is_none(string text) => Assert.Null(IpAddress.Parse(text));

    [Fact]
    public void What_the_platform_reads_the_same_way_is_the_same()
    {
        foreach (var text in new[] { "10.1.2.3", "::", "::1", "fe80::1:2", "2001:db8:0:0:1::1", "::ffff:10.0.0.1" })
        {
            Assert.Equal(System.Net.IPAddress.Parse(text).GetAddressBytes(), IpAddress.Parse(text));
        }
    }

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("256.256.256.256", true)]
    [InlineData("1", true)]
    [InlineData("example.1", true)]
    [InlineData("example.kz", false)]
    [InlineData("1.example", false)]
    [InlineData("example.1a", false)]
    [InlineData("", false)]
    [InlineData("example.", false)]
    public void A_host_whose_last_label_is_a_number_is_no_name(string host, bool isNumeric) => Assert.Equal(isNumeric, IpAddress.IsNumeric(host));

    [Theory]
    [InlineData("c0000201", "192.0.2.1")]
    [InlineData("20010db8000000000000000000000001", "2001:db8:0:0:0:0:0:1")]
    public void What_is_shown_can_be_read_again(string octets, string text)
    {
        Assert.Equal(text, IpAddress.Show(Convert.FromHexString(octets)));
        Assert.Equal(octets, Convert.ToHexStringLower(IpAddress.Parse(text)!));
    }
}
