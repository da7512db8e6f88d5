using System.Security.Cryptography;
using Tanba.Pki;

namespace Tanba.Keys.Pbe;

/// <summary>A block cipher in CBC mode with the padding of RFC 8018 §6.1.1. Immutable.</summary>
/// <param name="Oid">As an encryption scheme of PBES2.</param>
/// <param name="KeySize">Octets of the key.</param>
/// <param name="BlockSize">Octets of a block and of the initialisation vector.</param>
/// <param name="Make">The cipher, without a key.</param>
internal sealed record CbcCipher(string Oid, int KeySize, int BlockSize, Func<SymmetricAlgorithm> Make)
{
    public static readonly CbcCipher Aes128 = new(Oids.Aes128Cbc, 16, 16, Aes.Create);
    public static readonly CbcCipher Aes192 = new(Oids.Aes192Cbc, 24, 16, Aes.Create);
    public static readonly CbcCipher Aes256 = new(Oids.Aes256Cbc, 32, 16, Aes.Create);
    public static readonly CbcCipher TripleDes = new(Oids.TripleDesCbc, 24, 8, TripleDES.Create);

    /// <summary>RC2 of RFC 2268 with as many effective bits as the key has.</summary>
    public static CbcCipher Rc2(int bits) => new(Oids.Rc2Cbc, bits / 8, 8, () =>
    {
#pragma warning disable CA5351 // What the national files are encrypted with is not ours to choose.
        var rc2 = RC2.Create();
#pragma warning restore CA5351
        rc2.KeySize = bits;
        return rc2;
    });

    /// <summary>
    /// Null when the octets are no whole blocks or end in no padding, which is how a wrong key shows. The padding is looked at
    /// here and not by the platform: an exception for each wrong password is dear.
    /// </summary>
    public byte[]? Decrypt(byte[] key, byte[] iv, ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.IsEmpty || ciphertext.Length % BlockSize != 0)
        {
            return null;
        }

        using var cipher = Make();
        cipher.Key = key;
        var padded = cipher.DecryptCbc(ciphertext, iv, PaddingMode.None);
        var padding = padded[^1];
        var isPadded = padding > 0 && padding <= BlockSize && !padded.AsSpan(padded.Length - padding).ContainsAnyExcept(padding);
        var plain = isPadded ? padded[..^padding] : null;
        CryptographicOperations.ZeroMemory(padded);
        return plain;
    }

    public byte[] Encrypt(byte[] key, byte[] iv, ReadOnlySpan<byte> plain)
    {
        using var cipher = Make();
        cipher.Key = key;
        return cipher.EncryptCbc(plain, iv, PaddingMode.PKCS7);
    }
}
