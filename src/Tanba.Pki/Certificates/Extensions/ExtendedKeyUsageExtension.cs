namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId</c> (RFC 5280 §4.2.1.12).</summary>
public static class ExtendedKeyUsageExtension
{
    /// <summary>In the order given; not critical unless told otherwise.</summary>
    public static Extension Write(IEnumerable<string> purposeOids, bool critical = false) => Extension.Make(Oids.ExtendedKeyUsage, critical, writer =>
    {
        using (writer.PushSequence())
        {
            foreach (var purpose in purposeOids)
            {
                writer.WriteObjectIdentifier(purpose);
            }
        }
    });

    internal static IReadOnlyList<string> Read(ReadOnlyMemory<byte> value) => Der.ReadInner(value, reader =>
    {
        var (sequence, purposes) = (reader.ReadSequence(), new List<string>());
        do
        {
            purposes.Add(sequence.ReadObjectIdentifier());
        }
        while (sequence.HasData);
        return purposes;
    });
}
