namespace Tanba.Signatures.Cms;

/// <summary>Tag and length of a value that is too long for memory (X.690 §8.1.3, §10.1).</summary>
internal static class DerHeader
{
    /// <param name="tag">The one octet of the tag.</param>
    /// <param name="length">Octets that follow.</param>
    public static byte[] Of(byte tag, long length)
    {
        if (length < 0x80)
        {
            return [tag, (byte)length];
        }

        Span<byte> digits = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(digits, length);
        var needed = digits.TrimStart((byte)0);
        return [tag, (byte)(0x80 | needed.Length), .. needed];
    }
}
