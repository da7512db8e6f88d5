using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Pki.Paths;

/// <summary>Where a fact on revocation is from.</summary>
public enum RevocationSource
{
    /// <summary>Nothing believable was found.</summary>
    None,

    /// <summary>A list, with its delta where there is one.</summary>
    Crl,

    /// <summary>An OCSP reply.</summary>
    Ocsp,

    /// <summary>A responder's certificate that says it need not be asked about (RFC 6960 §4.2.2.2.1).</summary>
    NoCheck,
}

/// <summary>What the evidence says of one certificate at the time in question.</summary>
/// <param name="Certificate">Of which.</param>
/// <param name="Source">None: its status is unknown.</param>
/// <param name="ThisUpdate">When it was known to be so, UTC; null when unknown or not needed.</param>
/// <param name="RevokedAt">Since when it is revoked, UTC; null when it is not.</param>
/// <param name="Reason">Why it is revoked; null when it is not.</param>
public sealed record RevocationFact(
    Certificate Certificate,
    RevocationSource Source,
    DateTimeOffset? ThisUpdate = null,
    DateTimeOffset? RevokedAt = null,
    RevocationReason? Reason = null)
{
    /// <summary>Whether it is shown to be revoked.</summary>
    public bool IsRevoked => RevokedAt is not null;

    /// <summary>Whether it is shown not to be revoked.</summary>
    public bool IsGood => Source != RevocationSource.None && !IsRevoked;
}
