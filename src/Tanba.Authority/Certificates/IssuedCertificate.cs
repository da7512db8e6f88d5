using Tanba.Authority.Status;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Certificates;

/// <summary>A certificate with what the authority knows of it.</summary>
/// <param name="Certificate">As it was issued.</param>
/// <param name="Profile">The profile's name.</param>
/// <param name="Application">The application it was issued for.</param>
/// <param name="Role"><c>auth</c> or <c>sign</c>.</param>
/// <param name="Status">Good or revoked; whether it has expired, its own dates say.</param>
/// <param name="Owner">IIN.</param>
public sealed record IssuedCertificate(Certificate Certificate, string Profile, string Application, string Role, CertificateStatus Status, string Owner);

/// <summary>The four lists of a person's keys: every certificate is in exactly one.</summary>
public enum KeyFilter
{
    /// <summary>Neither revoked, suspended nor expired.</summary>
    Valid,

    /// <summary>Revoked for good.</summary>
    Revoked,

    /// <summary>Expired without having been revoked for good.</summary>
    Expired,

    /// <summary>Suspended, and not expired meanwhile.</summary>
    Suspended,
}

/// <summary>How many certificates each list has.</summary>
public sealed record KeyCounts(long Valid, long Revoked, long Expired, long Suspended);
