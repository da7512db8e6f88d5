using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary>
/// <c>GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName</c> (RFC 5280 §4.2.1.6): otherName [0], rfc822Name [1], dNSName [2],
/// x400Address [3], directoryName [4], ediPartyName [5], uniformResourceIdentifier [6], iPAddress [7], registeredID [8].
/// </summary>
internal static class GeneralNames
{
    public static IReadOnlyList<string> Uris(AsnReader names) => OfTag(names, 6);

    public static IReadOnlyList<string> Emails(AsnReader names) => OfTag(names, 1);

    private static List<string> OfTag(AsnReader names, int number)
    {
        var found = new List<string>();
        do
        {
            if (ReadOne(names) is var (tag, text) && tag == number)
            {
                found.Add(text);
            }
        }
        while (names.HasData);
        return found;
    }

    /// <summary>The number of the choice, and the text of those that are one.</summary>
    private static (int Number, string Text) ReadOne(AsnReader names)
    {
        var tag = names.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific)
        {
            throw Der.Fault("not a GeneralName");
        }

        switch (tag.TagValue)
        {
            case 1 or 2 or 6:
                return (tag.TagValue, names.ReadCharacterString(UniversalTagNumber.IA5String, Der.Context(tag.TagValue, constructed: false)));
            case 7 when names.ReadOctetString(Der.Context(7, constructed: false)).Length is not (4 or 16):
                throw Der.Fault("an address has 4 or 16 octets");
            case 7:
                return (7, string.Empty);
            case 0 or 3 or 4 or 5 or 8:
                names.ReadEncodedValue();
                return (tag.TagValue, string.Empty);
            default:
                throw Der.Fault("not a GeneralName");
        }
    }
}
