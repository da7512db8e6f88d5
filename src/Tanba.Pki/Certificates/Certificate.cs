using System.Security.Cryptography;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Certificates;

/// <summary>
/// An X.509 certificate (RFC 5280 §4) as it was read: well formed, which says nothing about trust. Immutable, safe from any
/// thread, equal by its octets.
/// </summary>
public sealed class Certificate : IEquatable<Certificate>
{
    private static readonly DerInput Input = new("certificate", 64 * 1024);

    private readonly CertificateFields fields;

    private Certificate(CertificateFields fields) => this.fields = fields;

    /// <summary>DER of the whole.</summary>
    public ReadOnlyMemory<byte> Encoded => fields.Encoded;

    /// <summary>DER of the signed part.</summary>
    public ReadOnlyMemory<byte> Tbs => fields.Tbs;

    /// <summary>Unique for its issuer.</summary>
    public SerialNumber SerialNumber => fields.SerialNumber;

    /// <summary>Who signed.</summary>
    public DistinguishedName Issuer => fields.Issuer;

    /// <summary>Whom the certificate is about.</summary>
    public DistinguishedName Subject => fields.Subject;

    /// <summary>First valid second, UTC.</summary>
    public DateTimeOffset NotBefore => fields.NotBefore;

    /// <summary>Last valid second, UTC, itself included.</summary>
    public DateTimeOffset NotAfter => fields.NotAfter;

    /// <summary>The certified key; its kind may be unknown to the product.</summary>
    public SubjectPublicKeyInfo PublicKey => fields.PublicKey;

    /// <summary>The algorithm of the issuer's signature; null when the product does not know it.</summary>
    public SignatureAlgorithm? SignatureAlgorithm => Algorithms.SignatureAlgorithm.Find(fields.Algorithm);

    /// <summary>OID of the signature algorithm, known or not.</summary>
    public string SignatureAlgorithmOid => fields.Algorithm.Oid;

    /// <summary>The issuer's signature value.</summary>
    public ReadOnlyMemory<byte> Signature => fields.Signature;

    /// <summary>All extensions in encoded order, no two of one kind.</summary>
    public IReadOnlyList<Extension> Extensions => fields.Extensions.All;

    /// <summary>Null when there is no such extension.</summary>
    public KeyUsage? KeyUsage => fields.Extensions.KeyUsage;

    /// <summary>Purposes as OIDs; empty when there is no such extension.</summary>
    public IReadOnlyList<string> ExtendedKeyUsage => fields.Extensions.ExtendedKeyUsage;

    /// <summary>Null when there is no such extension.</summary>
    public BasicConstraints? BasicConstraints => fields.Extensions.BasicConstraints;

    /// <summary>Null when there is no such extension.</summary>
    public ReadOnlyMemory<byte>? SubjectKeyIdentifier => fields.Extensions.SubjectKeyIdentifier;

    /// <summary>The issuer's key identifier; null when not given.</summary>
    public ReadOnlyMemory<byte>? AuthorityKeyIdentifier => fields.Extensions.AuthorityKeyIdentifier;

    /// <summary>Policies as OIDs; empty when there is no such extension.</summary>
    public IReadOnlyList<string> Policies => fields.Extensions.Policies;

    /// <summary>Where the private key rests, a <c>KzStorage…</c> of <see cref="Oids"/>; null when not said.</summary>
    public string? KeyStorageOid => fields.Extensions.KeyStorageOid;

    /// <summary>The first rfc822Name, else the subject's emailAddress.</summary>
    public string? Email => AlternativeNames.FirstOrDefault(name => name.Kind == GeneralNameKind.Email)?.Text ?? Subject.Find(Oids.EmailAddress);

    /// <summary>Where full CRLs are.</summary>
    public IReadOnlyList<string> CrlUrls => CrlDistributionPointsExtension.Urls(DistributionPoints);

    /// <summary>cRLDistributionPoints with their reasons and issuers; empty when there is no such extension.</summary>
    public IReadOnlyList<DistributionPoint> DistributionPoints => fields.Extensions.DistributionPoints;

    /// <summary>subjectAltName in encoded order; empty when there is no such extension.</summary>
    public IReadOnlyList<GeneralName> AlternativeNames => fields.Extensions.AlternativeNames;

    /// <summary>Null when there is no such extension.</summary>
    public NameConstraints? NameConstraints => fields.Extensions.NameConstraints;

    /// <summary>policyMappings; empty when there is no such extension.</summary>
    public IReadOnlyList<PolicyMapping> PolicyMappings => fields.Extensions.PolicyMappings;

    /// <summary>Null when there is no such extension.</summary>
    public PolicyConstraints? PolicyConstraints => fields.Extensions.PolicyConstraints;

    /// <summary>After how many more certificates anyPolicy stands for nothing; null when there is no such extension.</summary>
    public int? InhibitAnyPolicy => fields.Extensions.InhibitAnyPolicy;

    /// <summary>Where delta CRLs are.</summary>
    public IReadOnlyList<string> FreshestCrlUrls => fields.Extensions.FreshestCrlUrls;

    /// <summary>Where OCSP is answered.</summary>
    public IReadOnlyList<string> OcspUrls => [.. fields.Extensions.Access.Where(entry => entry.Method == Oids.OcspAccess).Select(entry => entry.Url)];

    /// <summary>Where the issuer's certificate is.</summary>
    public IReadOnlyList<string> CaIssuersUrls => [.. fields.Extensions.Access.Where(entry => entry.Method == Oids.CaIssuersAccess).Select(entry => entry.Url)];

    /// <summary>Lower-case hex of the subject key identifier, "" if none.</summary>
    public string Ski => Convert.ToHexStringLower((SubjectKeyIdentifier ?? default).Span);

    /// <summary>Whether issuer and subject are the same name and the key has signed itself.</summary>
    public bool IsSelfSigned => Issuer.Matches(Subject) && IsSignedBy(PublicKey);

    /// <summary>
    /// Reads strict DER, or the first <c>CERTIFICATE</c> of a PEM text; at most 64 KiB. Refuses with <c>certificate.too-large</c>,
    /// <c>certificate.malformed</c> (also two extensions of one kind, or a malformed extension that the product reads).
    /// </summary>
    public static Result<Certificate> Decode(ReadOnlyMemory<byte> derOrPem) =>
        Der.Read<Certificate>(derOrPem.Length > 2 * Input.Limit ? derOrPem : Pem.Unwrap(derOrPem, "CERTIFICATE"), Input, reader => Read(reader));

    /// <summary>Whether the signature is that of <paramref name="key"/>; false for algorithms the product does not know.</summary>
    public bool IsSignedBy(SubjectPublicKeyInfo key) => SignatureAlgorithm?.Verify(key, Tbs.Span, Signature.Span) ?? false;

    /// <summary>RFC 7468, lines of 64 columns, LF.</summary>
    public string ToPem() => Pem.Wrap("CERTIFICATE", Encoded.Span);

    /// <summary>SHA-256 of the DER: the fingerprint.</summary>
    public byte[] Sha256() => SHA256.HashData(Encoded.Span);

    /// <inheritdoc/>
    public bool Equals(Certificate? other) => other is not null && Encoded.Span.SequenceEqual(other.Encoded.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Certificate);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // The signature is as good as random, and every certificate has its own.
        var hash = default(HashCode);
        hash.AddBytes(Signature.Span);
        return hash.ToHashCode();
    }

    /// <summary>Subject and serial number, for logs.</summary>
    public override string ToString() => $"{Subject} ({SerialNumber})";

    /// <summary>Whether critical policies have a qualifier that is none of RFC 5280's.</summary>
    internal bool HasCriticalUnknownQualifier => fields.Extensions.HasCriticalUnknownQualifier;

    /// <summary>The algorithm of the issuer's signature, as it came.</summary>
    internal AlgorithmIdentifier SignatureIdentifier => fields.Algorithm;

    internal static Certificate Read(System.Formats.Asn1.AsnReader reader) => new(CertificateFields.Read(reader));
}
