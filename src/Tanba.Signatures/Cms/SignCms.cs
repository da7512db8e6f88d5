using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Makes CAdES-BES signatures (ETSI EN 319 122-1 §5) in the form of the national clients: SignedData version 1 (3 where the content
/// is no id-data), one SignerInfo version 1 by issuer and serial number, signed attributes contentType, signingTime, messageDigest,
/// signingCertificateV2. DER.
/// Safe from several threads.
/// </summary>
public static class SignCms
{
    /// <summary>Signs octets.</summary>
    /// <param name="content">What is signed.</param>
    /// <param name="signer">The certificate of <paramref name="key"/>; it goes into the document.</param>
    /// <param name="key">Signs.</param>
    /// <param name="signingTime">The signer's clock; cut to whole seconds.</param>
    /// <param name="attached">Whether the content goes into the document.</param>
    /// <param name="more">Further certificates for the document: the chain.</param>
    /// <param name="contentType">What kind of content it is: eContentType and the signed attribute contentType.</param>
    /// <exception cref="ArgumentException">The key is not the one of the certificate.</exception>
    public static byte[] Sign(
        ReadOnlySpan<byte> content,
        Certificate signer,
        ISigningKey key,
        DateTimeOffset signingTime,
        bool attached,
        IReadOnlyList<Certificate>? more = null,
        string contentType = Oids.CmsData)
    {
        var info = SignerInfoWriter.Write(key.Algorithm.Digest(content), contentType, signer, key, signingTime);
        return Write(new(contentType, attached ? content.ToArray() : null), info, key.Algorithm, [signer, .. more ?? []]);
    }

    /// <summary>
    /// Signs content of which only the digest is known; the document is detached and its content id-data. Who sees no content
    /// cannot say that it is of a special kind: joined with an act later, such a signature still signs no act.
    /// </summary>
    /// <param name="digest">By the digest of the key's algorithm (<see cref="SignatureAlgorithm.DigestOid"/>).</param>
    /// <param name="signer">As in <see cref="Sign"/>.</param>
    /// <param name="key">As in <see cref="Sign"/>.</param>
    /// <param name="signingTime">As in <see cref="Sign"/>.</param>
    /// <param name="more">As in <see cref="Sign"/>.</param>
    /// <exception cref="ArgumentException">The key is not the one of the certificate, or the digest has the wrong length.</exception>
    public static byte[] SignDigest(
        ReadOnlySpan<byte> digest,
        Certificate signer,
        ISigningKey key,
        DateTimeOffset signingTime,
        IReadOnlyList<Certificate>? more = null)
    {
        if (digest.Length != key.Algorithm.Digest([]).Length)
        {
            throw new ArgumentException($"{digest.Length} octets are no digest of {key.Algorithm}", nameof(digest));
        }

        var info = SignerInfoWriter.Write(digest.ToArray(), Oids.CmsData, signer, key, signingTime);
        return Write(new(Oids.CmsData, null), info, key.Algorithm, [signer, .. more ?? []]);
    }

    private static byte[] Write(Encapsulated content, byte[] signerInfo, SignatureAlgorithm algorithm, IEnumerable<Certificate> certificates) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.CmsSignedData);
            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(content.Type == Oids.CmsData ? 1 : 3); // RFC 5652 §5.1
                WriteSet(writer, Asn1Tag.SetOf, [algorithm.DigestIdentifier]);
                WriteContent(writer, content);
                WriteSet(writer, Der.Context(0), certificates.Distinct().Select(certificate => certificate.Encoded));
                WriteSet(writer, Asn1Tag.SetOf, [signerInfo]);
            }
        }
    });

    private static void WriteContent(AsnWriter writer, Encapsulated content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(content.Type);
            if (content.Octets is not null)
            {
                using (writer.PushSequence(Der.Context(0)))
                {
                    writer.WriteOctetString(content.Octets);
                }
            }
        }
    }

    private static void WriteSet(AsnWriter writer, Asn1Tag tag, IEnumerable<ReadOnlyMemory<byte>> values)
    {
        using (writer.PushSetOf(tag))
        {
            foreach (var value in values)
            {
                writer.WriteEncodedValue(value.Span);
            }
        }
    }

    private sealed record Encapsulated(string Type, byte[]? Octets);
}
