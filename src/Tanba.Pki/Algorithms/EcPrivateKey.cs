using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>An ECDSA private key in the BCL's hands.</summary>
internal sealed class EcPrivateKey(ECDsa ecdsa) : IPrivateKey
{
    public SubjectPublicKeyInfo PublicKey { get; } = SubjectPublicKeyInfo.Decode(ecdsa.ExportSubjectPublicKeyInfo()).Value;

    public static Result<IPrivateKey> Read(ReadOnlySpan<byte> pkcs8)
    {
        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportPkcs8PrivateKey(pkcs8, out var read);
            if (read == pkcs8.Length)
            {
                return new EcPrivateKey(ecdsa);
            }
        }
        catch (Exception broken) when (broken is CryptographicException or PlatformNotSupportedException)
        {
            // An odd curve is "not supported by the platform". Told below, like octets after the end.
        }

        ecdsa.Dispose();
        return Rejection.Invalid("key.malformed", "not an EC private key in PKCS#8", "RFC 5915 §3");
    }

    public byte[] Sign(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message) =>
        ecdsa.SignHash(algorithm.Digest(message), DSASignatureFormat.Rfc3279DerSequence);

    public byte[] ExportPkcs8() => ecdsa.ExportPkcs8PrivateKey();

    public void Dispose() => ecdsa.Dispose();
}
