namespace Tanba.Signatures.TimeStamps;

/// <summary>
/// Why a time stamp proves nothing: with <see cref="Cms.CmsReasons"/> for the authority's signature and the words of
/// <see cref="Tanba.Pki.Paths.PathReasons"/> for its certificate, a closed list. Stable.
/// </summary>
public static class TimeStampReasons
{
    /// <summary>The token or what is signed in it is malformed or too large.</summary>
    public const string Malformed = "time-stamp.malformed";

    /// <summary>It is signed by more than one key, or by none (RFC 3161 §2.4.2).</summary>
    public const string OneSigner = "time-stamp.one-signer";

    /// <summary>It is a stamp over something else.</summary>
    public const string ImprintDiffers = "time-stamp.imprint-differs";

    /// <summary>The digest of the stamped octets is not known to the product.</summary>
    public const string DigestUnknown = "time-stamp.digest-unknown";

    /// <summary>The certificate is not for time stamps alone, critically (RFC 3161 §2.3).</summary>
    public const string WrongPurpose = "time-stamp.wrong-purpose";

    /// <summary>The authority does not say which certificate it meant (RFC 3161 §2.4.2, RFC 5816 §2.2.1).</summary>
    public const string CertificateNotNamed = "time-stamp.certificate-not-named";

    /// <summary>The time lies outside the validity of the authority's certificate.</summary>
    public const string OutsideValidity = "time-stamp.outside-validity";

    /// <summary>The time lies after the time in question.</summary>
    public const string InFuture = "time-stamp.in-future";

    /// <summary>Not the nonce of the request.</summary>
    public const string NonceDiffers = "time-stamp.nonce-differs";

    /// <summary>Not the policy of the request.</summary>
    public const string PolicyDiffers = "time-stamp.policy-differs";

    /// <summary>The authority refused to stamp.</summary>
    public const string Refused = "time-stamp.refused";

    /// <summary>The authority cannot be reached, or answers something else.</summary>
    public const string Unreachable = "time-stamp.unreachable";
}
