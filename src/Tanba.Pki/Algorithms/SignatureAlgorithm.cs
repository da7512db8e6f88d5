using System.Security.Cryptography;

namespace Tanba.Pki.Algorithms;

/// <summary>Checks a signature value with a public key that fits the row.</summary>
/// <param name="algorithm">The row.</param>
/// <param name="key">A key that <see cref="SignatureAlgorithm.Fits"/>.</param>
/// <param name="message">What was signed, undigested.</param>
/// <param name="signature">The value as it stands in a certificate.</param>
public delegate bool VerifySignature(SignatureAlgorithm algorithm, SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

/// <summary>
/// The table of signature algorithms. A new algorithm is one more row here and one file of its own; no other code has a case
/// per algorithm. Immutable, safe from any thread.
/// </summary>
public sealed class SignatureAlgorithm
{
    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256 (RFC 4055 §5).</summary>
    public static readonly SignatureAlgorithm RsaSha256 = RsaKeys.Signature("RSA SHA-256", Oids.Sha256WithRsa, Oids.Sha256, SHA256.HashData);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384 (RFC 4055 §5).</summary>
    public static readonly SignatureAlgorithm RsaSha384 = RsaKeys.Signature("RSA SHA-384", Oids.Sha384WithRsa, Oids.Sha384, SHA384.HashData);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512 (RFC 4055 §5).</summary>
    public static readonly SignatureAlgorithm RsaSha512 = RsaKeys.Signature("RSA SHA-512", Oids.Sha512WithRsa, Oids.Sha512, SHA512.HashData);

    /// <summary>ECDSA on P-256 with SHA-256 (RFC 5758 §3.2).</summary>
    public static readonly SignatureAlgorithm EcdsaP256Sha256 =
        EcKeys.Signature("ECDSA P-256 SHA-256", Oids.EcdsaWithSha256, Oids.Sha256, Oids.P256, SHA256.HashData);

    /// <summary>ECDSA on P-384 with SHA-384 (RFC 5758 §3.2).</summary>
    public static readonly SignatureAlgorithm EcdsaP384Sha384 =
        EcKeys.Signature("ECDSA P-384 SHA-384", Oids.EcdsaWithSha384, Oids.Sha384, Oids.P384, SHA384.HashData);

    private static readonly DerInput Input = new("algorithm", 1024);

    /// <summary>Every row; the first that fits a key is the default for it.</summary>
    public static IReadOnlyList<SignatureAlgorithm> All { get; } = [RsaSha256, RsaSha384, RsaSha512, EcdsaP256Sha256, EcdsaP384Sha384];

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>OID of the signature algorithm.</summary>
    public required string Oid { get; init; }

    /// <summary>OID of its digest.</summary>
    public required string DigestOid { get; init; }

    /// <summary>DER AlgorithmIdentifier, as it stands in certificates.</summary>
    public required ReadOnlyMemory<byte> Identifier { get; init; }

    /// <summary>DER AlgorithmIdentifier of the digest, as it stands in CMS.</summary>
    public required ReadOnlyMemory<byte> DigestIdentifier { get; init; }

    /// <summary>Whether a key can sign or be checked with this row.</summary>
    public required Func<SubjectPublicKeyInfo, bool> Fits { get; init; }

    /// <summary>The digest function.</summary>
    public required Func<ReadOnlySpan<byte>, byte[]> DigestFunction { private get; init; }

    /// <summary>The check; reached only through <see cref="Verify"/>.</summary>
    public required VerifySignature Check { private get; init; }

    /// <summary>
    /// The row of a DER AlgorithmIdentifier; parameters may be absent or NULL. Refuses with <c>algorithm.malformed</c>,
    /// <c>algorithm.unknown</c>.
    /// </summary>
    public static Result<SignatureAlgorithm> Decode(ReadOnlyMemory<byte> algorithmIdentifier) => Der.Read(algorithmIdentifier, Input, reader =>
    {
        var identifier = AlgorithmIdentifier.Read(reader);
        return Find(identifier) is { } row
            ? Result.Of(row)
            : Rejection.Invalid("algorithm.unknown", $"signature algorithm {identifier.Oid} is not known or has odd parameters");
    });

    /// <summary>The row a key signs with unless told otherwise. <see cref="ArgumentException"/> when no row fits the key.</summary>
    public static SignatureAlgorithm DefaultFor(SubjectPublicKeyInfo key) => All.FirstOrDefault(row => row.Fits(key))
        ?? throw new ArgumentException($"No signature algorithm fits a key of kind {key.Name}", nameof(key));

    /// <summary>The digest of a message.</summary>
    public byte[] Digest(ReadOnlySpan<byte> message) => DigestFunction(message);

    /// <summary>True only when the key fits and the value is its signature of <paramref name="message"/>; never throws for outside input.</summary>
    public bool Verify(SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Fits(key) && Check(this, key, message, signature);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static SignatureAlgorithm? Find(AlgorithmIdentifier identifier) =>
        identifier.HasNoParameters ? All.FirstOrDefault(row => row.Oid == identifier.Oid) : null;
}
