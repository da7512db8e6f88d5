using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>Whether keys and signature algorithms are strong enough for what is asked (NIST SP 800-57 part 1, SP 800-131A).</summary>
internal static class StrengthRules
{
    /// <summary>A key that is shorter than asked; null when it is not, or when its kind has one size.</summary>
    public static PathFault? FaultOfKey(Certificate certificate, PathStrength strength)
    {
        var key = certificate.PublicKey;
        return key.AlgorithmOid switch
        {
            Oids.RsaEncryption or Oids.RsaPss or Oids.X500Rsa when Bits(key) is var bits && bits < Least(strength) =>
                Weak(certificate, $"{key.Name}; at least {Least(strength)} bits are believed"),
            Oids.Dsa when strength is PathStrength.Bits112 or PathStrength.Bits128 => Weak(certificate, "DSA"),
            _ => null,
        };
    }

    /// <summary>Whether certificates signed so are believed at a time.</summary>
    public static bool Believes(AlgorithmIdentifier identifier, PathStrength strength, DateTimeOffset at) => PathAlgorithms.Find(identifier, at) is var (row, isBelieved)
        && strength switch
        {
            PathStrength.Usual => isBelieved,
            PathStrength.Any => true,
            _ => isBelieved && row.DigestOid is not (Oids.Sha1 or Oids.Md5) && row.Oid != Oids.DsaWithSha256,
        };

    private static int Least(PathStrength strength) => strength switch
    {
        PathStrength.Any => 512,
        PathStrength.Bits112 => 2048,
        PathStrength.Bits128 => 3072,
        _ => 1024,
    };

    /// <summary>Nought for a key that is not borne at all.</summary>
    private static long Bits(SubjectPublicKeyInfo key) => RsaKeys.ReadBearable(key)?.Modulus.GetBitLength() ?? 0;

    private static PathFault Weak(Certificate certificate, string what) => new(PathReason.WeakKey, $"{certificate} has a key of {what}", "NIST SP 800-57 part 1 §5.6.1");
}
