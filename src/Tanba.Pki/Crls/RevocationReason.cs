namespace Tanba.Pki.Crls;

/// <summary><c>CRLReason ::= ENUMERATED</c> (RFC 5280 §5.3.1); 7 is not used.</summary>
public enum RevocationReason
{
    /// <summary>No reason is said; never written into a list.</summary>
    Unspecified = 0,

    /// <summary>The private key is, or may be, in other hands.</summary>
    KeyCompromise = 1,

    /// <summary>The issuer's key is in other hands.</summary>
    CaCompromise = 2,

    /// <summary>Name or role of the owner have changed.</summary>
    AffiliationChanged = 3,

    /// <summary>Another certificate has taken its place.</summary>
    Superseded = 4,

    /// <summary>It is no longer needed.</summary>
    CessationOfOperation = 5,

    /// <summary>Suspended; may come back.</summary>
    CertificateHold = 6,

    /// <summary>Back from hold: only in delta lists.</summary>
    RemoveFromCrl = 8,

    /// <summary>A privilege of the certificate was withdrawn.</summary>
    PrivilegeWithdrawn = 9,

    /// <summary>The key of the attribute authority is in other hands.</summary>
    AaCompromise = 10,
}

/// <summary>Who may choose which reason, in the order in which they are offered.</summary>
public static class RevocationReasons
{
    /// <summary>What the owner of a key may say. A court does not speak through the owner, and an authority's reasons are its own.</summary>
    public static readonly IReadOnlyList<RevocationReason> OfOwner =
    [
        RevocationReason.KeyCompromise,
        RevocationReason.Superseded,
        RevocationReason.AffiliationChanged,
        RevocationReason.CessationOfOperation,
        RevocationReason.CertificateHold,
    ];

    /// <summary>What a registrar may say on the strength of an order; unspecified stands for a court's decision and for anything else.</summary>
    public static readonly IReadOnlyList<RevocationReason> OfRegistrar = [.. OfOwner, RevocationReason.Unspecified];

    /// <summary>Whether a certificate revoked for this reason never comes back (RFC 5280 §5.3.1: only certificateHold is taken back).</summary>
    public static bool IsFinal(this RevocationReason reason) => reason is not (RevocationReason.CertificateHold or RevocationReason.RemoveFromCrl);
}
