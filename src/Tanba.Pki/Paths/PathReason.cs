namespace Tanba.Pki.Paths;

/// <summary>Why a path is not valid: a closed list. Each has one stable word, <see cref="PathReasons.Code"/>.</summary>
public enum PathReason
{
    /// <summary>No way leads to a trusted root.</summary>
    UnknownIssuer,

    /// <summary>A signature is not that of the issuer's key.</summary>
    SignatureWrong,

    /// <summary>A signature algorithm is not known, or no longer believed at the time in question.</summary>
    AlgorithmNotTrusted,

    /// <summary>A key is too weak to be believed.</summary>
    WeakKey,

    /// <summary>After notAfter.</summary>
    Expired,

    /// <summary>Before notBefore.</summary>
    NotYetValid,

    /// <summary>An issuer may not sign certificates.</summary>
    NotACa,

    /// <summary>More authorities than a path length allows, or than are ever built.</summary>
    TooLong,

    /// <summary>A critical extension is not processed, or an extension stands where it must not.</summary>
    UnknownCriticalExtension,

    /// <summary>A certificate breaks the profile of RFC 5280 in a way on which trust rests.</summary>
    ProfileBroken,

    /// <summary>A name is excluded or not permitted (RFC 5280 §4.2.1.10).</summary>
    NameNotPermitted,

    /// <summary>No policy is left that is valid for the whole path and accepted.</summary>
    NoPolicy,

    /// <summary>The key is not for the purpose asked.</summary>
    WrongPurpose,

    /// <summary>The leaf is not for the server asked.</summary>
    WrongServerName,

    /// <summary>Revoked or suspended at the time in question.</summary>
    Revoked,

    /// <summary>Nothing believable says that a certificate is not revoked.</summary>
    RevocationUnknown,

    /// <summary>The bound of work was reached before a valid path was found.</summary>
    TooMuchWork,
}

/// <summary>The stable words of <see cref="PathReason"/>.</summary>
public static class PathReasons
{
    private static readonly string[] Codes =
    [
        "path.unknown-issuer", "path.signature-wrong", "path.algorithm-not-trusted", "path.weak-key", "path.expired", "path.not-yet-valid",
        "path.not-a-ca", "path.too-long", "path.unknown-critical-extension", "path.profile-broken", "path.name-not-permitted", "path.no-policy",
        "path.wrong-purpose", "path.wrong-server-name", "path.revoked", "path.revocation-unknown", "path.too-much-work",
    ];

    /// <summary>A stable machine word, such as <c>path.expired</c>: the <see cref="Rejection.Code"/> of refusals.</summary>
    public static string Code(this PathReason reason) => Codes[(int)reason];
}
