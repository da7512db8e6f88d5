using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// The secret number of one signature: RFC 6979 §3.2 with HMAC-SHA-512 in place of the signature's own digest, its h1 being the
/// digest as an integer below the order, and §3.6 with 32 fresh random octets as k'. So a failing random generator does not give
/// the key away, and a fault that repeats a signature does not either. Octet strings are big-endian, as long as the order.
/// </summary>
internal ref struct Nonce
{
    private const int Block = 64;

    private readonly ReadOnlySpan<ulong> order;
    private readonly int shift;
    private readonly Span<byte> key;
    private readonly Span<byte> value;
    private bool used;

    /// <param name="field">Of the curve's order.</param>
    /// <param name="privateKey">Below the order.</param>
    /// <param name="digest">Below the order.</param>
    /// <param name="extra">k' of §3.6; empty makes the numbers repeatable.</param>
    /// <param name="state">128 octets for the generator; the caller zeroes them at the end.</param>
    public Nonce(ScalarField field, ReadOnlySpan<ulong> privateKey, ReadOnlySpan<ulong> digest, ReadOnlySpan<byte> extra, Span<byte> state)
    {
        order = field.Order;
        shift = System.Numerics.BitOperations.LeadingZeroCount(order[^1]);
        key = state[..Block];
        value = state[Block..(2 * Block)];
        key.Clear();
        value.Fill(1);

        var length = 8 * order.Length;
        Span<byte> input = stackalloc byte[Block + 1 + (2 * length) + extra.Length];
        Multiword.ToBigEndian(privateKey, input.Slice(Block + 1, length));
        Multiword.ToBigEndian(digest, input.Slice(Block + 1 + length, length));
        extra.CopyTo(input[(Block + 1 + (2 * length))..]);
        for (byte round = 0; round < 2; round++)
        {
            value.CopyTo(input);
            input[Block] = round;
            Mac(input, key);
            Mac(value, value);
        }

        input.Clear();
    }

    /// <summary>The next number from 1 to the order less 1. How often it draws tells nothing of the number it gives.</summary>
    public void Next(Span<ulong> nonce)
    {
        Span<byte> octets = stackalloc byte[8 * nonce.Length];
        do
        {
            if (used)
            {
                Advance();
            }

            Mac(value, value);
            used = true;

            // bits2int (§2.3.2): the leftmost bits, as many as the order has.
            value[..octets.Length].CopyTo(octets);
            octets.Reverse();
            Multiword.FromLittleEndian(octets, nonce);
            for (var i = 0; i < shift; i++)
            {
                Multiword.Halve(nonce);
            }
        }
        while (Multiword.IsZero(nonce) || !Multiword.IsBelow(nonce, order));
        octets.Clear();
    }

    private readonly void Advance()
    {
        Span<byte> input = stackalloc byte[Block + 1];
        value.CopyTo(input);
        input[Block] = 0;
        Mac(input, key);
        Mac(value, value);
        input.Clear();
    }

    /// <summary>HMAC (RFC 2104) by two digests: setting up the BCL's costs as much as all the rest of a signature with 256 bits.</summary>
    private readonly void Mac(ReadOnlySpan<byte> message, Span<byte> result)
    {
        const int pad = 128;
        Span<byte> inner = stackalloc byte[pad + message.Length];
        Span<byte> outer = stackalloc byte[pad + Block];
        inner[..pad].Fill(0x36);
        outer[..pad].Fill(0x5c);
        for (var i = 0; i < Block; i++)
        {
            inner[i] ^= key[i];
            outer[i] ^= key[i];
        }

        message.CopyTo(inner[pad..]);
        SHA512.HashData(inner, outer[pad..]);
        SHA512.HashData(outer, result);
        inner.Clear();
        outer.Clear();
    }
}
