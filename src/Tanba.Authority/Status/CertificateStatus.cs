using Tanba.Pki.Crls;

namespace Tanba.Authority.Status;

public enum StatusKind
{
    /// <summary>Issued by this authority and not revoked; it may have expired.</summary>
    Good,

    Revoked,

    /// <summary>This authority has issued no certificate of that number.</summary>
    Unknown,
}

/// <summary>What the authority says of a serial number at this moment.</summary>
public sealed record CertificateStatus(StatusKind Kind, DateTimeOffset? RevokedAt, RevocationReason? Reason)
{
    public static readonly CertificateStatus Good = new(StatusKind.Good, null, null);

    public static readonly CertificateStatus Unknown = new(StatusKind.Unknown, null, null);
}
