using System.Security.Cryptography;

namespace Tanba.Keys.Pbe;

/// <summary>The key derivation of PKCS#12 (RFC 7292 B.2), in the letters of the standard. Old, but every file is sealed with it.</summary>
internal static class Pkcs12Kdf
{
    /// <summary>RFC 7292 B.3: what the derived octets are for.</summary>
    public const byte ForKey = 1;
    public const byte ForIv = 2;
    public const byte ForMac = 3;

    /// <summary>How often the digest is run over for so many octets: what a budget is charged.</summary>
    public static int Blocks(PbeDigest digest, int length) => (length + digest.Size - 1) / digest.Size;

    public static void Derive(PbeDigest digest, byte id, ReadOnlySpan<byte> password, (byte[] Salt, int Rounds) cost, Span<byte> derived)
    {
        var v = digest.BlockSize;
        var saltLength = RoundUp(cost.Salt.Length, v);
        var input = GC.AllocateArray<byte>(v + saltLength + RoundUp(password.Length, v), pinned: true);
        Span<byte> a = stackalloc byte[digest.Size];
        Span<byte> b = stackalloc byte[v];
        try
        {
            input.AsSpan(0, v).Fill(id);
            Repeat(cost.Salt, input.AsSpan(v, saltLength));
            Repeat(password, input.AsSpan(v + saltLength));
            while (true)
            {
                digest.Hash(input, a);
                digest.Repeat(a, cost.Rounds - 1);
                var length = Math.Min(a.Length, derived.Length);
                a[..length].CopyTo(derived);
                derived = derived[length..];
                if (derived.IsEmpty)
                {
                    return;
                }

                Repeat(a, b);
                for (var block = v; block < input.Length; block += v)
                {
                    AddAndOne(input.AsSpan(block, v), b);
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(input);
            CryptographicOperations.ZeroMemory(a);
            CryptographicOperations.ZeroMemory(b);
        }
    }

    private static int RoundUp(int length, int v) => (length + v - 1) / v * v;

    private static void Repeat(ReadOnlySpan<byte> pattern, Span<byte> target)
    {
        for (var n = 0; n < target.Length; n++)
        {
            target[n] = pattern[n % pattern.Length];
        }
    }

    /// <summary>I_j = (I_j + B + 1) mod 2^v.</summary>
    private static void AddAndOne(Span<byte> block, ReadOnlySpan<byte> b)
    {
        var carry = 1;
        for (var n = block.Length - 1; n >= 0; n--)
        {
            carry += block[n] + b[n];
            block[n] = (byte)(carry & 0xff);
            carry >>= 8;
        }
    }
}
