namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// GOST R 34.11-2012, called Streebog (RFC 6986), 512 or 256 bits. Octets go in and come out in their natural order. The tables it
/// looks into are public, the place is not: fit for documents, not for secrets.
/// </summary>
public static class Streebog
{
    /// <summary>64 octets.</summary>
    public static byte[] Hash512(ReadOnlySpan<byte> message) => Hash(message, 64);

    /// <summary>32 octets: the upper half, from another start (RFC 6986 §7).</summary>
    public static byte[] Hash256(ReadOnlySpan<byte> message) => Hash(message, 32);

    private static byte[] Hash(ReadOnlySpan<byte> message, int octets)
    {
        var state = new StreebogState(octets);
        state.Append(message);
        return state.Finish();
    }
}
