using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>Writes and signs one SignerInfo (RFC 5652 §5.3, quoted at <see cref="SignerInfo"/>).</summary>
internal static class SignerInfoWriter
{
    public static byte[] Write(byte[] digest, string contentType, Certificate signer, ISigningKey key, DateTimeOffset signingTime)
    {
        if (!signer.PublicKey.KeyBits.Span.SequenceEqual(key.PublicKey.KeyBits.Span))
        {
            throw new ArgumentException("The certificate is for another key", nameof(signer));
        }

        var attributes = WriteAttributes(digest, contentType, signer, signingTime);
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
                    writer.WriteEncodedValue(signer.Issuer.Encoded.Span);
                    signer.SerialNumber.Write(writer);
                }

                writer.WriteEncodedValue(key.Algorithm.DigestIdentifier.Span);
                writer.WriteEncodedValue(attributes);
                writer.WriteEncodedValue(key.Algorithm.Identifier.Span);
                writer.WriteOctetString(signature);
            }
        });
    }

    private static byte[] WriteAttributes(byte[] digest, string contentType, Certificate signer, DateTimeOffset signingTime) => Der.Write(writer =>
    {
        using (writer.PushSetOf())
        {
            WriteAttribute(writer, Oids.ContentTypeAttribute, value => value.WriteObjectIdentifier(contentType));
            WriteAttribute(writer, Oids.SigningTimeAttribute, value => DerTime.Write(value, signingTime));
            WriteAttribute(writer, Oids.MessageDigestAttribute, value => value.WriteOctetString(digest));
            WriteAttribute(writer, Oids.SigningCertificateV2Attribute, value => value.WriteEncodedValue(SigningCertificate.Write(signer)));
        }
    });

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
}
