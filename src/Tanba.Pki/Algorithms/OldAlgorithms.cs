namespace Tanba.Pki.Algorithms;

/// <summary>
/// What documents of old were signed with and are not any more: DSA (RFC 3370 §3.1, RFC 5754 §3.1), only checked, never signed with.
/// Pure, safe from any thread.
/// </summary>
public static class OldAlgorithms
{
    /// <summary>The row; null for what is not DSA, and for a time at which DSA with this digest is no longer believed.</summary>
    /// <param name="identifier">Of the signature.</param>
    /// <param name="at">The time in question.</param>
    public static SignatureAlgorithm? Find(AlgorithmIdentifier identifier, DateTimeOffset at) =>
        identifier.Oid is Oids.DsaWithSha1 or Oids.DsaWithSha256 && PathAlgorithms.Find(identifier, at) is (var row, true) ? row : null;

    /// <summary>
    /// The first key of a path with the parameters that it has of its own or inherits (RFC 5280 §6.1.4 (f)); null when nobody on the path
    /// gives it any. Only a path to somebody trusted may be given here: who chooses the parameters of a DSA key can sign for it.
    /// </summary>
    /// <param name="path">Keys, that of the signer first; one at least.</param>
    public static SubjectPublicKeyInfo? KeyOf(IReadOnlyList<SubjectPublicKeyInfo> path)
    {
        SubjectPublicKeyInfo? key = null;
        for (var i = path.Count - 1; i >= 0; i--)
        {
            key = !DsaKeys.InheritsParameters(path[i]) ? path[i] : key is null ? null : DsaKeys.WithParametersOf(path[i], key);
        }

        return key;
    }
}
