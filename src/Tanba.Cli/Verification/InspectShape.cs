using System.Formats.Asn1;
using System.Text;

namespace Tanba.Cli.Verification;

/// <summary>What a file that no reader knows looks like from outside.</summary>
internal static class InspectShape
{
    private const int MostLines = 40;
    private const int MostDepth = 4;

    private static readonly (byte[] Start, string Words)[] Known =
    [
        ([0xce, 0xce, 0xce, 0xce], "A Java key store of the kind JCEKS; keytool -importkeystore makes a PKCS#12 file of it."),
        ("%PDF"u8.ToArray(), "A PDF document. Signatures inside of PDF are not read here."),
        ("PK\u0003\u0004"u8.ToArray(), "A ZIP container (office documents are some, too)."),
        ("{"u8.ToArray(), "A text that begins as JSON does."),
    ];

    public static Inspected Explain(ReadOnlyMemory<byte> octets)
    {
        if (octets.IsEmpty)
        {
            return new("empty file", ["The file is empty."], []);
        }

        foreach (var (start, words) in Known)
        {
            if (octets.Span.StartsWith(start))
            {
                return new("file of another kind", [words], [new("size", InspectWords.Size(octets.Length))]);
            }
        }

        return Asn1(octets) ?? (IsText(octets)
            ? new("text", ["A text; nothing in it is known here."], [new("begins", InspectWords.Printable(Encoding.UTF8.GetString(octets.Span[..Math.Min(80, octets.Length)]))), new("size", InspectWords.Size(octets.Length))])
            : new("unknown file", ["Nothing that is known here."], [new("begins", InspectWords.Hex(octets[..Math.Min(16, octets.Length)].Span)), new("size", InspectWords.Size(octets.Length))]));
    }

    private static Inspected? Asn1(ReadOnlyMemory<byte> octets)
    {
        var fields = new List<InspectedField>();
        try
        {
            var reader = new AsnReader(octets, AsnEncodingRules.BER);
            if (!reader.PeekTag().IsConstructed)
            {
                return null;
            }

            Walk(reader, 0, fields);
            return new("ASN.1", ["A structure in ASN.1 (DER or BER) of a kind that is not known here, or damaged. Its outer shape:"], fields);
        }
        catch (AsnContentException)
        {
            return fields.Count == 0 && IsText(octets) ? null : new("ASN.1", ["It begins as a structure in ASN.1 does and is damaged. Its outer shape, as far as it goes:"], fields);
        }
    }

    private static void Walk(AsnReader reader, int depth, List<InspectedField> fields)
    {
        while (reader.HasData && fields.Count < MostLines)
        {
            var tag = reader.PeekTag();
            var value = reader.PeekContentBytes();
            fields.Add(new(new string(' ', 2 * depth) + NameOf(tag), Shown(reader, tag, value.Length)));
            var inner = depth + 1 < MostDepth && tag.IsConstructed ? new AsnReader(value, AsnEncodingRules.BER) : null;
            reader.ReadEncodedValue();
            if (inner is not null)
            {
                Walk(inner, depth + 1, fields);
            }
        }
    }

    private static string Shown(AsnReader reader, Asn1Tag tag, int length) => tag == Asn1Tag.ObjectIdentifier && length < 100
        ? InspectWords.Oid(new AsnReader(reader.PeekEncodedValue(), AsnEncodingRules.BER).ReadObjectIdentifier())
        : InspectWords.Size(length);

    private static string NameOf(Asn1Tag tag) => tag.TagClass == TagClass.Universal
        ? ((UniversalTagNumber)tag.TagValue).ToString()
        : $"[{(tag.TagClass == TagClass.ContextSpecific ? "" : tag.TagClass + " ")}{InspectWords.Number(tag.TagValue)}]";

    private static bool IsText(ReadOnlyMemory<byte> octets)
    {
        var start = octets.Span[..Math.Min(4096, octets.Length)];
        return !start.Contains((byte)0) && start.IndexOfAnyInRange((byte)1, (byte)8) < 0;
    }
}
