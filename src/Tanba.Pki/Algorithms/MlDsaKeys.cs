using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

#pragma warning disable SYSLIB5006 // ML-DSA's API is marked as new, not as unsure: RFC 9881 is published, and only this file names the types.

/// <summary>
/// ML-DSA (FIPS 204; RFC 9881), pure, with an empty context: used where the platform's OpenSSL has it (3.5 and later), refused in words where it
/// has not. Its digest, for CMS, is SHA-512 (RFC 9882 §3.3).
/// </summary>
internal static class MlDsaKeys
{
    private static readonly (string Kind, string Name, string Oid, Func<MLDsaAlgorithm> Parameters)[] Sets =
    [
        ("mldsa65", "ML-DSA-65", Oids.MlDsa65, () => MLDsaAlgorithm.MLDsa65),
        ("mldsa87", "ML-DSA-87", Oids.MlDsa87, () => MLDsaAlgorithm.MLDsa87),
    ];

    public static IEnumerable<KeyAlgorithm> Rows => Sets.Select(set => new KeyAlgorithm
    {
        Oid = set.Oid,
        Kinds = [set.Kind],
        NameOfKind = _ => set.Name,
        FilePrefix = "MLDSA",
        Describe = _ => set.Name,
        Weakness = key => Unavailable(set.Name) ?? (TryImport(key) is { } imported
            ? Forget(imported)
            : Rejection.Invalid("key.malformed", $"not an {set.Name} public key", "RFC 9881 §4")),
        Unavailable = () => Unavailable(set.Name),
        Generate = _ => new MlDsaPrivateKey(MLDsa.GenerateKey(set.Parameters())),
        ReadPkcs8 = pkcs8 => Unavailable(set.Name) is { } refused ? refused : MlDsaPrivateKey.Read(pkcs8),
    });

    public static IEnumerable<SignatureAlgorithm> Signatures => Sets.Select(set => new SignatureAlgorithm
    {
        Name = set.Name,
        Oid = set.Oid,
        DigestOid = Oids.Sha512,

        // RFC 9881 §2: the parameters are absent.
        Identifier = AlgorithmIdentifier.Write(set.Oid, default),
        DigestIdentifier = AlgorithmIdentifier.Write(Oids.Sha512, AlgorithmIdentifier.Null),
        HasParameters = identifier => identifier.Parameters.IsEmpty,
        Fits = key => key.AlgorithmOid == set.Oid && key.Identifier.Parameters.IsEmpty,
        DigestFunction = SHA512.HashData,
        SignsDigest = false,
        Check = (_, key, message, signature) => Verify(key, message, signature),
    });

    private static Rejection? Unavailable(string name) => MLDsa.IsSupported
        ? null
        : Rejection.Unavailable("key.not-on-this-machine", $"{name} needs OpenSSL 3.5 or later (on Windows: 11 24H2), which this machine does not have. Choose another algorithm, or update it.");

    private static bool Verify(SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        using var imported = TryImport(key);
        return imported is not null && signature.Length == imported.Algorithm.SignatureSizeInBytes && imported.VerifyData(message, signature);
    }

    private static MLDsa? TryImport(SubjectPublicKeyInfo key)
    {
        try
        {
            return MLDsa.IsSupported ? MLDsa.ImportSubjectPublicKeyInfo(key.Encoded.Span) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Rejection? Forget(MLDsa imported)
    {
        imported.Dispose();
        return null;
    }

    /// <summary>In the BCL's hands.</summary>
    private sealed class MlDsaPrivateKey(MLDsa key) : IPrivateKey
    {
        public SubjectPublicKeyInfo PublicKey { get; } = SubjectPublicKeyInfo.Decode(key.ExportSubjectPublicKeyInfo()).Value;

        public static Result<IPrivateKey> Read(ReadOnlySpan<byte> pkcs8)
        {
            try
            {
                return new MlDsaPrivateKey(MLDsa.ImportPkcs8PrivateKey(pkcs8));
            }
            catch (CryptographicException)
            {
                return Rejection.Invalid("key.malformed", "not an ML-DSA private key in PKCS#8", "RFC 9881 §6");
            }
        }

        public byte[] Sign(SignatureAlgorithm algorithm, ReadOnlySpan<byte> message)
        {
            var signature = new byte[key.Algorithm.SignatureSizeInBytes];
            key.SignData(message, signature);
            return signature;
        }

        public byte[] ExportPkcs8() => key.ExportPkcs8PrivateKey();

        public void Dispose() => key.Dispose();
    }
}
