using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Tests.Cms;

/// <summary>A SignedData put together from any parts, right or wrong (RFC 5652 §5.1).</summary>
internal sealed record CmsParts
{
    public string Type { get; init; } = Oids.CmsSignedData;

    public string ContentType { get; init; } = Oids.CmsData;

    public byte[]? Content { get; init; }

    public IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; } = [];

    public IReadOnlyList<ReadOnlyMemory<byte>> Signers { get; init; } = [];

    /// <summary>What comes after the signatures, where nothing may come.</summary>
    public byte[] Trailing { get; init; } = [];

    public byte[] Write() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Type);
            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                }

                WriteContent(writer);
                WriteSet(writer, Der.Context(0), Certificates);
                WriteSet(writer, Asn1Tag.SetOf, Signers);
                if (Trailing.Length > 0)
                {
                    writer.WriteEncodedValue(Trailing);
                }
            }
        }
    });

    private void WriteContent(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ContentType);
            if (Content is not null)
            {
                using (writer.PushSequence(Der.Context(0)))
                {
                    writer.WriteOctetString(Content);
                }
            }
        }
    }

    private static void WriteSet(AsnWriter writer, Asn1Tag tag, IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        using (writer.PushSetOf(tag))
        {
            foreach (var value in values)
            {
                writer.WriteEncodedValue(value.Span);
            }
        }
    }
}
