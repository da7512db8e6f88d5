namespace Tanba.Pki.Algorithms.Gost;

/// <summary>
/// GOST 34.311-95, which is GOST R 34.11-94 (RFC 5831), with the substitution of id-GostR3411-94-TestParamSet (RFC 4357 §11.2) and a
/// start of nought: the digest of the national authority's older keys. Octets in natural order.
/// </summary>
public static class Gost34311
{
    /// <summary>32 octets.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> message)
    {
        var state = new Gost34311State();
        state.Append(message);
        return state.Finish();
    }
}
