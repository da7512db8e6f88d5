using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>What an authority may name (RFC 5280 §4.2.1.10). Immutable, safe from any thread.</summary>
/// <param name="Permitted">Of each kind of name that stands here, names must be in one of these; null: the field is absent.</param>
/// <param name="Excluded">Names must be in none of these.</param>
public sealed record NameConstraints(IReadOnlyList<GeneralName> Permitted, IReadOnlyList<GeneralName> Excluded);

/// <summary>
/// <code>
/// NameConstraints ::= SEQUENCE { permittedSubtrees [0] GeneralSubtrees OPTIONAL, excludedSubtrees [1] GeneralSubtrees OPTIONAL }
/// GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { base GeneralName, minimum [0] DEFAULT 0, maximum [1] OPTIONAL }
/// </code>
/// </summary>
internal static class NameConstraintsExtension
{
    public static NameConstraints Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var sequence = reader.ReadSequence();
        var constraints = new NameConstraints(ReadSubtrees(sequence, 0), ReadSubtrees(sequence, 1));
        sequence.ThrowIfNotEmpty();

        // RFC 5280 §4.2.1.10: one of the two fields is there.
        return constraints is { Permitted.Count: 0, Excluded.Count: 0 } ? throw Der.Fault("name constraints constrain nothing") : constraints;
    });

    private static List<GeneralName> ReadSubtrees(AsnReader sequence, int number)
    {
        if (!sequence.HasData || sequence.PeekTag() != Der.Context(number))
        {
            return [];
        }

        var (subtrees, found) = (sequence.ReadSequence(Der.Context(number)), new List<GeneralName>());
        do
        {
            var subtree = subtrees.ReadSequence();
            found.Add(GeneralName.Read(subtree, isConstraint: true));

            // RFC 5280 §4.2.1.10: minimum is zero, which DER does not write, and maximum is absent.
            subtree.ThrowIfNotEmpty();
        }
        while (subtrees.HasData);
        return found;
    }
}
