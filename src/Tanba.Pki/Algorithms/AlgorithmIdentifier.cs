using System.Formats.Asn1;

namespace Tanba.Pki.Algorithms;

/// <summary><c>AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY OPTIONAL }</c> (RFC 5280 §4.1.1.2).</summary>
/// <param name="Oid">The algorithm.</param>
/// <param name="Parameters">DER of the parameters as they came; empty when absent.</param>
/// <param name="Encoded">DER of the whole.</param>
public sealed record AlgorithmIdentifier(string Oid, ReadOnlyMemory<byte> Parameters, ReadOnlyMemory<byte> Encoded)
{
    /// <summary>DER of NULL, which RSA's identifiers carry (RFC 4055 §2.1) and ECDSA's must not (RFC 5758 §3.2).</summary>
    public static ReadOnlyMemory<byte> Null { get; } = new byte[] { 5, 0 };

    /// <summary>Absent, or an explicit NULL: RFC 4055 §2.1 has both accepted as the same.</summary>
    public bool HasNoParameters => Parameters.IsEmpty || Parameters.Span.SequenceEqual(Null.Span);

    /// <summary>Reads one value.</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static AlgorithmIdentifier Read(AsnReader reader)
    {
        var encoded = reader.PeekEncodedValue();
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        var parameters = sequence.HasData ? sequence.ReadEncodedValue() : default;
        sequence.ThrowIfNotEmpty();
        return new(oid, parameters, encoded);
    }

    /// <summary>DER of an identifier; empty parameters are left out.</summary>
    public static byte[] Write(string oid, ReadOnlyMemory<byte> parameters) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (!parameters.IsEmpty)
            {
                writer.WriteEncodedValue(parameters.Span);
            }
        }
    });
}
