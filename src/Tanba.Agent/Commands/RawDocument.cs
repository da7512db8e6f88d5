using System.Formats.Asn1;
using Tanba.Agent.Protocol;
using Tanba.Pki;

namespace Tanba.Agent.Commands;

/// <summary>
/// What may be signed raw. A raw signature says nothing of what it is for: over the right octets it would be the signature of a CMS
/// (RFC 5652 §5.4) or of an XML document whose content the person never saw (docs/decisions/0022-raw-signatures.md).
/// </summary>
public static class RawDocument
{
    /// <summary>Null when these octets are of no use in another signature.</summary>
    public static Rejection? WhyNot(ReadOnlyMemory<byte> document) =>
        ActText.Find(document.Span) is not null || IsSignedAttributes(document) || document.Span.IndexOf("SignedInfo"u8) >= 0
            ? Rejection.Forbidden("raw.another-signature", "these octets would be the signature of another document")
            : null;

    // A SET to the last octet that begins with a SEQUENCE, in any of the encodings that somebody may read.
    private static bool IsSignedAttributes(ReadOnlyMemory<byte> document)
    {
        try
        {
            var reader = new AsnReader(document, AsnEncodingRules.BER, new AsnReaderOptions { SkipSetSortOrderVerification = true });
            var set = reader.ReadSetOf();
            return !reader.HasData && set.HasData && set.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
