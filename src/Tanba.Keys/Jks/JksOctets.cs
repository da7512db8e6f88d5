using System.Buffers.Binary;
using System.Text;

namespace Tanba.Keys.Jks;

/// <summary>
/// What Java's <c>DataInputStream</c> reads: big-endian numbers and strings in modified UTF-8 (The Java Virtual Machine
/// Specification §4.4.7). Nothing is allocated that is not there. One reading, one thread.
/// </summary>
internal sealed class JksOctets(ReadOnlyMemory<byte> octets)
{
    private int at;

    /// <summary>How many octets were read.</summary>
    public int Position => at;

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Read(4).Span);

    /// <summary>A length before as many octets.</summary>
    /// <exception cref="InvalidDataException">More than are left.</exception>
    public ReadOnlyMemory<byte> ReadBlock()
    {
        var length = ReadUInt32();
        return Read(length <= int.MaxValue ? (int)length : int.MaxValue);
    }

    /// <exception cref="InvalidDataException">More than are left.</exception>
    public ReadOnlyMemory<byte> Read(int length)
    {
        if (length > octets.Length - at)
        {
            throw new InvalidDataException("it breaks off");
        }

        at += length;
        return octets.Slice(at - length, length);
    }

    /// <exception cref="InvalidDataException">It is no modified UTF-8.</exception>
    public string ReadText()
    {
        var text = Read(BinaryPrimitives.ReadUInt16BigEndian(Read(2).Span)).Span;
        var letters = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var length = text[0] switch { < 0x80 => 1, >= 0xc0 and < 0xe0 => 2, >= 0xe0 and < 0xf0 => 3, _ => 0 };
            if (length == 0 || length > text.Length || (length > 1 && (text[1] & 0xc0) != 0x80) || (length > 2 && (text[2] & 0xc0) != 0x80))
            {
                throw new InvalidDataException("a name is no modified UTF-8");
            }

            letters.Append((char)(length switch
            {
                1 => text[0],
                2 => ((text[0] & 0x1f) << 6) | (text[1] & 0x3f),
                _ => ((text[0] & 0x0f) << 12) | ((text[1] & 0x3f) << 6) | (text[2] & 0x3f),
            }));
            text = text[length..];
        }

        return letters.ToString();
    }
}
