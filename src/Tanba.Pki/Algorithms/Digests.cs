using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>Digest functions by OID: those of the signature algorithms, and SHA-1 for identifiers (OCSP CertID, key identifiers).</summary>
public static class Digests
{
    /// <summary>The function; null for a digest the product does not know.</summary>
    public static Func<ReadOnlySpan<byte>, byte[]>? Find(string oid) => oid == Oids.Sha1
        ? Sha1
        : SignatureAlgorithm.All.FirstOrDefault(row => row.DigestOid == oid) is { } row ? row.Digest : null;

    /// <summary>SHA-1: only to name things, never to sign them.</summary>
#pragma warning disable CA5350 // RFC 5280 §4.2.1.2, RFC 6960 §4.1.1 and RFC 2634 §5.4 name SHA-1 for identifiers; nothing rests on its strength.
    public static byte[] Sha1(ReadOnlySpan<byte> octets) => SHA1.HashData(octets);
#pragma warning restore CA5350

    /// <summary>MD5: only where a caller of path validation asks that everything be believed.</summary>
#pragma warning disable CA5351 // Old archives are signed so; nothing of today is believed for it.
    internal static byte[] Md5(ReadOnlySpan<byte> octets) => MD5.HashData(octets);
#pragma warning restore CA5351
}
