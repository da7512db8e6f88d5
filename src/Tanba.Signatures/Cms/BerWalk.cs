using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Walks over BER in a stream that can seek (X.690 §8.1), so that a value need not be in memory to be passed over. Tags of one octet,
/// lengths definite and indefinite, nesting to a depth; every fault of form is an <see cref="AsnContentException"/>.
/// </summary>
internal sealed class BerWalk(Stream stream)
{
    private const int MostDepth = 32;

    public long Position => stream.Position;

    /// <summary>Enters a constructed value of this tag; gives what says where it ends.</summary>
    public BerScope Enter(byte tag, BerScope? outer)
    {
        var header = ReadHeader(outer?.End);
        return header.Tag == tag ? new(header.End) : throw Der.Fault($"a value of tag {tag:x2} is expected, there is {header.Tag:x2}");
    }

    /// <summary>Whether the value holds nothing more.</summary>
    public bool IsAtEnd(BerScope scope) => scope.End is { } end ? stream.Position == end : Peek() == 0;

    /// <summary>Leaves a value, which must be read to its end.</summary>
    public void Leave(BerScope scope)
    {
        if (scope.End is { } end ? stream.Position != end : Octet() != 0 || Octet() != 0)
        {
            throw Der.Fault("octets are left over");
        }
    }

    /// <summary>The next octet, which stays.</summary>
    public int Peek()
    {
        var octet = stream.ReadByte();
        stream.Position -= octet < 0 ? 0 : 1;
        return octet;
    }

    /// <summary>Passes over the next value.</summary>
    public void Skip(BerScope scope, int depth = 0)
    {
        var header = ReadHeader(scope.End);
        if (header.End is { } end)
        {
            stream.Position = end;
            return;
        }

        var inner = new BerScope(null);
        while (!IsAtEnd(inner))
        {
            Skip(depth < MostDepth ? inner : throw Der.Fault("values are nested too deeply"), depth + 1);
        }

        Leave(inner);
    }

    /// <summary>The next value whole.</summary>
    public byte[] ReadWhole(BerScope scope, long most)
    {
        var start = stream.Position;
        Skip(scope);
        var length = stream.Position - start;
        if (length > most)
        {
            throw Der.Fault($"a part has {length} octets");
        }

        var whole = new byte[length];
        stream.Position = start;
        stream.ReadExactly(whole);
        return whole;
    }

    /// <summary>
    /// Goes over an OCTET STRING, in one piece or in pieces of pieces (X.690 §8.7), and gives how many octets it has.
    /// </summary>
    /// <param name="scope">In which it stands.</param>
    /// <param name="take">Where the octets go; null passes over them.</param>
    public long Octets(BerScope scope, Action<ReadOnlySpan<byte>>? take) => Octets(scope, take, new byte[take is null ? 0 : 128 * 1024], 0);

    private long Octets(BerScope scope, Action<ReadOnlySpan<byte>>? take, byte[] buffer, int depth)
    {
        var header = ReadHeader(scope.End);
        if (header is { Tag: 0x04, End: { } end })
        {
            var length = end - stream.Position;
            Pass(length, take, buffer);
            stream.Position = end;
            return length;
        }

        if (header.Tag != 0x24 || depth == MostDepth)
        {
            throw Der.Fault("the content is no OCTET STRING");
        }

        var (pieces, sum) = (new BerScope(header.End), 0L);
        while (!IsAtEnd(pieces))
        {
            sum += Octets(pieces, take, buffer, depth + 1);
        }

        Leave(pieces);
        return sum;
    }

    private void Pass(long length, Action<ReadOnlySpan<byte>>? take, byte[] buffer)
    {
        for (var left = take is null ? 0 : length; left > 0;)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            stream.ReadExactly(piece);
            take!(piece);
            left -= piece.Length;
        }
    }

    private (byte Tag, long? End) ReadHeader(long? outerEnd)
    {
        var (tag, first) = (Octet(), Octet());
        if ((tag & 0x1f) == 0x1f)
        {
            throw Der.Fault("a tag has more than one octet");
        }

        if (first == 0x80)
        {
            return (tag & 0x20) != 0 ? (tag, null) : throw Der.Fault("only constructed values have an indefinite length");
        }

        var length = first < 0x80 ? first : LongLength(first & 0x7f);
        var end = stream.Position + length;
        return end <= (outerEnd ?? stream.Length) ? (tag, end) : throw Der.Fault("a value is longer than what holds it");
    }

    private long LongLength(int count)
    {
        var length = 0L;
        for (; count > 0; count--)
        {
            length = length <= long.MaxValue >> 10 ? (length << 8) | Octet() : throw Der.Fault("a length is too large");
        }

        return length;
    }

    private byte Octet() => stream.ReadByte() is >= 0 and var octet ? (byte)octet : throw Der.Fault("the stream ends too early");
}

/// <summary>A value that was entered: where it ends; null when two noughts say so.</summary>
internal sealed record BerScope(long? End);
