using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Which certificate the signer meant:
/// <code>
/// SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, policies OPTIONAL }
/// ESSCertIDv2          ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier DEFAULT {id-sha256}, certHash OCTET STRING, issuerSerial OPTIONAL }
/// </code>
/// (RFC 5035 §3, §4); version 1 has SHA-1 and no algorithm (RFC 2634 §5.4).
/// </summary>
internal static class SigningCertificate
{
    public static byte[] Write(Certificate certificate) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(certificate.Sha256());
        }
    });

    /// <summary>True when no attribute names a certificate, or each that is there names this one first.</summary>
    public static bool IsNamedOrAbsent(CmsAttributes attributes, Certificate certificate) =>
        attributes.All(Oids.SigningCertificateV2Attribute).All(value => NamesFirst(value, certificate, Sha256)) &&
        attributes.All(Oids.SigningCertificateAttribute).All(value => NamesFirst(value, certificate, Digests.Sha1));

    private static bool NamesFirst(ReadOnlyMemory<byte> value, Certificate certificate, Func<ReadOnlySpan<byte>, byte[]> byDefault)
    {
        var first = new AsnReader(value, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
        var digest = first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? Digests.Find(AlgorithmIdentifier.Read(first).Oid) : byDefault;
        return digest is not null && first.ReadOctetString().AsSpan().SequenceEqual(digest(certificate.Encoded.Span));
    }

    private static byte[] Sha256(ReadOnlySpan<byte> octets) => SHA256.HashData(octets);
}
