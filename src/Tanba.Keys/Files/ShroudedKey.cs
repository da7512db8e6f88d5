using System.Formats.Asn1;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary><c>EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm AlgorithmIdentifier, encryptedData OCTET STRING }</c> (RFC 5958 §3).</summary>
internal static class ShroudedKey
{
    /// <summary>PBES2, AES-256-CBC, PBKDF2 with HMAC-SHA-256.</summary>
    public static byte[] Encrypt(SoftwareKey key, ReadOnlySpan<char> password, int rounds)
    {
        var pkcs8 = key.ExportPkcs8();
        try
        {
            var info = Pkcs8PrivateKeyInfo.Decode(pkcs8, out _, skipCopy: true);
            return info.Encrypt(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, rounds));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>
    /// Refuses with <c>code.damaged</c> what is no such structure or too dear to open, with <c>code.wrong-password</c> what does
    /// not open, and like <see cref="SoftwareKey.FromPkcs8"/>.
    /// </summary>
    public static Result<SoftwareKey> Decrypt(ReadOnlyMemory<byte> encrypted, ReadOnlySpan<char> password, string code)
    {
        if (!IsBearable(encrypted))
        {
            return Rejection.Invalid($"{code}.damaged", $"not an encrypted private key, or more than {PbeCost.Limit} rounds", "RFC 5958 §3");
        }

        try
        {
            var info = Pkcs8PrivateKeyInfo.DecryptAndDecode(password, encrypted, out _);
            return FromInfo(info);
        }
        catch (CryptographicException)
        {
            return Rejection.Forbidden($"{code}.wrong-password", "the private key does not open with this password");
        }
    }

    private static Result<SoftwareKey> FromInfo(Pkcs8PrivateKeyInfo info)
    {
        var pkcs8 = info.Encode();
        try
        {
            return SoftwareKey.FromPkcs8(pkcs8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsMemory(info.PrivateKeyBytes).Span);
        }
    }

    private static bool IsBearable(ReadOnlyMemory<byte> encrypted)
    {
        try
        {
            return PbeCost.IsBearable(new AsnReader(encrypted, AsnEncodingRules.BER).ReadSequence());
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
