using System.Formats.Asn1;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>X.690 §8.1.3, §10.1: the shortest form of a length.</summary>
public class DerHeaderTests
{
    [Theory]
    [InlineData(0x30, 0, "3000")]
    [InlineData(0x30, 1, "3001")]
    [InlineData(0x04, 127, "047f")]
    [InlineData(0x04, 128, "048180")]
    [InlineData(0x04, 255, "0481ff")]
    [InlineData(0xa0, 256, "a0820100")]
    [InlineData(0x31, 65535, "3182ffff")]
    [InlineData(0x31, 65536, "3183010000")]
    [InlineData(0x31, 16777216, "318401000000")]
    [InlineData(0x04, 4294967295, "0484ffffffff")]
    [InlineData(0x04, 4294967296, "04850100000000")]
    [InlineData(0x04, long.MaxValue, "04887fffffffffffffff")]
    public void A_length_is_written_in_as_few_octets_as_it_takes(int tag, long length, string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(DerHeader.Of((byte)tag, length)));

    [Fact]
    public void It_is_what_the_platform_writes()
    {
        foreach (var length in Enumerable.Range(0, 300).Append(65_535).Append(65_536).Append(70_000))
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            writer.WriteOctetString(new byte[length]);
            Assert.Equal(writer.Encode()[..^length], DerHeader.Of(0x04, length));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(200)]
    [InlineData(70_000)]
    public void What_it_begins_is_read_again(int length)
    {
        byte[] whole = [.. DerHeader.Of(0x04, length), .. new byte[length]];
        Assert.Equal(length, new AsnReader(whole, AsnEncodingRules.DER).ReadOctetString().Length);
    }
}
