using System.Security.Cryptography;
using Tanba.Pki.Algorithms;

namespace Tanba.Server.Public.Certificates;

/// <summary>A digest as people compare it by eye: octets in pairs, capital letters, with spaces.</summary>
public static class Fingerprint
{
    public static string Sha256(ReadOnlyMemory<byte> der) => Pairs(SHA256.HashData(der.Span));

    /// <summary>Broken for signatures, still what some systems show when a root is installed.</summary>
    public static string Sha1(ReadOnlyMemory<byte> der) => Pairs(Digests.Sha1(der.Span));

    private static string Pairs(byte[] digest) => string.Join(' ', digest.Select(octet => $"{octet:X2}"));
}
