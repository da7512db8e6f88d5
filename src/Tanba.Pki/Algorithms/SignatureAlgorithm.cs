using System.Security.Cryptography;
using Tanba.Pki.Algorithms.Gost;

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

    /// <summary>ECDSA with SHA-256 (RFC 5758 §3.2): what keys on P-256 sign with.</summary>
    public static readonly SignatureAlgorithm EcdsaSha256 = EcKeys.Signature("ECDSA SHA-256", Oids.EcdsaWithSha256, Oids.Sha256, Oids.P256, SHA256.HashData);

    /// <summary>ECDSA with SHA-384 (RFC 5758 §3.2): what keys on P-384 sign with.</summary>
    public static readonly SignatureAlgorithm EcdsaSha384 = EcKeys.Signature("ECDSA SHA-384", Oids.EcdsaWithSha384, Oids.Sha384, Oids.P384, SHA384.HashData);

    /// <summary>ECDSA with SHA-512 (RFC 5758 §3.2): what keys on P-521 sign with.</summary>
    public static readonly SignatureAlgorithm EcdsaSha512 = EcKeys.Signature("ECDSA SHA-512", Oids.EcdsaWithSha512, Oids.Sha512, Oids.P521, SHA512.HashData);

    /// <summary>RSASSA-PSS with SHA-256, MGF1 with SHA-256, 32 octets of salt (RFC 4055 §3.1).</summary>
    public static readonly SignatureAlgorithm RsaPssSha256 = RsaPss.Signature("RSA-PSS SHA-256", Oids.Sha256);

    /// <summary>RSASSA-PSS with SHA-384, MGF1 with SHA-384, 48 octets of salt (RFC 4055 §3.1).</summary>
    public static readonly SignatureAlgorithm RsaPssSha384 = RsaPss.Signature("RSA-PSS SHA-384", Oids.Sha384);

    /// <summary>RSASSA-PSS with SHA-512, MGF1 with SHA-512, 64 octets of salt (RFC 4055 §3.1).</summary>
    public static readonly SignatureAlgorithm RsaPssSha512 = RsaPss.Signature("RSA-PSS SHA-512", Oids.Sha512);

    /// <summary>GOST R 34.10-2015, 512 bits, with Streebog-512.</summary>
    public static readonly SignatureAlgorithm Gost512 = GostKeys.Gost512.Signature(Oids.KzGost2015Signature512, Oids.KzStreebog512, Streebog.Hash512);

    /// <summary>GOST R 34.10-2015, 256 bits, with Streebog-256.</summary>
    public static readonly SignatureAlgorithm Gost256 = GostKeys.Gost256.Signature(Oids.KzGost2015Signature256, Oids.KzStreebog256, Streebog.Hash256);

    /// <summary>GOST 34.310-2004 with GOST 34.311-95.</summary>
    public static readonly SignatureAlgorithm Gost2004 = GostKeys.Gost2004.Signature(Oids.KzGost2004Signature, Oids.KzGost34311, Gost34311.Hash);

    /// <summary>The same under the identifier of an older national product; only ever read.</summary>
    public static readonly SignatureAlgorithm GammaGost2004 = GostKeys.Gost2004.Signature(Oids.KzGammaGostSignature, Oids.KzGost34311, Gost34311.Hash);

    private static readonly DerInput Input = new("algorithm", 1024);

    /// <summary>Every row; the first that suits a key is the default for it.</summary>
    public static IReadOnlyList<SignatureAlgorithm> All { get; } =
    [
        RsaSha256, RsaSha384, RsaSha512, EcdsaSha256, EcdsaSha384, EcdsaSha512, RsaPssSha256, RsaPssSha384, RsaPssSha512,
        Gost512, Gost256, Gost2004, GammaGost2004, .. MlDsaKeys.Signatures,
    ];

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

    /// <summary>Whether a key that fits signs with this row unless told otherwise, as one digest goes with each curve.</summary>
    public Func<SubjectPublicKeyInfo, bool> Suits { private get; init; } = _ => true;

    /// <summary>
    /// Whether parameters of the AlgorithmIdentifier, as they came, mean this row: by default none or NULL.
    /// </summary>
    public Func<AlgorithmIdentifier, bool> HasParameters { private get; init; } = identifier => identifier.HasNoParameters;

    /// <summary>Its name and its values in XML signatures; null where no standard gives it a name there.</summary>
    public XmlForm? Xml { get; init; }

    /// <summary>The digest function.</summary>
    public required Func<ReadOnlySpan<byte>, byte[]> DigestFunction { private get; init; }

    /// <summary>Whether what is signed is a digest of the message: not so for ML-DSA.</summary>
    public bool SignsDigest { get; init; } = true;

    /// <summary>The check; reached only through <see cref="Verify"/>.</summary>
    public required VerifySignature Check { private get; init; }

    /// <summary>
    /// The row of a DER AlgorithmIdentifier, by its OID and parameters. Refuses with <c>algorithm.malformed</c>,
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
    public static SignatureAlgorithm DefaultFor(SubjectPublicKeyInfo key) => All.FirstOrDefault(row => row.Fits(key) && row.Suits(key))
        ?? throw new ArgumentException($"No signature algorithm fits a key of kind {key.Name}", nameof(key));

    /// <summary>The digest of a message.</summary>
    public byte[] Digest(ReadOnlySpan<byte> message) => DigestFunction(message);

    /// <summary>True only when the key fits and the value is its signature of <paramref name="message"/>; never throws for outside input.</summary>
    public bool Verify(SubjectPublicKeyInfo key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Fits(key) && Check(this, key, message, signature);

    /// <summary>
    /// Like <see cref="Verify"/> for a message of which only the digest by <see cref="DigestOid"/> is known; false for the algorithms that
    /// sign the message itself (ML-DSA), and for a digest of another length.
    /// </summary>
    public bool VerifyDigest(SubjectPublicKeyInfo key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature) =>
        SignsDigest && digest.Length == Digest([]).Length && Fits(key) && Check(OfDigests(), key, digest, signature);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static SignatureAlgorithm? Find(AlgorithmIdentifier identifier) =>
        All.FirstOrDefault(row => row.Oid == identifier.Oid && row.HasParameters(identifier)) ?? RsaPss.Find(identifier);

    /// <summary>This row for messages that are digests already.</summary>
    private SignatureAlgorithm OfDigests() => new()
    {
        Name = Name,
        Oid = Oid,
        DigestOid = DigestOid,
        Identifier = Identifier,
        DigestIdentifier = DigestIdentifier,
        Fits = Fits,
        DigestFunction = digest => digest.ToArray(),
        Check = Check,
    };
}
