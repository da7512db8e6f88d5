using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// SignedData (RFC 5652 §5.1, quoted at <see cref="SignedCms"/>) taken apart: every part as the octets it came in, so that a document
/// to which a signature is added keeps the others as they were.
/// </summary>
internal sealed record SignedDataParts
{
    private const int MostSigners = 100;
    private const int MostCertificates = 500;
    private const int MostLists = 100;

    public IReadOnlyList<ReadOnlyMemory<byte>> DigestAlgorithms { get; init; } = [];

    public required string ContentType { get; init; }

    /// <summary>Null where the signature is detached, and where the content is too large to be held.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>CertificateChoices, those of unknown form too.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; } = [];

    /// <summary>RevocationInfoChoices, those of unknown form too.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Revocation { get; init; } = [];

    public IReadOnlyList<ReadOnlyMemory<byte>> Signers { get; init; } = [];

    /// <summary>Reads the fields of SignedData, to their end.</summary>
    /// <exception cref="AsnContentException">They are malformed, or more than are read.</exception>
    public static SignedDataParts Read(AsnReader signedData)
    {
        if (!signedData.TryReadInt32(out var version) || version is < 0 or > 5)
        {
            throw Der.Fault("SignedData has a version from 1 to 5"); // RFC 5652 §5.1; 0 is written by some of the oldest programs
        }

        var digests = ReadSet(signedData, Asn1Tag.SetOf, MostSigners, "digest algorithms");
        var encapsulated = signedData.ReadSequence();
        var contentType = encapsulated.ReadObjectIdentifier();
        ReadOnlyMemory<byte>? content = encapsulated.HasData ? ReadContent(encapsulated.ReadSequence(Der.Context(0))) : default(ReadOnlyMemory<byte>?);
        encapsulated.ThrowIfNotEmpty();
        var parts = new SignedDataParts
        {
            DigestAlgorithms = digests,
            ContentType = contentType,
            Content = content,
            Certificates = ReadOptionalSet(signedData, 0, MostCertificates, "certificates"),
            Revocation = ReadOptionalSet(signedData, 1, MostLists, "revocation lists"),
            Signers = ReadSet(signedData, Asn1Tag.SetOf, MostSigners, "signatures"),
        };
        signedData.ThrowIfNotEmpty();
        return parts;
    }

    private static ReadOnlyMemory<byte> ReadContent(AsnReader tagged)
    {
        var content = tagged.ReadOctetString();
        tagged.ThrowIfNotEmpty();
        return content;
    }

    private static List<ReadOnlyMemory<byte>> ReadOptionalSet(AsnReader signedData, int tag, int most, string what) =>
        signedData.HasData && signedData.PeekTag() == Der.Context(tag) ? ReadSet(signedData, Der.Context(tag), most, what) : [];

    private static List<ReadOnlyMemory<byte>> ReadSet(AsnReader reader, Asn1Tag tag, int most, string what)
    {
        var (set, found) = (reader.ReadSetOf(skipSortOrderValidation: true, tag), new List<ReadOnlyMemory<byte>>());
        while (set.HasData)
        {
            found.Add(found.Count < most ? set.ReadEncodedValue() : throw Der.Fault($"more than {most} {what}"));
        }

        return found;
    }
}
