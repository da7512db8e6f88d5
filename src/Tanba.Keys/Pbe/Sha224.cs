using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Tanba.Keys.Pbe;

/// <summary>
/// SHA-224 (FIPS 180-4 §6.3) and HMAC with it, which .NET does not have and OpenSSL can write into key files. Stateless.
/// </summary>
internal static class Sha224
{
    public const int Size = 28;
    public const int BlockSize = 64;

    // FIPS 180-4 §5.3.2.
    private static readonly uint[] Start = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    // FIPS 180-4 §4.2.2: fractions of the cube roots of the first 64 primes.
    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    public static void Hash(ReadOnlySpan<byte> data, Span<byte> digest)
    {
        Span<uint> state = stackalloc uint[8];
        Start.CopyTo(state);
        Finish(state, data, 0, digest);
    }

    public static void Hmac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> digest)
    {
        Span<uint> inner = stackalloc uint[8];
        Span<uint> outer = stackalloc uint[8];
        Key(key, inner, outer);
        Mac(inner, outer, data, digest);
    }

    /// <summary>PBKDF2 (RFC 8018 §5.2) with HMAC-SHA-224.</summary>
    public static void Stretch(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int rounds, Span<byte> derived)
    {
        Span<uint> inner = stackalloc uint[8];
        Span<uint> outer = stackalloc uint[8];
        Key(password, inner, outer);
        Span<byte> u = stackalloc byte[Size];
        Span<byte> sum = stackalloc byte[Size];
        for (var block = 1; !derived.IsEmpty; block++)
        {
            byte[] first = [.. salt, 0, 0, 0, 0];
            BinaryPrimitives.WriteInt32BigEndian(first.AsSpan(salt.Length), block);
            Mac(inner, outer, first, u);
            u.CopyTo(sum);
            for (var round = 1; round < rounds; round++)
            {
                Mac(inner, outer, u, u);
                for (var n = 0; n < Size; n++)
                {
                    sum[n] ^= u[n];
                }
            }

            var length = Math.Min(Size, derived.Length);
            sum[..length].CopyTo(derived);
            derived = derived[length..];
        }

        CryptographicOperations.ZeroMemory(sum);
    }

    private static void Key(ReadOnlySpan<byte> key, Span<uint> inner, Span<uint> outer)
    {
        Span<byte> pad = stackalloc byte[BlockSize];
        pad.Clear();
        if (key.Length > BlockSize)
        {
            Hash(key, pad[..Size]);
        }
        else
        {
            key.CopyTo(pad);
        }

        Mask(pad, 0x36);
        Start.CopyTo(inner);
        Compress(inner, pad);
        Mask(pad, 0x36 ^ 0x5c);
        Start.CopyTo(outer);
        Compress(outer, pad);
        CryptographicOperations.ZeroMemory(pad);
    }

    private static void Mask(Span<byte> pad, byte mask)
    {
        foreach (ref var octet in pad)
        {
            octet ^= mask;
        }
    }

    private static void Mac(ReadOnlySpan<uint> inner, ReadOnlySpan<uint> outer, ReadOnlySpan<byte> data, Span<byte> digest)
    {
        Span<uint> state = stackalloc uint[8];
        inner.CopyTo(state);
        Finish(state, data, BlockSize, digest);
        outer.CopyTo(state);
        Finish(state, digest, BlockSize, digest);
    }

    /// <summary>Hashes the rest, the padding and the length; <paramref name="before"/> octets are in the state already.</summary>
    private static void Finish(Span<uint> state, ReadOnlySpan<byte> data, long before, Span<byte> digest)
    {
        var bits = (before + data.Length) * 8;
        for (; data.Length >= BlockSize; data = data[BlockSize..])
        {
            Compress(state, data);
        }

        Span<byte> last = stackalloc byte[BlockSize * 2];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] = 0x80;
        last = data.Length < BlockSize - 8 ? last[..BlockSize] : last;
        BinaryPrimitives.WriteInt64BigEndian(last[^8..], bits);
        Compress(state, last);
        if (last.Length > BlockSize)
        {
            Compress(state, last[BlockSize..]);
        }

        for (var n = 0; n < Size / 4; n++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest[(n * 4)..], state[n]);
        }
    }

    // FIPS 180-4 §6.2.2, in the letters of the standard.
    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        unchecked
        {
            Span<uint> w = stackalloc uint[64];
            for (var t = 0; t < 16; t++)
            {
                w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * 4)..]);
            }

            for (var t = 16; t < 64; t++)
            {
                var s0 = BitOperations.RotateRight(w[t - 15], 7) ^ BitOperations.RotateRight(w[t - 15], 18) ^ (w[t - 15] >> 3);
                var s1 = BitOperations.RotateRight(w[t - 2], 17) ^ BitOperations.RotateRight(w[t - 2], 19) ^ (w[t - 2] >> 10);
                w[t] = s1 + w[t - 7] + s0 + w[t - 16];
            }

            var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
            var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
            for (var t = 0; t < 64; t++)
            {
                var t1 = h + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + ((e & f) ^ (~e & g)) + Constants[t] + w[t];
                var t2 = (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + t1, c, b, a, t1 + t2);
            }

            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }
}
