using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Which algorithms the signer meant, so that nobody writes others beside the signature:
/// <c>CMSAlgorithmProtection ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier, signatureAlgorithm [1] AlgorithmIdentifier OPTIONAL,
/// macAlgorithm [2] AlgorithmIdentifier OPTIONAL }</c>, exactly one of the last two (RFC 6211 §2).
/// </summary>
internal static class AlgorithmProtection
{
    /// <summary>True when the attribute is absent, or is there once and says what the SignerInfo says.</summary>
    public static bool HoldsOrIsAbsent(SignerInfo signer)
    {
        var values = signer.SignedAttributes.All(Oids.CmsAlgorithmProtectionAttribute);
        return values.Count == 0 || (values.Count == 1 && Der.ReadInner(values[0], reader => Says(reader, signer)));
    }

    private static bool Says(AsnReader reader, SignerInfo signer)
    {
        var sequence = reader.ReadSequence();
        var digest = AlgorithmIdentifier.Read(sequence);
        var signature = sequence.HasData && sequence.PeekTag() == Der.Context(1) ? Untagged(sequence.ReadEncodedValue()) : null;
        sequence.ThrowIfNotEmpty();
        return Same(digest, signer.DigestAlgorithm) && signature is not null && Same(signature, signer.SignatureAlgorithm);
    }

    /// <summary>An IMPLICIT tag in place of that of a SEQUENCE.</summary>
    private static AlgorithmIdentifier Untagged(ReadOnlyMemory<byte> encoded)
    {
        var octets = encoded.ToArray();
        octets[0] = 0x30;
        return Der.ReadInner(octets, AlgorithmIdentifier.Read);
    }

    private static bool Same(AlgorithmIdentifier one, AlgorithmIdentifier other) =>
        one.Oid == other.Oid && ((one.HasNoParameters && other.HasNoParameters) || one.Parameters.Span.SequenceEqual(other.Parameters.Span));
}
