using System.Formats.Asn1;

namespace Tanba.Pki.Tests;

public class DerTests
{
    private static readonly DerInput Input = new("thing", 8);

    [Fact]
    public void Octets_after_the_end_are_a_fault() => Assert.Equal("thing.malformed", Read([2, 1, 5, 0]).Rejection?.Code);

    [Fact]
    public void More_octets_than_the_limit_are_not_looked_at() => Assert.Equal("thing.too-large", Read(new byte[9]).Rejection?.Code);

    [Fact]
    public void A_length_in_more_octets_than_needed_is_not_der() => Assert.Equal("thing.malformed", Read([2, 0x81, 1, 5]).Rejection?.Code);

    [Fact]
    public void The_input_is_copied()
    {
        byte[] octets = [4, 1, 7];
        var value = Der.Read<ReadOnlyMemory<byte>>(octets, Input, reader => reader.PeekContentBytes() is var content && reader.ReadOctetString().Length > 0 ? content : default).Value;
        octets[2] = 8;
        Assert.Equal(7, value.Span[0]);
    }

    [Fact]
    public void A_refusal_of_the_reader_is_handed_on() =>
        Assert.Equal("thing.odd", Der.Read<int>(new byte[] { 2, 1, 5 }, Input, _ => Rejection.Invalid("thing.odd", "…")).Rejection?.Code);

    [Fact]
    public void Asking_a_refused_result_for_its_value_is_misuse() => Assert.Throws<InvalidOperationException>(() => Read([]).Value);

    private static Result<int> Read(byte[] octets) =>
        Der.Read<int>(octets, Input, reader => reader.TryReadInt32(out var value) ? value : throw new AsnContentException());
}
