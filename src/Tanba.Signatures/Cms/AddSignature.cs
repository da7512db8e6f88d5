using Tanba.Pki;

namespace Tanba.Signatures.Cms;

/// <summary>
/// Adds to a document that is signed already: a signature beside the others (RFC 5652 §5.1), one over another (RFC 5652 §11.4), a time
/// stamp (RFC 3161 A, ETSI EN 319 122-1 §5.3). What was there stays as it was, octet by octet. Safe from several threads.
/// </summary>
public static class AddSignature
{
    /// <summary>
    /// Adds a signer over the same content. Refuses with <c>cms.content-missing</c> when the content is neither inside nor given,
    /// <c>cms.algorithm-unknown</c> when <paramref name="content"/> has no digest for the key.
    /// </summary>
    /// <param name="document">The signed document; attached or detached, so it stays.</param>
    /// <param name="by">Who signs beside the others.</param>
    /// <param name="content">For a detached signature, and for a document without its content in memory.</param>
    public static Result<SignedCms> Beside(SignedCms document, CmsSigner by, SignedContent? content = null)
    {
        if ((document.Content is { } inside ? SignedContent.Of(inside) : content) is not { } signed)
        {
            return Rejection.Invalid(CmsReasons.ContentMissing, "the signature is detached and no content was given");
        }

        var digest = signed.Digest(by.Key.Algorithm.DigestOid);
        if (digest is null || digest.Length != by.Key.Algorithm.Digest([]).Length)
        {
            return Rejection.Invalid(CmsReasons.AlgorithmUnknown, $"the content has no digest {by.Key.Algorithm.DigestOid}");
        }

        return SignedCms.Of(document.Parts with
        {
            DigestAlgorithms = [.. document.Parts.DigestAlgorithms, by.Key.Algorithm.DigestIdentifier],
            Certificates = document.Joined(by.Chain.Prepend(by.Certificate)),
            Signers = [.. document.Parts.Signers, SignerInfoWriter.Write(digest, document.ContentType, by)],
        });
    }

    /// <summary>Adds a counter-signature: over the signature value of another, as an unsigned attribute of it.</summary>
    /// <param name="document">The signed document.</param>
    /// <param name="signature">One of its signers, the document's own object.</param>
    /// <param name="by">Who signs over it.</param>
    public static SignedCms Over(SignedCms document, SignerInfo signature, CmsSigner by)
    {
        var digest = by.Key.Algorithm.Digest(signature.Signature.Span);
        return document.With(
            signature,
            SignerInfoChange.WithUnsigned(signature, Oids.CounterSignatureAttribute, SignerInfoWriter.Write(digest, null, by)),
            by.Chain.Prepend(by.Certificate));
    }

    /// <summary>Adds a time stamp over the signature value: CAdES-BES becomes CAdES-T.</summary>
    /// <param name="document">The signed document.</param>
    /// <param name="signature">One of its signers.</param>
    /// <param name="token">DER or BER of the token, checked by who asked for it.</param>
    public static SignedCms TimeStamp(SignedCms document, SignerInfo signature, ReadOnlyMemory<byte> token) =>
        document.With(signature, SignerInfoChange.WithUnsigned(signature, Oids.SignatureTimeStampAttribute, token.ToArray()), []);
}
