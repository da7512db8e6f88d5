using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Writes SignedData with definite lengths, to a stream, so that the content need never be in memory. Parts go out as they came in;
/// sets in the order of DER.
/// </summary>
internal static class SignedDataWriter
{
    /// <summary>Without content, or with that of the parts.</summary>
    public static byte[] Write(SignedDataParts parts)
    {
        using var output = new MemoryStream();
        Write(output, parts, parts.Content?.Length, target => target.Write(parts.Content!.Value.Span));
        return output.ToArray();
    }

    /// <param name="output">Written to from its position on.</param>
    /// <param name="parts">All but the content.</param>
    /// <param name="contentLength">Octets of the content; null for a detached signature.</param>
    /// <param name="copyContent">Writes exactly as many.</param>
    public static void Write(Stream output, SignedDataParts parts, long? contentLength, Action<Stream> copyContent)
    {
        var digests = Set(0x31, parts.DigestAlgorithms);
        var type = Der.Write(writer => writer.WriteObjectIdentifier(parts.ContentType));
        byte[] after =
        [
            .. parts.Certificates.Count > 0 ? Set(0xA0, parts.Certificates) : [],
            .. parts.Revocation.Count > 0 ? Set(0xA1, parts.Revocation) : [],
            .. Set(0x31, parts.Signers),
        ];

        // From the inside out: each length needs the one within.
        var octets = contentLength is { } length ? DerHeader.Of(0x04, length) : [];
        var tagged = contentLength is { } inside ? DerHeader.Of(0xA0, octets.Length + inside) : [];
        var encapsulated = DerHeader.Of(0x30, type.Length + tagged.Length + octets.Length + (contentLength ?? 0));
        byte[] head = [2, 1, Version(parts), .. digests, .. encapsulated, .. type, .. tagged, .. octets];
        var whole = head.Length + (contentLength ?? 0) + after.Length;
        var signedData = DerHeader.Of(0x30, whole);
        var explicitTag = DerHeader.Of(0xA0, signedData.Length + whole);
        var contentInfo = Der.Write(writer => writer.WriteObjectIdentifier(Oids.CmsSignedData));
        output.Write(DerHeader.Of(0x30, contentInfo.Length + explicitTag.Length + signedData.Length + whole));
        output.Write([.. contentInfo, .. explicitTag, .. signedData, .. head]);
        if (contentLength is not null)
        {
            copyContent(output);
        }

        output.Write(after);
    }

    /// <summary>RFC 5652 §5.1: by what is inside.</summary>
    private static byte Version(SignedDataParts parts)
    {
        if (Has(parts.Certificates, 0xA3) || Has(parts.Revocation, 0xA1))
        {
            return 5;
        }

        if (Has(parts.Certificates, 0xA2))
        {
            return 4;
        }

        return Has(parts.Certificates, 0xA1) || parts.ContentType != Oids.CmsData || parts.Signers.Any(IsVersion3) ? (byte)3 : (byte)1;
    }

    private static bool Has(IReadOnlyList<ReadOnlyMemory<byte>> choices, byte tag) => choices.Any(choice => choice.Span[0] == tag);

    private static bool IsVersion3(ReadOnlyMemory<byte> signer) =>
        new System.Formats.Asn1.AsnReader(signer, System.Formats.Asn1.AsnEncodingRules.BER).ReadSequence().ReadInteger() == 3;

    /// <summary>X.690 §11.6: the encodings in ascending order; equal ones once.</summary>
    private static byte[] Set(byte tag, IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        var sorted = values.Select(value => value.ToArray()).ToList();
        sorted.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        var distinct = sorted.Where((value, i) => i == 0 || !value.AsSpan().SequenceEqual(sorted[i - 1])).ToList();
        return [.. DerHeader.Of(tag, distinct.Sum(value => (long)value.Length)), .. distinct.SelectMany(value => value)];
    }
}
