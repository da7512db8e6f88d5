using System.Formats.Asn1;
using System.Security.Cryptography;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Names;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Which certificate the signer meant:
/// <code>
/// SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, policies SEQUENCE OF PolicyInformation OPTIONAL }
/// ESSCertIDv2          ::= SEQUENCE { hashAlgorithm AlgorithmIdentifier DEFAULT {id-sha256}, certHash OCTET STRING, issuerSerial IssuerSerial OPTIONAL }
/// IssuerSerial         ::= SEQUENCE { issuer GeneralNames, serialNumber INTEGER }
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

    /// <summary>Whether either attribute is there.</summary>
    public static bool IsPresent(CmsAttributes attributes) =>
        attributes.All(Oids.SigningCertificateV2Attribute).Count + attributes.All(Oids.SigningCertificateAttribute).Count > 0;

    /// <summary>True when no attribute names a certificate, or each that is there names this one first.</summary>
    public static bool IsNamedOrAbsent(CmsAttributes attributes, Certificate certificate) =>
        attributes.All(Oids.SigningCertificateV2Attribute).All(value => NamesFirst(value, certificate, Sha256)) &&
        attributes.All(Oids.SigningCertificateAttribute).All(value => NamesFirst(value, certificate, Digests.Sha1));

    private static bool NamesFirst(ReadOnlyMemory<byte> value, Certificate certificate, Func<ReadOnlySpan<byte>, byte[]> byDefault)
    {
        var first = new AsnReader(value, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
        var digest = first.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? Digests.Find(AlgorithmIdentifier.Read(first).Oid) : byDefault;
        return digest is not null && first.ReadOctetString().AsSpan().SequenceEqual(digest(certificate.Encoded.Span)) &&
            (!first.HasData || IsIssuerAndSerial(first.ReadSequence(), certificate));
    }

    /// <summary>RFC 5035 §5.4: what is written beside the digest must be right too. The issuer is one directoryName.</summary>
    private static bool IsIssuerAndSerial(AsnReader issuerSerial, Certificate certificate)
    {
        var (names, serial) = (issuerSerial.ReadSequence(), SerialNumber.Read(issuerSerial));
        return names.HasData && names.PeekTag() == Der.Context(4) && DistinguishedName.Read(names.ReadSequence(Der.Context(4))).Matches(certificate.Issuer)
            && serial == certificate.SerialNumber;
    }

    private static byte[] Sha256(ReadOnlySpan<byte> octets) => SHA256.HashData(octets);
}
