using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Tanba.Keys.Files;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys.Pkcs12;

/// <summary>
/// Writes PKCS#12 as the national authority lays it out — the key, then the encrypted leaf alone, both with localKeyID and
/// friendlyName — but with PBES2, AES-256 and SHA-256 in place of its broken ciphers.
/// </summary>
internal static class Pkcs12Writer
{
    private const int Rounds = 100_000;

    private static readonly PbeParameters Cipher = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds);

    public static byte[] Write(SoftwareKey key, Certificate leaf, byte[] ski, Secret password)
    {
        var keys = new Pkcs12SafeContents();
        var keyBag = new Pkcs12ShroudedKeyBag(ShroudedKey.Encrypt(key, password.Chars, Rounds), skipCopy: true);
        keys.AddSafeBag(Named(keyBag, ski));

        var certificates = new Pkcs12SafeContents();
        var encoded = Der.Write(writer => writer.WriteOctetString(leaf.Encoded.Span));
        certificates.AddSafeBag(Named(new Pkcs12CertBag(new Oid(Oids.X509CertificateBagType), encoded), ski));

        var builder = new Pkcs12Builder();
        builder.AddSafeContentsUnencrypted(keys);
        builder.AddSafeContentsEncrypted(certificates, password.Chars, Cipher);
        builder.SealWithMac(password.Chars, HashAlgorithmName.SHA256, Rounds);
        return builder.Encode();
    }

    private static Pkcs12SafeBag Named(Pkcs12SafeBag bag, byte[] ski)
    {
        var name = Der.Write(writer => writer.WriteCharacterString(UniversalTagNumber.BMPString, Convert.ToHexStringLower(ski)));
        bag.Attributes.Add(new Pkcs9AttributeObject(Oids.FriendlyNameAttribute, name));
        bag.Attributes.Add(new Pkcs9LocalKeyId(ski));
        return bag;
    }
}
