namespace Tanba.Pki.Algorithms.Gost;

/// <summary>GOST 34.311-95 over a message that comes in parts (RFC 5831 §5). Not safe from several threads.</summary>
internal sealed class Gost34311State
{
    private const int Block = 32;

    // RFC 4357 §11.2: K1 to K8.
    private static readonly string[] Substitution =
        ["4A92D80E6B1C7F53", "EB4C6DFA23810759", "581DA342EFC7609B", "7DA1089FE46CB253", "6C715FD84A9E03B2", "4BA0721D36859CFE", "DB413F590AE7682C", "1FD057A4923E6B8C"];

    /// <summary>Substitution and rotation of each octet of a 32-bit word.</summary>
    private static readonly uint[] Round = Fold();

    // RFC 5831 §4.1: the constant C3; C2 and C4 are nought.
    private static readonly ulong[] C3 = [0xff00ff00ff00ff00, 0x00ff00ff00ff00ff, 0xff0000ff00ffff00, 0xff00ffff000000ff];

    private readonly ulong[] state = new ulong[4];
    private readonly ulong[] sum = new ulong[4];
    private readonly byte[] rest = new byte[Block];
    private ulong bits;
    private int held;

    public void Append(ReadOnlySpan<byte> message)
    {
        bits = unchecked(bits + ((ulong)message.Length * 8));
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

            Take(rest);
            held = 0;
        }

        for (; message.Length >= Block; message = message[Block..])
        {
            Take(message);
        }

        message.CopyTo(rest);
        held = message.Length;
    }

    /// <summary>The digest of 32 octets; the state is of no more use.</summary>
    public byte[] Finish()
    {
        if (held > 0)
        {
            // The last block is filled up with nought.
            rest.AsSpan(held).Clear();
            Take(rest);
        }

        Span<ulong> length = stackalloc ulong[4];
        length.Clear();
        length[0] = bits;
        Step(state, length);
        Step(state, sum);
        var digest = new byte[Block];
        Multiword.ToLittleEndian(state, digest);
        return digest;
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        Span<ulong> block = stackalloc ulong[4];
        Multiword.FromLittleEndian(message[..Block], block);
        Step(state, block);
        Multiword.Add(sum, block, sum);
    }

    /// <summary>χ(m, h) into h (RFC 5831 §4): four keys, four encryptions, 74 shifts of the mixing register.</summary>
    private static void Step(Span<ulong> h, ReadOnlySpan<ulong> m)
    {
        Span<ulong> u = stackalloc ulong[4];
        Span<ulong> v = stackalloc ulong[4];
        Span<ulong> s = stackalloc ulong[4];
        h.CopyTo(u);
        m.CopyTo(v);
        for (var i = 0; i < 4; i++)
        {
            if (i > 0)
            {
                A(u);
                A(v);
                A(v);
                for (var j = 0; i == 2 && j < 4; j++)
                {
                    u[j] ^= C3[j];
                }
            }

            s[i] = Encrypt(u, v, h[i]);
        }

        Mix(s, 12);
        Xor(s, m);
        Mix(s, 1);
        Xor(s, h);
        Mix(s, 61);
        s.CopyTo(h);
    }

    private static void Xor(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] ^= other[i];
        }
    }

    // A(y4 ‖ y3 ‖ y2 ‖ y1) = (y1 ⊕ y2) ‖ y4 ‖ y3 ‖ y2.
    private static void A(Span<ulong> y) => (y[0], y[1], y[2], y[3]) = (y[1], y[2], y[3], y[0] ^ y[1]);

    /// <summary>ψ, so many times: the register of sixteen 16-bit words moves down by one, its top is words 1, 2, 3, 4, 13 and 16 together.</summary>
    private static void Mix(Span<ulong> y, int times)
    {
        for (; times > 0; times--)
        {
            var top = y[0] ^ (y[0] >> 16) ^ (y[0] >> 32) ^ (y[0] >> 48) ^ y[3] ^ (y[3] >> 48);
            (y[0], y[1], y[2], y[3]) = ((y[0] >> 16) | (y[1] << 48), (y[1] >> 16) | (y[2] << 48), (y[2] >> 16) | (y[3] << 48), (y[3] >> 16) | (top << 48));
        }
    }

    /// <summary>GOST 28147-89 in simple replacement with the key P(u ⊕ v) (RFC 5831 §4.1, §4.2; RFC 5830 §5).</summary>
    private static ulong Encrypt(ReadOnlySpan<ulong> u, ReadOnlySpan<ulong> v, ulong text)
    {
        // P: octet i + 4k of the key is octet 8i + k of the word.
        Span<uint> key = stackalloc uint[8];
        for (var k = 0; k < 8; k++)
        {
            key[k] = 0;
            for (var i = 0; i < 4; i++)
            {
                key[k] |= (uint)(((u[i] ^ v[i]) >> (8 * k)) & 0xff) << (8 * i);
            }
        }

        var (low, high) = ((uint)(text & uint.MaxValue), (uint)(text >> 32));
        for (var round = 0; round < 32; round++)
        {
            var added = unchecked(low + key[round < 24 ? round & 7 : 7 - (round & 7)]);
            var replaced = Round[added & 0xff] ^ Round[256 + ((added >> 8) & 0xff)] ^ Round[512 + ((added >> 16) & 0xff)] ^ Round[768 + (added >> 24)];
            (low, high) = (high ^ replaced, low);
        }

        // The last round does not change places.
        return ((ulong)low << 32) | high;
    }

    private static uint[] Fold()
    {
        var table = new uint[4 * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var (octet, value) = (i >> 8, i & 0xff);
            var replaced = (Digit(Substitution[2 * octet][value & 15]) | (Digit(Substitution[(2 * octet) + 1][value >> 4]) << 4)) << (8 * octet);
            table[i] = System.Numerics.BitOperations.RotateLeft(replaced, 11);
        }

        return table;
    }

    private static uint Digit(char hex) => Convert.ToUInt32(hex.ToString(), 16);
}
