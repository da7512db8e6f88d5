using System.Formats.Asn1;

namespace Tanba.Pki.Certificates;

/// <summary><c>Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }</c> (RFC 5280 §4.1).</summary>
/// <param name="Oid">extnID.</param>
/// <param name="Critical">critical.</param>
/// <param name="Value">Contents of the OCTET STRING: DER of the extension's own type.</param>
public sealed record Extension(string Oid, bool Critical, ReadOnlyMemory<byte> Value)
{
    /// <summary>Equal when OID, criticality and octets are.</summary>
    public bool Equals(Extension? other) =>
        other is not null && Oid == other.Oid && Critical == other.Critical && Value.Span.SequenceEqual(other.Value.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Oid, Critical, Value.Length);

    internal static Extension Make(string oid, bool critical, Action<AsnWriter> value) => new(oid, critical, Der.Write(value));

    internal static Extension Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        var critical = Der.ReadFlag(sequence);
        var value = sequence.ReadOctetString();
        sequence.ThrowIfNotEmpty();
        return new(oid, critical, value);
    }

    /// <summary><c>Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension</c>; RFC 5280 §4.2: no two of one kind.</summary>
    internal static IReadOnlyList<Extension> ReadAll(AsnReader reader)
    {
        var (sequence, extensions, seen) = (reader.ReadSequence(), new List<Extension>(), new HashSet<string>(StringComparer.Ordinal));
        do
        {
            extensions.Add(Read(sequence));
            if (!seen.Add(extensions[^1].Oid))
            {
                throw Der.Fault($"extension {extensions[^1].Oid} is there twice");
            }
        }
        while (sequence.HasData);
        return extensions;
    }

    internal static void WriteAll(AsnWriter writer, IEnumerable<Extension> extensions)
    {
        using (writer.PushSequence())
        {
            foreach (var extension in extensions)
            {
                extension.Write(writer);
            }
        }
    }

    internal void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oid);
            if (Critical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(Value.Span);
        }
    }
}
