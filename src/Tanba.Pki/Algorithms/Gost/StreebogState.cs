using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// Streebog over a message that comes in parts (RFC 6986 §8): whole blocks as they come, the rest at the end. Not safe from several
/// threads.
/// </summary>
internal sealed class StreebogState
{
    private const int Block = 64;

    private readonly ulong[] state = new ulong[8];
    private readonly ulong[] length = new ulong[8];
    private readonly ulong[] sum = new ulong[8];
    private readonly byte[] rest = new byte[Block];
    private readonly int octets;
    private int held;

    /// <param name="octets">Of the digest: 64, or 32, which starts elsewhere (RFC 6986 §7).</param>
    public StreebogState(int octets)
    {
        this.octets = octets;
        state.AsSpan().Fill(octets == Block ? 0UL : 0x0101010101010101UL);
    }

    public void Append(ReadOnlySpan<byte> message)
    {
        if (held > 0)
        {
            var taken = Math.Min(Block - held, message.Length);
            message[..taken].CopyTo(rest.AsSpan(held));
            held += taken;
            message = message[taken..];
            if (held < Block)
            {
                return;
            }

            Take(rest, 8 * Block);
            held = 0;
        }

        for (; message.Length >= Block; message = message[Block..])
        {
            Take(message, 8 * Block);
        }

        message.CopyTo(rest);
        held = message.Length;
    }

    /// <summary>The digest; the state is of no more use.</summary>
    public byte[] Finish()
    {
        // RFC 6986 §8: the rest with a one above it, then the length in bits, then the sum of all blocks.
        rest.AsSpan(held).Clear();
        rest[held] = 1;
        Take(rest, (ulong)held * 8);
        Span<ulong> nothing = stackalloc ulong[8];
        nothing.Clear();
        Compress(state, nothing, length);
        Compress(state, nothing, sum);
        var digest = new byte[Block];
        Multiword.ToLittleEndian(state, digest);
        return octets == Block ? digest : digest[(Block - octets)..];
    }

    private void Take(ReadOnlySpan<byte> message, ulong bits)
    {
        Span<ulong> block = stackalloc ulong[8];
        Multiword.FromLittleEndian(message[..Block], block);
        Compress(state, length, block);
        AddTo(length, bits);
        Multiword.Add(sum, block, sum);
    }

    private static void AddTo(Span<ulong> length, ulong bits)
    {
        Span<ulong> wide = stackalloc ulong[8];
        wide.Clear();
        wide[0] = bits;
        Multiword.Add(length, wide, length);
    }

    /// <summary>g_N(h, m) = E(L(P(S(h ⊕ N))), m) ⊕ h ⊕ m (RFC 6986 §6.6), into h.</summary>
    private static void Compress(Span<ulong> h, ReadOnlySpan<ulong> n, ReadOnlySpan<ulong> m)
    {
        Span<ulong> keys = stackalloc ulong[8];
        Span<ulong> texts = stackalloc ulong[8];
        ref var table = ref MemoryMarshal.GetArrayDataReference(StreebogTables.Lps);
        ref var constant = ref MemoryMarshal.GetArrayDataReference(StreebogTables.Rounds);
        ref var key = ref MemoryMarshal.GetReference(keys);
        ref var text = ref MemoryMarshal.GetReference(texts);
        Lpsx(ref table, ref MemoryMarshal.GetReference(h), ref MemoryMarshal.GetReference(n), ref key);
        m.CopyTo(texts);
        for (var round = 0; round < 12; round++)
        {
            Lpsx(ref table, ref text, ref key, ref text);
            Lpsx(ref table, ref key, ref Unsafe.Add(ref constant, 8 * round), ref key);
        }

        for (var i = 0; i < 8; i++)
        {
            h[i] ^= keys[i] ^ texts[i] ^ m[i];
        }
    }

    /// <summary>
    /// L(P(S(left ⊕ right))) of eight words each: octet k of every word goes to word k (the transposition), through the folded table. The
    /// references are to eight words, which the callers see to; without bounds it is twice as fast.
    /// </summary>
    private static void Lpsx(ref ulong table, ref ulong left, ref readonly ulong right, ref ulong result)
    {
        ref var other = ref Unsafe.AsRef(in right);
        ulong w0 = left ^ other, w1 = Unsafe.Add(ref left, 1) ^ Unsafe.Add(ref other, 1);
        ulong w2 = Unsafe.Add(ref left, 2) ^ Unsafe.Add(ref other, 2), w3 = Unsafe.Add(ref left, 3) ^ Unsafe.Add(ref other, 3);
        ulong w4 = Unsafe.Add(ref left, 4) ^ Unsafe.Add(ref other, 4), w5 = Unsafe.Add(ref left, 5) ^ Unsafe.Add(ref other, 5);
        ulong w6 = Unsafe.Add(ref left, 6) ^ Unsafe.Add(ref other, 6), w7 = Unsafe.Add(ref left, 7) ^ Unsafe.Add(ref other, 7);
        for (var k = 0; k < 8; k++)
        {
            Unsafe.Add(ref result, k) = At(ref table, 0, w0) ^ At(ref table, 1, w1) ^ At(ref table, 2, w2) ^ At(ref table, 3, w3) ^
                At(ref table, 4, w4) ^ At(ref table, 5, w5) ^ At(ref table, 6, w6) ^ At(ref table, 7, w7);
            w0 >>= 8;
            w1 >>= 8;
            w2 >>= 8;
            w3 >>= 8;
            w4 >>= 8;
            w5 >>= 8;
            w6 >>= 8;
            w7 >>= 8;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong At(ref ulong table, nuint word, ulong value)
    {
        unchecked
        {
            return Unsafe.Add(ref table, (nuint)(byte)value + (256 * word));
        }
    }
}
