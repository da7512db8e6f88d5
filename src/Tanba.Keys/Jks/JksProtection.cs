using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Jks;

/// <summary>
/// Sun's own protection of key stores, all of it SHA-1 over the password in UTF-16 (big-endian, without end) and something: weak
/// and fast, so no count of rounds to bound.
/// </summary>
internal static class JksProtection
{
    // The keyed digest over the whole file has these words between password and content.
    private static ReadOnlySpan<byte> Whitener => "Mighty Aphrodite"u8;

    /// <summary>Whether <paramref name="digest"/>, the last 20 octets of a file, is over the rest with this password.</summary>
    public static bool Seals(ReadOnlySpan<byte> content, ReadOnlySpan<byte> digest, PasswordOctets password)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Utf16(password));
        hash.AppendData(Whitener);
        hash.AppendData(content);
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), digest);
    }

    /// <summary>
    /// Opens <c>EncryptedPrivateKeyInfo</c> of the algorithm 1.3.6.1.4.1.42.2.17.1.1: salt, key xor-ed with a chain of digests,
    /// digest over the plain key. Refuses with <c>keystore.damaged</c>, <c>keystore.cipher-unsupported</c>,
    /// <c>keystore.wrong-password</c>; the caller zeroes what is given.
    /// </summary>
    public static Result<byte[]> Open(ReadOnlyMemory<byte> encrypted, PasswordOctets password)
    {
        try
        {
            var budget = new RoundBudget("keystore");
            var outer = new AsnReader(encrypted, AsnEncodingRules.BER);
            var info = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var oid = info.ReadSequence().ReadObjectIdentifier();
            var octets = info.ReadOctetString();
            info.ThrowIfNotEmpty();
            return oid != Oids.JavaKeyProtector ? budget.Unsupported(oid)
                : octets.Length < 2 * SHA1.HashSizeInBytes ? budget.Damaged
                : Unmask(octets, password) is { } plain ? plain
                : budget.WrongPassword;
        }
        catch (AsnContentException)
        {
            return Rejection.Invalid("keystore.damaged", "a private key of the store is not encrypted as Java does", "RFC 5958 §3");
        }
    }

    private static byte[]? Unmask(ReadOnlySpan<byte> octets, PasswordOctets password)
    {
        var plain = octets[SHA1.HashSizeInBytes..^SHA1.HashSizeInBytes].ToArray();
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
        octets[..digest.Length].CopyTo(digest);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        for (var n = 0; n < plain.Length; n++)
        {
            if (n % digest.Length == 0)
            {
                hash.AppendData(Utf16(password));
                hash.AppendData(digest);
                hash.GetHashAndReset(digest);
            }

            plain[n] ^= digest[n % digest.Length];
        }

        hash.AppendData(Utf16(password));
        hash.AppendData(plain);
        hash.GetHashAndReset(digest);
        if (CryptographicOperations.FixedTimeEquals(digest, octets[^digest.Length..]))
        {
            return plain;
        }

        CryptographicOperations.ZeroMemory(plain);
        return null;
    }

    private static ReadOnlySpan<byte> Utf16(PasswordOctets password) => password.Bmp[..^2];
}
