using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Ocsp;

namespace Tanba.Signatures.Cms;

/// <summary><c>OtherRevocationInfoFormat ::= [1] SEQUENCE { otherRevInfoFormat OBJECT IDENTIFIER, otherRevInfo ANY }</c> with an OCSP reply (RFC 5940 §2.1).</summary>
internal static class OtherRevocation
{
    /// <summary>Null for what is none.</summary>
    public static OcspAnswer? ReadOcsp(ReadOnlyMemory<byte> choice)
    {
        try
        {
            var reader = new AsnReader(choice, AsnEncodingRules.BER);
            if (reader.PeekTag() != Der.Context(1))
            {
                return null;
            }

            var info = reader.ReadSequence(Der.Context(1));
            return info.ReadObjectIdentifier() == Oids.OcspRevocationInfo && OcspAnswer.Decode(info.ReadEncodedValue()).Try(out var answer, out _) ? answer : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
