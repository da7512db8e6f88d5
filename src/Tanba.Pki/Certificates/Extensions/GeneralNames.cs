using System.Formats.Asn1;

namespace Tanba.Pki.Certificates.Extensions;

/// <summary><c>GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName</c> (RFC 5280 §4.2.1.6): rfc822Name [1], uniformResourceIdentifier [6].</summary>
internal static class GeneralNames
{
    public static IReadOnlyList<string> Uris(AsnReader names) => OfTag(names, 6);

    public static IReadOnlyList<string> Emails(AsnReader names) => OfTag(names, 1);

    private static List<string> OfTag(AsnReader names, int number)
    {
        var found = new List<string>();
        do
        {
            if (names.PeekTag().TagClass != TagClass.ContextSpecific || names.PeekTag().TagValue > 8)
            {
                throw Der.Fault("not a GeneralName");
            }

            if (names.PeekTag() == Der.Context(number, constructed: false))
            {
                found.Add(names.ReadCharacterString(UniversalTagNumber.IA5String, Der.Context(number, constructed: false)));
            }
            else
            {
                names.ReadEncodedValue();
            }
        }
        while (names.HasData);
        return found;
    }
}
