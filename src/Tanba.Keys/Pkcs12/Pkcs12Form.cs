using Tanba.Keys.Pbe;

namespace Tanba.Keys.Pkcs12;

/// <summary>With which ciphers and rounds a file of PKCS#12 is written.</summary>
/// <param name="Rounds">Of each derivation.</param>
/// <param name="SealKey">Encrypts a private key: AlgorithmIdentifier and ciphertext.</param>
/// <param name="SealSafe">Encrypts a part as a whole.</param>
/// <param name="Mac">Digest of the MAC and octets of its salt.</param>
/// <param name="IsIndefinite">BER with indefinite lengths where the national files have them.</param>
internal sealed record Pkcs12Form(
    int Rounds,
    Pkcs12Form.Encryption SealKey,
    Pkcs12Form.Encryption SealSafe,
    (PbeDigest Digest, int SaltLength) Mac,
    bool IsIndefinite)
{
    /// <summary>NIST SP 800-132 and keytool agree on far more than 1 000; the person waits a tenth of a second.</summary>
    public static readonly Pkcs12Form Modern = new(100_000, Pbes2.Seal, Pbes2.Seal, (PbeDigest.Sha256, 16), IsIndefinite: false);

    /// <summary>As measured on the files of the national authority.</summary>
    public static readonly Pkcs12Form National = new(
        1024,
        (plain, password, rounds) => Pkcs12Pbe.Seal(Pkcs12Pbe.Key, plain, password, rounds),
        (plain, password, rounds) => Pkcs12Pbe.Seal(Pkcs12Pbe.Certificates, plain, password, rounds),
        (PbeDigest.Sha1, 20),
        IsIndefinite: true);

    public delegate (byte[] Algorithm, byte[] Ciphertext) Encryption(ReadOnlySpan<byte> plain, PasswordOctets password, int rounds);

    public static Pkcs12Form Of(KeyFileForm form) => form == KeyFileForm.National ? National : Modern;
}
