using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>An RSA private key in the BCL's hands.</summary>
internal sealed class RsaPrivateKey(RSA rsa) : IPrivateKey
{
    public SubjectPublicKeyInfo PublicKey { get; } = SubjectPublicKeyInfo.Decode(rsa.ExportSubjectPublicKeyInfo()).Value;

    public static Result<IPrivateKey> Read(ReadOnlySpan<byte> pkcs8)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportPkcs8PrivateKey(pkcs8, out var read);
            if (read == pkcs8.Length)
            {
                return new RsaPrivateKey(rsa);
            }
        }
        catch (CryptographicException)
        {
            // Told below, like octets after the end.
        }

        rsa.Dispose();
        return Rejection.Invalid("key.malformed", "not an RSA private key in PKCS#8", "RFC 5958 §2");
    }

    public byte[] Sign(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message) =>
        rsa.SignHash(algorithm.Digest(message), HashAlgorithmName.FromOid(algorithm.DigestOid), algorithm.Oid == Oids.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);

    public byte[] ExportPkcs8() => rsa.ExportPkcs8PrivateKey();

    public void Dispose() => rsa.Dispose();
}
