using System.Formats.Asn1;
using Tanba.Pki.Algorithms;

namespace Tanba.Pki.TimeStamps;

/// <summary>
/// What a time stamp is about: <c>MessageImprint ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier, hashedMessage OCTET STRING }</c>
/// (RFC 3161 §2.4.1). Immutable, safe from any thread.
/// </summary>
/// <param name="DigestOid">The digest, dotted.</param>
/// <param name="Digest">Its value, as long as the digest is.</param>
public sealed record MessageImprint(string DigestOid, ReadOnlyMemory<byte> Digest)
{
    /// <summary>Of octets. <see cref="ArgumentException"/> for a digest the product does not know.</summary>
    public static MessageImprint Of(string digestOid, ReadOnlySpan<byte> octets) =>
        new(digestOid, (Digests.Find(digestOid) ?? throw new ArgumentException($"No digest {digestOid}", nameof(digestOid)))(octets));

    /// <summary>Whether this is the imprint of these octets; false for a digest the product does not know.</summary>
    public bool IsOf(ReadOnlySpan<byte> octets) => Digests.Find(DigestOid) is { } digest && digest(octets).AsSpan().SequenceEqual(Digest.Span);

    /// <summary>Equal when digest and value are.</summary>
    public bool Equals(MessageImprint? other) => other is not null && DigestOid == other.DigestOid && Digest.Span.SequenceEqual(other.Digest.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DigestOid, Digest.Length);

    internal static MessageImprint Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var algorithm = AlgorithmIdentifier.Read(sequence);
        var digest = sequence.ReadOctetString();
        sequence.ThrowIfNotEmpty();
        return algorithm.HasNoParameters ? new(algorithm.Oid, digest) : throw Der.Fault("a digest has no parameters");
    }

    internal void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(AlgorithmIdentifier.Write(DigestOid, AlgorithmIdentifier.Null));
            writer.WriteOctetString(Digest.Span);
        }
    }
}
