using System.Collections.Frozen;

namespace Tanba.Pki.Paths;

/// <summary>What a key is to be used for; extended key usage and key usage of the leaf, and extended key usages above it, must allow it.</summary>
public enum PathPurpose
{
    /// <summary>Nothing is asked.</summary>
    Any,

    /// <summary>Log in: clientAuth.</summary>
    Authentication,

    /// <summary>Sign documents: digitalSignature or nonRepudiation; emailProtection where extended key usages are written.</summary>
    Signing,

    /// <summary>Time stamps: timeStamping alone, and critical (RFC 3161 §2.3).</summary>
    TimeStamping,

    /// <summary>OCSP replies: OCSPSigning (RFC 6960 §4.2.2.2).</summary>
    OcspSigning,

    /// <summary>A TLS server: serverAuth, and the name asked for in subjectAltName (RFC 9525).</summary>
    TlsServer,
}

/// <summary>Whether revocation is looked at.</summary>
public enum RevocationChecking
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>A certificate that the evidence shows revoked is refused; one of which it says nothing is not.</summary>
    IfKnown,

    /// <summary>Every certificate below the root must be shown not to be revoked (RFC 5280 §6.1.3 (a)(3)).</summary>
    Required,
}

/// <summary>The inputs of path validation (RFC 5280 §6.1.1).</summary>
public sealed record PathParameters
{
    /// <summary>The time in question, UTC; both ends of a validity count as valid. Parts of a second do not count.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// When evidence on revocation must be current, where that is later than <see cref="At"/>: a certificate revoked after <see cref="At"/>
    /// was good then. Null: at <see cref="At"/>.
    /// </summary>
    public DateTimeOffset? EvidenceAt { get; init; }

    /// <summary>user-initial-policy-set as dotted OIDs; empty stands for any-policy.</summary>
    public IReadOnlySet<string> Policies { get; init; } = FrozenSet<string>.Empty;

    /// <summary>initial-explicit-policy: the path must be valid for one of <see cref="Policies"/>.</summary>
    public bool ExplicitPolicy { get; init; }

    /// <summary>initial-policy-mapping-inhibit.</summary>
    public bool InhibitMapping { get; init; }

    /// <summary>initial-any-policy-inhibit.</summary>
    public bool InhibitAnyPolicy { get; init; }

    /// <summary>What the leaf's key is to be used for.</summary>
    public PathPurpose Purpose { get; init; }

    /// <summary>A DNS name or an IP address that the leaf must be for; null: none is asked.</summary>
    public string? ServerName { get; init; }

    /// <summary>How strong keys and signatures of certificates must be. Lists and replies are always judged the usual way.</summary>
    public PathStrength Strength { get; init; }

    /// <summary>
    /// Lists and replies whose thisUpdate is longer ago are no evidence, even where their nextUpdate is still to come. Null: nextUpdate alone
    /// decides, and seven days where there is none.
    /// </summary>
    public TimeSpan? MaxEvidenceAge { get; init; }

    /// <summary>Whether revocation is looked at.</summary>
    public RevocationChecking Revocation { get; init; } = RevocationChecking.Required;
}
