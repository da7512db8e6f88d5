using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>Adds an unsigned attribute to a SignerInfo; what was signed, and every other attribute, keeps its octets.</summary>
internal static class SignerInfoChange
{
    public static byte[] WithUnsigned(SignerInfo signer, string oid, byte[] value)
    {
        var fields = new AsnReader(signer.Encoded, AsnEncodingRules.BER).ReadSequence();
        var (kept, unsigned) = (new List<byte[]>(), new List<byte[]>());
        while (fields.HasData)
        {
            // unsignedAttrs [1] stands last (RFC 5652 §5.3).
            var isUnsigned = fields.PeekTag() == Der.Context(1);
            var field = fields.ReadEncodedValue();
            if (!isUnsigned)
            {
                kept.Add(field.ToArray());
                continue;
            }

            var set = new AsnReader(field, AsnEncodingRules.BER).ReadSetOf(skipSortOrderValidation: true, Der.Context(1));
            while (set.HasData)
            {
                unsigned.Add(set.ReadEncodedValue().ToArray());
            }
        }

        byte[] type = Der.Write(writer => writer.WriteObjectIdentifier(oid));
        byte[] values = [.. DerHeader.Of(0x31, value.Length), .. value];
        unsigned.Add([.. DerHeader.Of(0x30, type.Length + values.Length), .. type, .. values]);
        unsigned.Sort((one, other) => one.AsSpan().SequenceCompareTo(other));
        kept.Add([.. DerHeader.Of(0xA1, unsigned.Sum(attribute => (long)attribute.Length)), .. unsigned.SelectMany(attribute => attribute)]);
        return [.. DerHeader.Of(0x30, kept.Sum(field => (long)field.Length)), .. kept.SelectMany(field => field)];
    }
}
