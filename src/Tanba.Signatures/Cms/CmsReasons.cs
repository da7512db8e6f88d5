namespace Tanba.Signatures.Cms;

/// <summary>
/// Why a signature does not hold: with the words of <see cref="Tanba.Pki.Paths.PathReasons"/> for the signer's certificate, the closed
/// list of what <see cref="VerifyCms"/> says. Stable.
/// </summary>
public static class CmsReasons
{
    /// <summary>There is no signature in the document.</summary>
    public const string NoSigner = "cms.no-signer";

    /// <summary>The signature is detached and no content was given.</summary>
    public const string ContentMissing = "cms.content-missing";

    /// <summary>The content inside is not the content given.</summary>
    public const string ContentDiffers = "cms.content-differs";

    /// <summary>The signer's certificate is neither inside nor given.</summary>
    public const string CertificateMissing = "cms.certificate-missing";

    /// <summary>Digest and signature algorithm are not known, do not belong together, or are not of the signer's key.</summary>
    public const string AlgorithmUnknown = "cms.algorithm-unknown";

    /// <summary>The signature has no signed attributes where it must have them (RFC 5652 §5.3), or may be one over attributes.</summary>
    public const string NoSignedAttributes = "cms.no-signed-attributes";

    /// <summary>The signed attributes are malformed, or lack what must be there once.</summary>
    public const string AttributesWrong = "cms.attributes-wrong";

    /// <summary>The content is not what was signed.</summary>
    public const string DigestWrong = "cms.digest-wrong";

    /// <summary>The signature value is not that of the signer's key.</summary>
    public const string SignatureWrong = "cms.signature-wrong";

    /// <summary>The signer meant another certificate (RFC 5035 §5.4).</summary>
    public const string SigningCertificateDiffers = "cms.signing-certificate-differs";

    /// <summary>So many signatures are over others that this one was not looked at.</summary>
    public const string TooMuchWork = "cms.too-much-work";

    /// <summary>Every word, those of paths left out.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoSigner, ContentMissing, ContentDiffers, CertificateMissing, AlgorithmUnknown, NoSignedAttributes, AttributesWrong, DigestWrong, SignatureWrong,
        SigningCertificateDiffers, TooMuchWork,
    ];
}
