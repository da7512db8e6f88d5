using System.Formats.Asn1;
using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>Writes and signs one SignerInfo (RFC 5652 §5.3, quoted at <see cref="SignerInfo"/>).</summary>
internal static class SignerInfoWriter
{
    /// <param name="digest">Of the content, by the digest of the key's algorithm.</param>
    /// <param name="contentType">eContentType; null for a counter-signature, which has none (RFC 5652 §11.4).</param>
    /// <param name="by">Whose key signs.</param>
    public static byte[] Write(byte[] digest, string? contentType, CmsSigner by)
    {
        var key = by.Key;
        var attributes = WriteAttributes(digest, contentType, by);
        var signature = key.Sign(attributes);

        // RFC 5652 §5.4: signed with the tag SET OF, stored with [0] IMPLICIT; the rest of the octets is the same.
        attributes[0] = 0xA0;
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSequence())
                {
                    writer.WriteEncodedValue(by.Certificate.Issuer.Encoded.Span);
                    by.Certificate.SerialNumber.Write(writer);
                }

                writer.WriteEncodedValue(key.Algorithm.DigestIdentifier.Span);
                writer.WriteEncodedValue(attributes);
                writer.WriteEncodedValue(key.Algorithm.Identifier.Span);
                writer.WriteOctetString(signature);
            }
        });
    }

    /// <summary>One attribute with one value.</summary>
    private static void WriteAttribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private static byte[] WriteAttributes(byte[] digest, string? contentType, CmsSigner by) => Der.Write(writer =>
    {
        using (writer.PushSetOf())
        {
            if (contentType is not null)
            {
                WriteAttribute(writer, Oids.ContentTypeAttribute, value => value.WriteObjectIdentifier(contentType));
            }

            WriteAttribute(writer, Oids.SigningTimeAttribute, value => DerTime.Write(value, by.Time));
            WriteAttribute(writer, Oids.MessageDigestAttribute, value => value.WriteOctetString(digest));
            WriteAttribute(writer, Oids.SigningCertificateV2Attribute, value => value.WriteEncodedValue(SigningCertificate.Write(by.Certificate)));
        }
    });
}
