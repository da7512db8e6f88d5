using System.Numerics;
using System.Runtime.InteropServices;

namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>BigInteger to words, the lowest first, and back.</summary>
internal static class Numbers64
{
    public static ulong[] Words(BigInteger value, int count)
    {
        var words = new ulong[count];
        Assert.True(value.TryWriteBytes(MemoryMarshal.AsBytes(words.AsSpan()), out _, isUnsigned: true));
        return words;
    }

    public static BigInteger Value(ReadOnlySpan<ulong> words) => new(MemoryMarshal.AsBytes(words), isUnsigned: true);

    /// <summary>Little-endian octets of so many as asked.</summary>
    public static byte[] Octets(BigInteger value, int count)
    {
        var octets = new byte[count];
        Assert.True(value.TryWriteBytes(octets, out _, isUnsigned: true));
        return octets;
    }

    public static BigInteger FromOctets(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true);
}
