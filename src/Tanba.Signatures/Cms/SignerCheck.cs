using System.Formats.Asn1;
using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Signatures.Cms;

/// <summary>The check of one signature, in the order of RFC 5652 §5.4–5.6 and RFC 5035 §5.</summary>
/// <param name="certificates">The signer's is among them.</param>
/// <param name="contentType">eContentType; null for a counter-signature, whose content has none (RFC 5652 §11.4).</param>
/// <param name="signer">As it was read.</param>
/// <param name="old">What is believed beside the algorithms of today; null where no time is in question.</param>
internal sealed class SignerCheck(IReadOnlyList<Certificate> certificates, string? contentType, SignerInfo signer, OldSignatures? old = null)
{
    public Result<CheckedSigner> Run(SignedContent content)
    {
        var named = certificates.Where(signer.Names).Distinct().ToList();
        if (named.Count == 0)
        {
            return Rejection.Invalid(CmsReasons.CertificateMissing, "the signer's certificate is neither inside nor given");
        }

        if (signer.SignedAttributes.IsEmpty && (contentType is not null and not Oids.CmsData || content.MayBeAttributes))
        {
            // RFC 5652 §5.3: only id-data may be signed directly. And who signs content directly can be made to have signed the
            // attributes of another document, so content that could be such attributes is refused.
            return Rejection.Invalid(CmsReasons.NoSignedAttributes, "the signature has no signed attributes", "RFC 5652 §5.3");
        }

        // Two certificates may go by one name; the signature itself says which one it is.
        var results = named.ConvertAll(certificate => CheckWith(certificate, content));
        var held = results.FindIndex(result => !result.IsRefused);
        return results[Math.Max(held, 0)];
    }

    private Result<CheckedSigner> CheckWith(Certificate certificate, SignedContent content)
    {
        var (algorithm, key) = AlgorithmFor(certificate.PublicKey) is { } current ? (current, certificate.PublicKey) : old?.Find(signer, certificate) ?? default;
        if (algorithm is null || content.Digest(signer.DigestAlgorithm.Oid) is not { } digest)
        {
            return Rejection.Invalid(
                CmsReasons.AlgorithmUnknown,
                $"{signer.SignatureAlgorithm.Oid} with digest {signer.DigestAlgorithm.Oid} and a key {certificate.PublicKey.Name}");
        }

        try
        {
            var rejection = signer.SignedAttributes.IsEmpty
                ? Value(algorithm.VerifyDigest(key, digest, signer.Signature.Span))
                : CheckAttributes(digest)
                    ?? Value(algorithm.Verify(key, signer.SignedAttributes.ToBeSigned(), signer.Signature.Span))
                    ?? CheckMeant(certificate);
            return rejection is not null ? rejection : new CheckedSigner(certificate, SigningTime());
        }
        catch (AsnContentException broken)
        {
            return Rejection.Invalid(CmsReasons.AttributesWrong, broken.Message, "RFC 5652 §11");
        }
    }

    private Rejection? CheckAttributes(byte[] digest)
    {
        var (types, stated) = (signer.SignedAttributes.All(Oids.ContentTypeAttribute), signer.SignedAttributes.Only(Oids.MessageDigestAttribute));
        var hasType = contentType is null
            ? types.Count == 0
            : types is [var type] && Der.ReadInner(type, reader => reader.ReadObjectIdentifier()) == contentType;
        if (!hasType || stated is null)
        {
            return Rejection.Invalid(
                CmsReasons.AttributesWrong,
                contentType is null
                    ? "messageDigest is there once, and contentType is not: a counter-signature has no content type"
                    : "contentType and messageDigest are there once, and contentType is that of the content",
                contentType is null ? "RFC 5652 §11.4" : "RFC 5652 §11.1–11.2");
        }

        return Der.ReadInner(stated.Value, reader => reader.ReadOctetString(), AsnEncodingRules.BER).AsSpan().SequenceEqual(digest)
            ? null
            : Rejection.Invalid(CmsReasons.DigestWrong, "the content is not what was signed", "RFC 5652 §5.6");
    }

    private static Rejection? Value(bool holds) =>
        holds ? null : Rejection.Invalid(CmsReasons.SignatureWrong, "the signature value is not that of the signer's key", "RFC 5652 §5.6");

    private Rejection? CheckMeant(Certificate certificate)
    {
        if (!AlgorithmProtection.HoldsOrIsAbsent(signer))
        {
            return Rejection.Invalid(CmsReasons.AttributesWrong, "the signer meant other algorithms", "RFC 6211 §3");
        }

        return SigningCertificate.IsNamedOrAbsent(signer.SignedAttributes, certificate)
            ? null
            : Rejection.Invalid(CmsReasons.SigningCertificateDiffers, "the signer meant another certificate", "RFC 5035 §5.4");
    }

    /// <summary>
    /// By the signature algorithm with its parameters, or, where a producer names only the kind of key (RFC 3370 §3.2 for RSA, some national
    /// libraries for GOST), by key and digest. RFC 8933 §3: the digest of the attributes is that of the content.
    /// </summary>
    private SignatureAlgorithm? AlgorithmFor(SubjectPublicKeyInfo key)
    {
        var known = SignatureAlgorithm.All.Any(row => row.Oid == signer.SignatureAlgorithm.Oid);
        var stated = known && SignatureAlgorithm.Decode(signer.SignatureAlgorithm.Encoded).Try(out var exact, out _) ? exact : null;
        var row = known ? stated
            : key.AlgorithmOid == signer.SignatureAlgorithm.Oid ? SignatureAlgorithm.All.FirstOrDefault(one => one.DigestOid == signer.DigestAlgorithm.Oid && one.Fits(key))
            : null;
        return row is not null && row.DigestOid == signer.DigestAlgorithm.Oid && row.Fits(key) ? row : null;
    }

    private DateTimeOffset? SigningTime() => signer.SignedAttributes.All(Oids.SigningTimeAttribute) switch
    {
        [] => null,
        [var time] => Der.ReadInner(time, DerTime.Read),
        _ => throw Der.Fault("signingTime is there more than once"),
    };
}
