using Tanba.Authority.Certificates;
using Tanba.Authority.Status;

namespace Tanba.Server.Console.Certificates;

/// <summary>A certificate as a line of a table.</summary>
public sealed record CertificateLine(IssuedCertificate Issued, DateTimeOffset Now)
{
    public string Serial => Issued.Certificate.SerialNumber.ToString();

    /// <summary><c>valid</c>, <c>revoked</c>, <c>suspended</c> or <c>expired</c>: part of the keys of its words.</summary>
    public string State => Issued.Status switch
    {
        { Kind: StatusKind.Revoked, IsSuspended: false } => "revoked",
        _ when Issued.Certificate.NotAfter <= Now => "expired",
        { Kind: StatusKind.Revoked } => "suspended",
        _ => "valid",
    };

    /// <summary>Revoked for good, or expired: nothing changes that.</summary>
    public bool IsOver => State is "revoked" or "expired";

    public string Colour => State switch
    {
        "valid" => "govuk-tag--green",
        "revoked" => "govuk-tag--red",
        "suspended" => "govuk-tag--yellow",
        _ => "govuk-tag--grey",
    };
}
