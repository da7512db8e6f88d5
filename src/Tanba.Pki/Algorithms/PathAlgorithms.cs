using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>
/// The algorithms that certificates, lists and OCSP replies may be signed with beyond those of <see cref="SignatureAlgorithm.All"/>: only
/// checked, never signed with. Those that are broken or withdrawn are believed only for times before that.
/// </summary>
internal static class PathAlgorithms
{
    // Two files with one SHA-1 were shown on 23 February 2017; browsers had stopped believing it with that year's beginning.
    private static readonly DateTimeOffset Sha1Believed = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // CA/Browser Forum ballot SC-53: until then authorities signed replies and lists with it, whose contents no stranger chooses.
    private static readonly DateTimeOffset Sha1BelievedOfStatus = new(2022, 6, 1, 0, 0, 0, TimeSpan.Zero);

    // FIPS 186-5 of 3 February 2023 has no DSA; the old text was withdrawn a year later.
    private static readonly DateTimeOffset DsaBelieved = new(2024, 2, 3, 0, 0, 0, TimeSpan.Zero);

    private static readonly (SignatureAlgorithm Row, DateTimeOffset Before)[] Rows =
    [
        (RsaKeys.Signature("RSA MD5", Oids.Md5WithRsa, Oids.Md5, Digests.Md5), DateTimeOffset.MinValue),
        (RsaKeys.Signature("RSA SHA-1", Oids.Sha1WithRsa, Oids.Sha1, Digests.Sha1), Sha1Believed),
        (EcKeys.Signature("ECDSA SHA-1", Oids.EcdsaWithSha1, Oids.Sha1, Oids.P256, Digests.Sha1), Sha1Believed),
        (DsaKeys.Signature("DSA SHA-1", Oids.DsaWithSha1, Oids.Sha1, Digests.Sha1), Sha1Believed),
        (DsaKeys.Signature("DSA SHA-256", Oids.DsaWithSha256, Oids.Sha256, SHA256.HashData), DsaBelieved),
        (Ed25519.Signature, DateTimeOffset.MaxValue),
    ];

    /// <summary>The same for lists and OCSP replies.</summary>
    public static SignatureAlgorithm? FindForStatus(AlgorithmIdentifier identifier, DateTimeOffset at) =>
        Find(identifier, at) is var (row, isBelieved) && (isBelieved || (row.DigestOid == Oids.Sha1 && at < Sha1BelievedOfStatus)) ? row : null;

    /// <summary>The row, and whether certificates signed so are believed at a time; null for an algorithm that is never believed.</summary>
    public static (SignatureAlgorithm Row, bool IsBelieved)? Find(AlgorithmIdentifier identifier, DateTimeOffset at)
    {
        if (SignatureAlgorithm.Find(identifier) is { } current)
        {
            return (current, true);
        }

        foreach (var (row, before) in Rows)
        {
            if (row.Oid == identifier.Oid && identifier.HasNoParameters)
            {
                return (row, at < before);
            }
        }

        return RsaPss.FindOfSha1(identifier) is { } pss ? (pss, at < Sha1Believed) : null;
    }
}
