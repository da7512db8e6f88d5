using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary><c>PBES2-params ::= SEQUENCE { keyDerivationFunc AlgorithmIdentifier, encryptionScheme AlgorithmIdentifier }</c> (RFC 8018 A.4).</summary>
internal static class Pbes2
{
    private const int SaltLength = 16;

    private static readonly IReadOnlyList<CbcCipher> Ciphers = [CbcCipher.Aes128, CbcCipher.Aes192, CbcCipher.Aes256, CbcCipher.TripleDes];

    /// <exception cref="AsnContentException">The parameters are malformed.</exception>
    public static Result<CbcKey> Open(AsnReader parameters, PasswordOctets password, RoundBudget budget)
    {
        var derivation = Pbkdf2.Read(parameters.ReadSequence());
        var scheme = parameters.ReadSequence();
        parameters.ThrowIfNotEmpty();
        var oid = scheme.ReadObjectIdentifier();
        var cipher = oid == Oids.Rc2Cbc ? null : Ciphers.FirstOrDefault(row => row.Oid == oid);
        byte[] iv;
        if (oid == Oids.Rc2Cbc)
        {
            (cipher, iv) = ReadRc2(scheme.ReadSequence());
        }
        else if (cipher is null)
        {
            return budget.Unsupported(oid);
        }
        else
        {
            iv = scheme.ReadOctetString();
        }

        scheme.ThrowIfNotEmpty();
        if (iv.Length != cipher.BlockSize || (derivation.KeyLength ?? cipher.KeySize) != cipher.KeySize)
        {
            throw Der.Fault("a vector or key of another length than the cipher's");
        }

        return derivation.Derive(password.Utf8, cipher.KeySize, budget).Try(out var key, out var refused) ? new CbcKey(cipher, key, iv) : refused;
    }

    /// <summary>Writes the algorithm identifier and encrypts: AES-256-CBC, PBKDF2 with HMAC-SHA-256.</summary>
    public static (byte[] Algorithm, byte[] Ciphertext) Seal(ReadOnlySpan<byte> plain, PasswordOctets password, int rounds)
    {
        var (salt, iv) = (RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(CbcCipher.Aes256.BlockSize));
        var derived = GC.AllocateUninitializedArray<byte>(CbcCipher.Aes256.KeySize, pinned: true);
        PbeDigest.Sha256.Stretch(password.Utf8, salt, rounds, derived);
        using var key = new CbcKey(CbcCipher.Aes256, derived, iv);
        var algorithm = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.Pbes2);
                using (writer.PushSequence())
                {
                    Pbkdf2.Write(writer, salt, rounds);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Oids.Aes256Cbc);
                        writer.WriteOctetString(iv);
                    }
                }
            }
        });
        return (algorithm, key.Encrypt(plain));
    }

    /// <summary><c>RC2-CBC-Parameter ::= SEQUENCE { rc2ParameterVersion INTEGER OPTIONAL, iv OCTET STRING }</c> (RFC 8018 B.2.3).</summary>
    private static (CbcCipher Cipher, byte[] Iv) ReadRc2(AsnReader parameters)
    {
        // RFC 8018 B.2.3: the version stands for the effective bits by a table of its own.
        var isVersion = parameters.TryReadInt32(out var version);
        var iv = parameters.ReadOctetString();
        parameters.ThrowIfNotEmpty();
        return (isVersion, version) switch
        {
            (true, 160) => (CbcCipher.Rc2(40), iv),
            (true, 120) => (CbcCipher.Rc2(64), iv),
            (true, 58) => (CbcCipher.Rc2(128), iv),
            _ => throw Der.Fault("a version of RC2 that nobody writes"),
        };
    }
}
