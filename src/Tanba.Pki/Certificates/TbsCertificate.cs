using Tanba.Pki.Algorithms;
using Tanba.Pki.Names;

namespace Tanba.Pki.Certificates;

/// <summary>
/// The part of a certificate that is signed, written in the shape of its module:
/// <code>
/// TBSCertificate ::= SEQUENCE { version [0] EXPLICIT INTEGER { v3(2) }, serialNumber INTEGER, signature AlgorithmIdentifier, issuer Name,
///   validity SEQUENCE { notBefore Time, notAfter Time }, subject Name, subjectPublicKeyInfo SubjectPublicKeyInfo,
///   extensions [3] EXPLICIT Extensions OPTIONAL }
/// </code>
/// (RFC 5280 §4.1). Times are cut to whole seconds.
/// </summary>
public sealed record TbsCertificate(
    SerialNumber SerialNumber,
    SignatureAlgorithm Algorithm,
    DistinguishedName Issuer,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    DistinguishedName Subject,
    SubjectPublicKeyInfo PublicKey,
    IReadOnlyList<Extension> Extensions)
{
    /// <summary>The certificate: signed part, algorithm, signature value.</summary>
    public static byte[] Join(byte[] tbs, SignatureAlgorithm algorithm, byte[] signature) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(tbs);
            writer.WriteEncodedValue(algorithm.Identifier.Span);
            writer.WriteBitString(signature);
        }
    });

    /// <summary>DER of the signed part. Whether the issuer may say this is for lint and profile to judge, not for the writer.</summary>
    public byte[] Encode() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Der.Context(0)))
            {
                writer.WriteInteger(2);
            }

            SerialNumber.Write(writer);
            writer.WriteEncodedValue(Algorithm.Identifier.Span);
            writer.WriteEncodedValue(Issuer.Encoded.Span);
            using (writer.PushSequence())
            {
                DerTime.Write(writer, NotBefore);
                DerTime.Write(writer, NotAfter);
            }

            writer.WriteEncodedValue(Subject.Encoded.Span);
            writer.WriteEncodedValue(PublicKey.Encoded.Span);
            if (Extensions.Count > 0)
            {
                using (writer.PushSequence(Der.Context(3)))
                {
                    Extension.WriteAll(writer, Extensions);
                }
            }
        }
    });

    /// <summary>Encodes and signs with a key whose algorithm must be <see cref="Algorithm"/>: for ceremonies and tests; issuance goes step by step.</summary>
    public Certificate Sign(ISigningKey key)
    {
        if (key.Algorithm != Algorithm)
        {
            throw new ArgumentException($"The key signs with {key.Algorithm}, the certificate names {Algorithm}", nameof(key));
        }

        var tbs = Encode();
        return Certificate.Decode(Join(tbs, Algorithm, key.Sign(tbs))).Value;
    }
}
