using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>Whether the subject is a CA, and how many CA certificates may follow it (RFC 5280 §4.2.1.9).</summary>
/// <param name="IsCa">cA.</param>
/// <param name="PathLength">pathLenConstraint, 0 or more; null for no bound.</param>
public sealed record BasicConstraints(bool IsCa, int? PathLength);

/// <summary><c>BasicConstraints ::= SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX) OPTIONAL }</c>.</summary>
public static class BasicConstraintsExtension
{
    /// <summary>Critical, as RFC 5280 §4.2.1.9 demands for CA certificates.</summary>
    public static Extension Write(bool isCa, int? pathLength = null) => Extension.Make(Oids.BasicConstraints, critical: true, writer =>
    {
        using (writer.PushSequence())
        {
            if (isCa)
            {
                writer.WriteBoolean(true);
            }

            if (pathLength is { } length)
            {
                writer.WriteInteger(length);
            }
        }
    });

    internal static BasicConstraints Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var sequence = reader.ReadSequence();
        var isCa = Der.ReadFlag(sequence);
        int? pathLength = sequence.HasData ? ReadPathLength(sequence) : null;
        sequence.ThrowIfNotEmpty();
        return new BasicConstraints(isCa, pathLength);
    });

    private static int ReadPathLength(AsnReader reader) =>
        reader.TryReadInt32(out var length) && length >= 0 ? length : throw Der.Fault("pathLenConstraint is out of range");
}
