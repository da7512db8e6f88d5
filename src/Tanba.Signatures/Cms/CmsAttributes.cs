using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// <c>SET SIZE (1..MAX) OF Attribute</c>, <c>Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF ANY }</c>
/// (RFC 5652 §5.3). Immutable, safe from any thread.
/// </summary>
public sealed class CmsAttributes
{
    private readonly IReadOnlyList<(string Oid, IReadOnlyList<ReadOnlyMemory<byte>> Values, ReadOnlyMemory<byte> Encoded)> attributes;

    private CmsAttributes(IReadOnlyList<(string Oid, IReadOnlyList<ReadOnlyMemory<byte>> Values, ReadOnlyMemory<byte> Encoded)> attributes) => this.attributes = attributes;

    /// <summary>Whether there is no attribute: the field was absent.</summary>
    public bool IsEmpty => attributes.Count == 0;

    /// <summary>The types present, in encoded order, repetitions included.</summary>
    public IEnumerable<string> Types => attributes.Select(attribute => attribute.Oid);

    /// <summary>Every value of every attribute of this type, as encoded.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> All(string oid) => [.. attributes.Where(attribute => attribute.Oid == oid).SelectMany(attribute => attribute.Values)];

    /// <summary>The value of an attribute that must be there once with one value (RFC 5652 §11); null otherwise.</summary>
    public ReadOnlyMemory<byte>? Only(string oid) => All(oid) is [var only] ? only : default(ReadOnlyMemory<byte>?);

    /// <summary>RFC 5652 §5.4: what is signed is the DER of the SET, with its universal tag, however the attributes came.</summary>
    internal byte[] ToBeSigned() => Der.Write(writer =>
    {
        using (writer.PushSetOf())
        {
            foreach (var attribute in attributes)
            {
                // RFC 5652 §5.3: signedAttrs must be DER even where the rest is BER; a fault surfaces as AsnContentException.
                writer.WriteEncodedValue(Der.ReadInner(attribute.Encoded, reader => reader.ReadEncodedValue()).Span);
            }
        }
    });

    internal static CmsAttributes Read(AsnReader reader, int tag)
    {
        var found = new List<(string, IReadOnlyList<ReadOnlyMemory<byte>>, ReadOnlyMemory<byte>)>();
        if (reader.HasData && reader.PeekTag() == Der.Context(tag))
        {
            var set = reader.ReadSetOf(skipSortOrderValidation: true, Der.Context(tag));
            do
            {
                found.Add(ReadAttribute(set));
            }
            while (set.HasData);
        }

        return new(found);
    }

    private static (string Oid, IReadOnlyList<ReadOnlyMemory<byte>> Values, ReadOnlyMemory<byte> Encoded) ReadAttribute(AsnReader set)
    {
        var encoded = set.PeekEncodedValue();
        var attribute = set.ReadSequence();
        var (oid, values, read) = (attribute.ReadObjectIdentifier(), attribute.ReadSetOf(skipSortOrderValidation: true), new List<ReadOnlyMemory<byte>>());
        attribute.ThrowIfNotEmpty();
        while (values.HasData)
        {
            read.Add(values.ReadEncodedValue());
        }

        return (oid, read, encoded);
    }
}
