using System.Security.Cryptography;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Public.Certificates;

/// <summary>A digest as people compare it by eye: octets in pairs, capital letters, with spaces.</summary>
public static class Fingerprint
{
    public static string Of(ReadOnlySpan<byte> digest) => string.Join(' ', digest.ToArray().Select(octet => $"{octet:X2}"));

    public static string Sha256(Certificate certificate) => Of(certificate.Sha256());

    /// <summary>Broken for signatures, still what some systems show when a root is installed.</summary>
    public static string Sha1(Certificate certificate) => Of(SHA1.HashData(certificate.Encoded.Span));
}
