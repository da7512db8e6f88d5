using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Numerics;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Pki.Crls;

/// <summary>
/// A certificate revocation list as it was read (RFC 5280 §5.1; the module is quoted at <see cref="CrlBuilder"/>). Immutable, safe
/// from any thread. Whether it is signed and current is for the reader to ask.
/// </summary>
public sealed class CertificateList
{
    // The national production list has 21 MB and some 422 000 entries.
    private static readonly DerInput Input = new("crl", 128 * 1024 * 1024);

    // freshestCRL is critical in the deltas of order 522 by a slip of its drafting.
    private static readonly FrozenSet<string> Known =
        FrozenSet.Create(
        StringComparer.Ordinal, Oids.AuthorityKeyIdentifier, Oids.CrlNumber, Oids.DeltaCrlIndicator, Oids.FreshestCrl, Oids.IssuingDistributionPoint);

    private readonly RevokedEntries entries;
    private readonly AlgorithmIdentifier algorithm;
    private readonly ReadOnlyMemory<byte> value;

    private CertificateList(RevokedEntries entries, AlgorithmIdentifier algorithm, ReadOnlyMemory<byte> signature)
    {
        this.entries = entries;
        this.algorithm = algorithm;
        value = signature;
    }

    /// <summary>DER of the whole.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>DER of the signed part.</summary>
    public required ReadOnlyMemory<byte> Tbs { get; init; }

    /// <summary>Who signed.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>UTC; null when not said.</summary>
    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>All extensions in encoded order.</summary>
    public required IReadOnlyList<Extension> Extensions { get; init; }

    /// <summary>CRL number; null when not said.</summary>
    public required BigInteger? Number { get; init; }

    /// <summary>For a delta: the number of its base. Null for a full list.</summary>
    public required BigInteger? BaseNumber { get; init; }

    /// <summary>Key identifier of the issuer; null when not given.</summary>
    public required ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; init; }

    /// <summary>What the list is about (RFC 5280 §5.2.5); null for a list of all certificates of its issuer.</summary>
    public required IssuingDistributionPoint? Scope { get; init; }

    /// <summary>Every entry of a certificate of the list's own issuer, in no particular order.</summary>
    public IReadOnlyCollection<RevokedEntry> Entries => entries.Own;

    /// <summary>The algorithm of the signature, as it came.</summary>
    internal AlgorithmIdentifier SignatureIdentifier => algorithm;

    /// <summary>The signature value.</summary>
    internal ReadOnlyMemory<byte> Signature => value;

    /// <summary>
    /// Reads strict DER, or the first <c>X509 CRL</c> of a PEM text; at most 128 MiB. Refuses with <c>crl.too-large</c>,
    /// <c>crl.malformed</c> (also for a critical extension that the product does not read: RFC 5280 §5.2).
    /// </summary>
    public static Result<CertificateList> Decode(ReadOnlyMemory<byte> derOrPem) =>
        Der.Read<CertificateList>(Pem.Unwrap(derOrPem, "X509 CRL"), Input, reader => Read(reader));

    /// <summary>The entry of a certificate of this issuer; null when the list does not name it.</summary>
    public RevokedEntry? Find(SerialNumber serialNumber) => entries.Find(serialNumber);

    /// <summary>The entry of a certificate of <paramref name="certificateIssuer"/>, which in an indirect list may be another than the list's (RFC 5280 §5.3.3).</summary>
    public RevokedEntry? Find(SerialNumber serialNumber, DistinguishedName certificateIssuer) =>
        certificateIssuer.Matches(Issuer) ? entries.Find(serialNumber) : entries.Find(serialNumber, certificateIssuer);

    /// <summary>Whether the signature is that of <paramref name="key"/>.</summary>
    public bool IsSignedBy(SubjectPublicKeyInfo key) => SignatureAlgorithm.Find(algorithm)?.Verify(key, Tbs.Span, value.Span) ?? false;

    /// <summary>Whether <paramref name="issuer"/> has this list's name, may sign lists (RFC 5280 §6.3.3 (f)), and has signed it.</summary>
    public bool IsIssuedBy(Certificate issuer) =>
        Issuer.Matches(issuer.Subject) && (issuer.KeyUsage ?? KeyUsage.CrlSign).HasFlag(KeyUsage.CrlSign) && IsSignedBy(issuer.PublicKey);

    private static CertificateList Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var list = reader.ReadSequence();
        var tbsEncoded = list.PeekEncodedValue();
        var tbs = list.ReadSequence();
        var outer = AlgorithmIdentifier.Read(list);
        var signature = list.ReadBitString(out var unused);
        list.ThrowIfNotEmpty();

        var isVersion2 = ReadVersion(tbs);
        var inner = AlgorithmIdentifier.Read(tbs);
        if (unused != 0 || !inner.Encoded.Span.SequenceEqual(outer.Encoded.Span))
        {
            throw Der.Fault("the algorithm inside the signed part must be the one outside (RFC 5280 §5.1.1.2)");
        }

        var (issuer, thisUpdate) = (DistinguishedName.Read(tbs), DerTime.Read(tbs));
        DateTimeOffset? nextUpdate = tbs.HasData && tbs.PeekTag() is { TagClass: TagClass.Universal } tag && tag != Asn1Tag.Sequence ? DerTime.Read(tbs) : null;
        var found = RevokedEntries.Read(tbs, isVersion2, issuer);
        var extensions = isVersion2 && tbs.HasData ? ReadExtensions(tbs.ReadSequence(Der.Context(0))) : [];
        tbs.ThrowIfNotEmpty();
        return new(found, outer, signature)
        {
            Encoded = encoded,
            Tbs = tbsEncoded,
            Issuer = issuer,
            ThisUpdate = thisUpdate,
            NextUpdate = nextUpdate,
            Extensions = extensions,
            Number = ReadNumber(extensions, Oids.CrlNumber),
            BaseNumber = ReadNumber(extensions, Oids.DeltaCrlIndicator),
            Scope = extensions.FirstOrDefault(extension => extension.Oid == Oids.IssuingDistributionPoint) is { } scope ? IssuingDistributionPoint.Read(scope.Value) : null,
            AuthorityKeyIdentifier = extensions.FirstOrDefault(extension => extension.Oid == Oids.AuthorityKeyIdentifier) is { } authority
                ? AuthorityKeyIdentifierExtension.Read(authority.Value)
                : default,
        };
    }

    /// <summary>RFC 5280 §5.1.2.1: v2 when extensions are there; v1 has no version field, and there is no v3.</summary>
    private static bool ReadVersion(AsnReader tbs) =>
        tbs.PeekTag() == Asn1Tag.Integer && (tbs.ReadInteger() == 1 ? true : throw Der.Fault("a version that is written is v2"));

    private static IReadOnlyList<Extension> ReadExtensions(AsnReader tagged)
    {
        var extensions = Extension.ReadAll(tagged);
        tagged.ThrowIfNotEmpty();
        return extensions.FirstOrDefault(extension => extension.Critical && !Known.Contains(extension.Oid)) is { } unknown
            ? throw Der.Fault($"critical extension {unknown.Oid} is not known")
            : extensions;
    }

    private static BigInteger? ReadNumber(IReadOnlyList<Extension> extensions, string oid) =>
        extensions.FirstOrDefault(extension => extension.Oid == oid) is { } extension
            ? Der.ReadInner(extension.Value, ReadNumber)
            : null;

    /// <summary>RFC 5280 §5.2.3: <c>INTEGER (0..MAX)</c> of at most twenty octets.</summary>
    private static BigInteger ReadNumber(AsnReader reader) =>
        reader.ReadInteger() is { Sign: >= 0 } number && number.GetByteCount() <= 20 ? number : throw Der.Fault("a CRL number is out of range");
}
