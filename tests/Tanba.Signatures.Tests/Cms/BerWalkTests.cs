using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>X.690 §8.1, §8.7: BER in a stream, beside the platform's reader of BER in memory.</summary>
public class BerWalkTests
{
    [Theory]
    [InlineData("3000", 0x30)]
    [InlineData("30800000", 0x30)]
    [InlineData("308100", 0x30)]
    [InlineData("a0820000", 0xa0)]
    [InlineData("3088" + "0000000000000000", 0x30)]
    [InlineData("308a" + "00000000000000000000", 0x30)] // noughts before a length are allowed in BER
    public void An_empty_value_is_entered_and_left_however_its_length_is_written(string hex, int tag)
    {
        var walk = Walk(hex);
        var scope = walk.Enter((byte)tag, null);
        Assert.True(walk.IsAtEnd(scope));
        walk.Leave(scope);
        Assert.Equal(hex.Length / 2, walk.Position);
    }

    [Theory]
    [InlineData("3100", 0x30)] // another tag
    [InlineData("3001", 0x30)] // longer than what is there
    [InlineData("30", 0x30)]
    [InlineData("", 0x30)]
    [InlineData("3f8100", 0x3f)] // a tag of more than one octet
    [InlineData("0480" + "0000", 0x04)] // a primitive value of indefinite length
    [InlineData("308a0100000000000000000000", 0x30)]
    [InlineData("3088ffffffffffffffff", 0x30)]
    [InlineData("30887fffffffffffffff", 0x30)]
    [InlineData("3082ff", 0x30)] // the length itself breaks off
    public void What_cannot_be_entered_is_a_fault(string hex, int tag) =>
        Assert.Throws<AsnContentException>(() => Walk(hex).Enter((byte)tag, null));

    [Fact]
    public void A_value_ends_within_what_holds_it()
    {
        var walk = Walk("3003" + "3002" + "05" + "00");
        var outer = walk.Enter(0x30, null);
        Assert.Throws<AsnContentException>(() => walk.Enter(0x30, outer));
    }

    [Theory]
    [InlineData("30020500")]
    [InlineData("308005000000")]
    public void A_value_that_holds_something_more_cannot_be_left(string hex)
    {
        var walk = Walk(hex);
        var scope = walk.Enter(0x30, null);
        Assert.False(walk.IsAtEnd(scope));
        Assert.Throws<AsnContentException>(() => walk.Leave(scope));
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("04820003010203")]
    [InlineData("30800500308000000000")]
    [InlineData("2480" + "040101" + "24800401020000" + "0000")]
    [InlineData("a003020101")]
    public void A_value_is_passed_over_and_can_be_had_whole(string hex)
    {
        var octets = Convert.FromHexString(hex + "0500");
        var walk = new BerWalk(new MemoryStream(octets));
        walk.Skip(new(null));
        Assert.Equal(hex.Length / 2, walk.Position);
        Assert.Equal(hex, Convert.ToHexStringLower(new BerWalk(new MemoryStream(octets)).ReadWhole(new(null), 100)));
        Assert.Equal(hex, Convert.ToHexStringLower(new AsnReader(octets, AsnEncodingRules.BER).ReadEncodedValue().Span));
    }

    [Fact]
    public void A_part_is_had_up_to_its_bound()
    {
        var octets = Der.Write(writer => writer.WriteOctetString(new byte[98]));
        Assert.Equal(100, new BerWalk(new MemoryStream(octets)).ReadWhole(new(null), 100).Length);
        Assert.Throws<AsnContentException>(() => new BerWalk(new MemoryStream(octets)).ReadWhole(new(null), 99));
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, true)]
    [InlineData(40, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_bounded(int depth, bool isPassed)
    {
        byte[] nested = [.. Enumerable.Repeat<byte[]>([0x30, 0x80], depth).SelectMany(octets => octets), .. new byte[2 * depth]];
        var walk = new BerWalk(new MemoryStream(nested));
        var fault = Record.Exception(() => walk.Skip(new(null)));
        Assert.Equal(isPassed, fault is null);
        Assert.True(fault is null or AsnContentException);
    }

    [Theory]
    [InlineData("0403010203", "010203")]
    [InlineData("0400", "")]
    [InlineData("2480" + "04020102" + "040103" + "0000", "010203")]
    [InlineData("2407" + "04020102" + "040103", "010203")]
    [InlineData("2480" + "2480" + "040101" + "0000" + "2403" + "040102" + "0000", "0102")]
    [InlineData("24800000", "")]
    [InlineData("2400", "")]
    public void An_OCTET_STRING_comes_in_one_piece_or_in_pieces_of_pieces(string hex, string content)
    {
        using var found = new MemoryStream();
        var length = Walk(hex).Octets(new(null), piece => found.Write(piece));
        Assert.Equal(content, Convert.ToHexStringLower(found.ToArray()));
        Assert.Equal((content.Length / 2, hex.Length / 2), (length, Past(hex)));
        Assert.Equal(content, Convert.ToHexStringLower(new AsnReader(Convert.FromHexString(hex), AsnEncodingRules.BER).ReadOctetString()));
    }

    [Theory]
    [InlineData("0500")]
    [InlineData("0c0101")]
    [InlineData("2480" + "020101" + "0000")]
    [InlineData("2480" + "0401")]
    [InlineData("0405" + "01")]
    [InlineData("2403" + "040201" + "02")]
    [InlineData("a403" + "040101")]
    public void What_is_no_OCTET_STRING_is_a_fault(string hex) => Assert.Throws<AsnContentException>(() => Walk(hex).Octets(new(null), _ => { }));

    [Fact]
    public void Pieces_of_pieces_are_bounded()
    {
        byte[] nested = [.. Enumerable.Repeat<byte[]>([0x24, 0x80], 100).SelectMany(octets => octets), .. new byte[200]];
        Assert.Throws<AsnContentException>(() => new BerWalk(new MemoryStream(nested)).Octets(new(null), null));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(131_072)]
    [InlineData(131_073)]
    [InlineData(1_000_000)]
    public void A_long_value_comes_in_pieces_that_make_it_whole(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        using var found = new MemoryStream();
        new BerWalk(new MemoryStream(Der.Write(writer => writer.WriteOctetString(content)))).Octets(new(null), piece =>
        {
            Assert.InRange(piece.Length, 1, 128 * 1024);
            found.Write(piece);
        });
        Assert.Equal(content, found.ToArray());
    }

    [Fact]
    public void The_next_octet_is_seen_and_stays()
    {
        var walk = Walk("0500");
        Assert.Equal(5, walk.Peek());
        Assert.Equal(0, walk.Position);
        Assert.Equal(-1, Walk("").Peek());
    }

    [Fact]
    public void Every_change_of_a_document_is_passed_over_or_a_fault()
    {
        var valid = SignCms.Sign("text"u8, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true);
        for (var at = 0; at < valid.Length; at++)
        {
            byte[] changed = [.. valid];
            changed[at] ^= 0x55;
            var stream = new MemoryStream(changed);
            var fault = Record.Exception(() => new BerWalk(stream).Skip(new(null)));
            Assert.True(fault is null or AsnContentException or EndOfStreamException, $"{at}: {fault}");
            Assert.InRange(stream.Position, 0, stream.Length);
        }
    }

    private static BerWalk Walk(string hex) => new(new MemoryStream(Convert.FromHexString(hex)));

    private static int Past(string hex)
    {
        var walk = Walk(hex);
        walk.Octets(new(null), null);
        return (int)walk.Position;
    }
}
