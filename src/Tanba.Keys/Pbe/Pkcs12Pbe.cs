using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary>
/// The old encryption of PKCS#12: <c>pkcs-12PbeParams ::= SEQUENCE { salt OCTET STRING, iterations INTEGER }</c> (RFC 7292 C), key
/// and vector derived with SHA-1. The national files have it, and most files that are ten years old.
/// </summary>
internal static class Pkcs12Pbe
{
    public const string Key = Oids.PbeSha1TripleDes;
    public const string Certificates = Oids.PbeSha1Rc2Of40;

    private const int SaltLength = 20;

    /// <summary>Null for what is no such algorithm. The two of RC4 are not: nobody writes them.</summary>
    public static CbcCipher? Find(string oid) => oid switch
    {
        Oids.PbeSha1TripleDes or Oids.PbeSha1TwoKeyTripleDes => CbcCipher.TripleDes,
        Oids.PbeSha1Rc2Of128 => CbcCipher.Rc2(128),
        Oids.PbeSha1Rc2Of40 => CbcCipher.Rc2(40),
        _ => null,
    };

    /// <exception cref="AsnContentException">The parameters are malformed.</exception>
    public static Result<CbcKey> Open(string oid, AsnReader parameters, PasswordOctets password, RoundBudget budget)
    {
        var cost = (Salt: parameters.ReadOctetString(), Rounds: RoundBudget.ReadRounds(parameters));
        parameters.ThrowIfNotEmpty();
        var cipher = Find(oid)!;
        var blocks = Pkcs12Kdf.Blocks(PbeDigest.Sha1, cipher.KeySize) + 1;
        return budget.Spend(cost.Rounds, blocks, cost.Salt.Length) is { } refused ? refused : Derive(oid, cipher, password, cost);
    }

    /// <summary>Writes the algorithm identifier and encrypts.</summary>
    public static (byte[] Algorithm, byte[] Ciphertext) Seal(string oid, ReadOnlySpan<byte> plain, PasswordOctets password, int rounds)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        using var key = Derive(oid, Find(oid)!, password, (salt, rounds));
        var algorithm = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(salt);
                    writer.WriteInteger(rounds);
                }
            }
        });
        return (algorithm, key.Encrypt(plain));
    }

    private static CbcKey Derive(string oid, CbcCipher cipher, PasswordOctets password, (byte[] Salt, int Rounds) cost)
    {
        var (key, iv) = (new byte[cipher.KeySize], new byte[cipher.BlockSize]);

        // With two keys the third is the first again.
        var derived = oid == Oids.PbeSha1TwoKeyTripleDes ? 16 : key.Length;
        Pkcs12Kdf.Derive(PbeDigest.Sha1, Pkcs12Kdf.ForKey, password.Bmp, cost, key.AsSpan(0, derived));
        key.AsSpan(0, key.Length - derived).CopyTo(key.AsSpan(derived));
        Pkcs12Kdf.Derive(PbeDigest.Sha1, Pkcs12Kdf.ForIv, password.Bmp, cost, iv);
        return new(cipher, key, iv);
    }
}
