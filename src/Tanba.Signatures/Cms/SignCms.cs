using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Makes CAdES-BES signatures (ETSI EN 319 122-1 §5) in the form of the national clients: SignedData version 1 (3 where the content
/// is no id-data), one SignerInfo version 1 by issuer and serial number, signed attributes contentType, signingTime, messageDigest,
/// signingCertificateV2. DER. Content larger than memory: <see cref="SignCmsFile"/>; further signatures: <see cref="AddSignature"/>.
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
        var parts = Parts(key.Algorithm.Digest(content), contentType, new(signer, key, signingTime, more));
        return SignedDataWriter.Write(attached ? parts with { Content = content.ToArray() } : parts);
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

        return SignedDataWriter.Write(Parts(digest.ToArray(), Oids.CmsData, new(signer, key, signingTime, more)));
    }

    /// <summary>A document with one signature, its content left out.</summary>
    internal static SignedDataParts Parts(byte[] digest, string contentType, CmsSigner by) => new()
    {
        DigestAlgorithms = [by.Key.Algorithm.DigestIdentifier],
        ContentType = contentType,
        Certificates = [.. by.Chain.Prepend(by.Certificate).Distinct().Select(certificate => certificate.Encoded)],
        Signers = [SignerInfoWriter.Write(digest, contentType, by)],
    };
}
