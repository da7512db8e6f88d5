namespace Tanba.Tests.Fuzz;

/// <summary>
/// Almost right octets, the same for the same seed: one to four changes of the kinds that break parsers. SplitMix64, so that a
/// failure is found again from its number on every machine.
/// </summary>
internal struct Mutation(ulong seed)
{
    private static readonly byte[] Edges = [0x00, 0x01, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff, 0x30, 0x24, 0xa0, 0x04];

    private ulong state = seed;

    public byte[] Of(byte[] valid)
    {
        var octets = valid;
        for (var changes = 1 + Next(4); changes > 0; changes--)
        {
            octets = octets.Length == 0 ? [(byte)Next(256)] : Change(octets);
        }

        return octets;
    }

    /// <summary>Octets without any form, of at most <paramref name="most"/>.</summary>
    public byte[] Noise(int most)
    {
        var octets = new byte[Next(most + 1)];
        foreach (ref var octet in octets.AsSpan())
        {
            octet = (byte)Next(256);
        }

        return octets;
    }

    public int Next(int below)
    {
        unchecked
        {
            state += 0x9e3779b97f4a7c15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }
    }

    private byte[] Change(byte[] octets)
    {
        var (place, length) = (Next(octets.Length), 1 + Next(16));
        var rest = Math.Min(length, octets.Length - place);
        switch (Next(8))
        {
            case 0:
                return With(octets, place, (byte)Next(256));
            case 1:
                return With(octets, place, (byte)(octets[place] ^ (1 << Next(8))));
            case 2:
                return With(octets, place, Edges[Next(Edges.Length)]);
            case 3:
                return With(octets, place, (byte)((octets[place] + 1 + Next(3)) & 0xff));
            case 4:
                return [.. octets[..place], .. octets[(place + rest)..]];
            case 5:
                return [.. octets[..place], .. Noise(8), .. octets[place..]];
            case 6:
                return octets[..place];
            default:
                var from = Next(octets.Length);
                var piece = octets.AsSpan(from, Math.Min(4 * length, octets.Length - from));
                return [.. octets[..place], .. piece, .. octets[place..]];
        }
    }

    private static byte[] With(byte[] octets, int place, byte value)
    {
        byte[] changed = [.. octets];
        changed[place] = value;
        return changed;
    }
}
