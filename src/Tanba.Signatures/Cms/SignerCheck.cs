using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>The check of one signature, in the order of RFC 5652 §5.4–5.6 and RFC 5035 §5.</summary>
internal sealed class SignerCheck(IReadOnlyList<Certificate> certificates, string contentType, SignerInfo signer)
{
    public Result<CheckedSigner> Run(Func<SignatureAlgorithm, byte[]> digest)
    {
        var named = certificates.Where(signer.Names).ToList();
        if (named.Count == 0)
        {
            return Rejection.Invalid("cms.certificate-missing", "the signer's certificate is not inside");
        }

        if (signer.SignedAttributes.IsEmpty)
        {
            // Content signed directly could be the attributes of another signature: CAdES (EN 319 122-1 §5) always has attributes.
            return Rejection.Invalid("cms.no-signed-attributes", "the signature has no signed attributes", "ETSI EN 319 122-1 §5.1");
        }

        // Two certificates may go by one name; the signature itself says which one it is.
        var results = named.ConvertAll(certificate => CheckWith(certificate, digest));
        var held = results.FindIndex(result => !result.IsRefused);
        return results[Math.Max(held, 0)];
    }

    private Result<CheckedSigner> CheckWith(Certificate certificate, Func<SignatureAlgorithm, byte[]> digest)
    {
        if (AlgorithmFor(certificate.PublicKey) is not { } algorithm)
        {
            return Rejection.Invalid(
                "cms.algorithm-unknown",
                $"{signer.SignatureAlgorithm.Oid} with digest {signer.DigestAlgorithm.Oid} and a key {certificate.PublicKey.Name}");
        }

        try
        {
            return (CheckAttributes(digest(algorithm)) ?? CheckValue(certificate, algorithm)) is { } rejection
                ? rejection
                : new CheckedSigner(certificate, SigningTime());
        }
        catch (AsnContentException broken)
        {
            return Rejection.Invalid("cms.attributes-wrong", broken.Message, "RFC 5652 §11");
        }
    }

    private Rejection? CheckAttributes(byte[] digest)
    {
        var (type, stated) = (signer.SignedAttributes.Only(Oids.ContentTypeAttribute), signer.SignedAttributes.Only(Oids.MessageDigestAttribute));
        if (type is null || stated is null || Der.ReadInner(type.Value, reader => reader.ReadObjectIdentifier()) != contentType)
        {
            return Rejection.Invalid(
                "cms.attributes-wrong",
                "contentType and messageDigest are there once, and contentType is that of the content",
                "RFC 5652 §11.1–11.2");
        }

        return Der.ReadInner(stated.Value, reader => reader.ReadOctetString(), AsnEncodingRules.BER).AsSpan().SequenceEqual(digest)
            ? null
            : Rejection.Invalid("cms.digest-wrong", "the content is not what was signed", "RFC 5652 §5.6");
    }

    private Rejection? CheckValue(Certificate certificate, SignatureAlgorithm algorithm)
    {
        if (!algorithm.Verify(certificate.PublicKey, signer.SignedAttributes.ToBeSigned(), signer.Signature.Span))
        {
            return Rejection.Invalid("cms.signature-wrong", "the signature value is not that of the signer's key", "RFC 5652 §5.6");
        }

        return SigningCertificate.IsNamedOrAbsent(signer.SignedAttributes, certificate)
            ? null
            : Rejection.Invalid("cms.signing-certificate-differs", "the signer meant another certificate", "RFC 5035 §5.4");
    }

    /// <summary>By the signature algorithm, or, where a producer names only the kind of key (RFC 3370 §3.2 allows it for RSA), by key and digest.</summary>
    private SignatureAlgorithm? AlgorithmFor(SubjectPublicKeyInfo key) => SignatureAlgorithm.All.FirstOrDefault(row =>
        row.DigestOid == signer.DigestAlgorithm.Oid && row.Fits(key) &&
        (row.Oid == signer.SignatureAlgorithm.Oid || key.AlgorithmOid == signer.SignatureAlgorithm.Oid));

    private DateTimeOffset? SigningTime() => signer.SignedAttributes.All(Oids.SigningTimeAttribute) switch
    {
        [] => null,
        [var time] => Der.ReadInner(time, DerTime.Read),
        _ => throw Der.Fault("signingTime is there more than once"),
    };
}
