using Tanba.Pki.Crls;

namespace Tanba.Authority.Status;

public enum StatusKind
{
    /// <summary>Issued by this authority and not revoked; it may have expired.</summary>
    Good,

    /// <summary>Revoked for good, or suspended (<see cref="CertificateStatus.IsSuspended"/>).</summary>
    Revoked,

    /// <summary>This authority has issued no certificate of that number.</summary>
    Unknown,
}

/// <summary>What the authority says of a serial number at this moment.</summary>
public sealed record CertificateStatus(StatusKind Kind, DateTimeOffset? RevokedAt, RevocationReason? Reason)
{
    public static readonly CertificateStatus Good = new(StatusKind.Good, null, null);

    public static readonly CertificateStatus Unknown = new(StatusKind.Unknown, null, null);

    /// <summary>Revoked for the time being: it may come back.</summary>
    public bool IsSuspended => Reason is RevocationReason.CertificateHold;
}
