using System.Formats.Asn1;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Ocsp;

/// <summary>
/// Which certificate is asked about: <c>CertID ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, issuerNameHash OCTET STRING,
/// issuerKeyHash OCTET STRING, serialNumber INTEGER }</c> (RFC 6960 §4.1.1). Equal by meaning, not by octets.
/// </summary>
/// <param name="DigestOid">The digest of the two hashes.</param>
/// <param name="IssuerNameHash">Of the issuer's name in DER.</param>
/// <param name="IssuerKeyHash">Of the contents of the issuer's key BIT STRING.</param>
/// <param name="SerialNumber">Of the certificate.</param>
public sealed record CertId(string DigestOid, ReadOnlyMemory<byte> IssuerNameHash, ReadOnlyMemory<byte> IssuerKeyHash, SerialNumber SerialNumber)
{
    /// <summary>As it came, so that the reply repeats it octet for octet; empty when made here.</summary>
    internal ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>The id of a certificate of <paramref name="issuer"/>.</summary>
    /// <exception cref="ArgumentException">A digest the product does not know.</exception>
    public static CertId For(Certificate issuer, SerialNumber serialNumber, string digestOid = Oids.Sha1)
    {
        var digest = Digests.Find(digestOid) ?? throw new ArgumentException($"Digest {digestOid} is not known", nameof(digestOid));
        return new(digestOid, digest(issuer.Subject.Encoded.Span), digest(issuer.PublicKey.KeyBits.Span), serialNumber);
    }

    /// <summary>Whether <paramref name="issuer"/> is the issuer meant; false for digests the product does not know.</summary>
    public bool IsIssuedBy(Certificate issuer) => Digests.Find(DigestOid) is { } digest &&
        IssuerNameHash.Span.SequenceEqual(digest(issuer.Subject.Encoded.Span)) &&
        IssuerKeyHash.Span.SequenceEqual(digest(issuer.PublicKey.KeyBits.Span));

    /// <inheritdoc/>
    public bool Equals(CertId? other) => other is not null && DigestOid == other.DigestOid && SerialNumber == other.SerialNumber &&
        IssuerNameHash.Span.SequenceEqual(other.IssuerNameHash.Span) && IssuerKeyHash.Span.SequenceEqual(other.IssuerKeyHash.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DigestOid, SerialNumber);

    internal static CertId Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        var digest = AlgorithmIdentifier.Read(sequence).Oid;
        var (name, key) = (sequence.ReadOctetString(), sequence.ReadOctetString());
        var serial = SerialNumber.Read(sequence);
        sequence.ThrowIfNotEmpty();
        return new(digest, name, key, serial) { Encoded = encoded };
    }

    internal void Write(AsnWriter writer)
    {
        if (!Encoded.IsEmpty)
        {
            writer.WriteEncodedValue(Encoded.Span);
            return;
        }

        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(AlgorithmIdentifier.Write(DigestOid, AlgorithmIdentifier.Null));
            writer.WriteOctetString(IssuerNameHash.Span);
            writer.WriteOctetString(IssuerKeyHash.Span);
            SerialNumber.Write(writer);
        }
    }
}
