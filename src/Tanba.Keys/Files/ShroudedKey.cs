using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary><c>EncryptedPrivateKeyInfo ::= SEQUENCE { encryptionAlgorithm AlgorithmIdentifier, encryptedData OCTET STRING }</c> (RFC 5958 §3).</summary>
internal static class ShroudedKey
{
    /// <summary>PBES2, AES-256-CBC, PBKDF2 with HMAC-SHA-256.</summary>
    public static byte[] Encrypt(SoftwareKey key, ReadOnlySpan<char> password, int rounds)
    {
        var pkcs8 = key.ExportPkcs8();
        using var octets = PasswordOctets.Of(password);
        try
        {
            return Write(Pbes2.Seal(pkcs8, octets, rounds));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    public static byte[] Write((byte[] Algorithm, byte[] Ciphertext) encrypted) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(encrypted.Algorithm);
            writer.WriteOctetString(encrypted.Ciphertext);
        }
    });

    /// <summary>
    /// Refuses with <c>code.damaged</c>, <c>code.wrong-password</c>, <c>code.cipher-unsupported</c>, <c>code.too-many-rounds</c>,
    /// <c>code.salt-too-long</c>, and like <see cref="SoftwareKey.FromPkcs8"/>.
    /// </summary>
    public static Result<SoftwareKey> Decrypt(ReadOnlyMemory<byte> encrypted, ReadOnlySpan<char> password, string code)
    {
        using var octets = PasswordOctets.Of(password);
        if (!Open(encrypted, octets, new RoundBudget(code)).Try(out var pkcs8, out var refused))
        {
            return refused;
        }

        try
        {
            return SoftwareKey.FromPkcs8(pkcs8);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pkcs8);
        }
    }

    /// <summary>The PKCS#8 octets inside, which the caller zeroes; refuses as <see cref="Decrypt"/>.</summary>
    public static Result<byte[]> Open(ReadOnlyMemory<byte> encrypted, PasswordOctets password, RoundBudget budget)
    {
        try
        {
            var (algorithm, ciphertext) = Read(encrypted);
            if (!PbeAlgorithm.Open(algorithm, ciphertext, password, budget).Try(out var pkcs8, out var refused))
            {
                return refused;
            }

            if (IsSequence(pkcs8))
            {
                return pkcs8;
            }

            // By chance the octets of a wrong password end like a padding.
            CryptographicOperations.ZeroMemory(pkcs8);
            return budget.WrongPassword;
        }
        catch (AsnContentException)
        {
            return budget.Damaged;
        }
    }

    /// <summary>Whether it is encrypted in the way of PKCS#12 and not with PBES2. Only for what <see cref="Open"/> has opened.</summary>
    public static bool IsOld(ReadOnlyMemory<byte> encrypted) =>
        new AsnReader(Read(encrypted).Algorithm, AsnEncodingRules.BER).ReadSequence().ReadObjectIdentifier() != Oids.Pbes2;

    private static (ReadOnlyMemory<byte> Algorithm, byte[] Ciphertext) Read(ReadOnlyMemory<byte> encrypted)
    {
        var outer = new AsnReader(encrypted, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var (algorithm, ciphertext) = (info.ReadEncodedValue(), info.ReadOctetString());
        info.ThrowIfNotEmpty();
        return (algorithm, ciphertext);
    }

    private static bool IsSequence(byte[] pkcs8) =>
        AsnDecoder.TryReadEncodedValue(pkcs8, AsnEncodingRules.BER, out var tag, out _, out _, out var consumed)
        && tag == Asn1Tag.Sequence && consumed == pkcs8.Length;
}
