using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Cabinet.Keys;

/// <summary>One certificate as a card: what it is for, until when, and how much of its life has gone.</summary>
public sealed record KeyCard(IssuedCertificate Issued, DateTimeOffset Now)
{
    public Certificate Certificate => Issued.Certificate;

    /// <summary><c>valid</c>, <c>suspended</c>, <c>revoked</c> or <c>expired</c>: part of the keys of its words and of its class.</summary>
    public string State => Issued.Status switch
    {
        { Kind: StatusKind.Revoked, IsSuspended: false } => "revoked",
        _ when Certificate.NotAfter <= Now => "expired",
        { IsSuspended: true } => "suspended",
        _ => "valid",
    };

    public string Colour => State switch
    {
        "valid" => "govuk-tag--green",
        "suspended" => "govuk-tag--yellow",
        "revoked" => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>What the key is for: <c>auth</c>, <c>sign</c>, <c>both</c> or <c>system</c>, part of the keys of its words.</summary>
    public string Role => CertificatePurpose.IsForSystem(Certificate) ? "system" : Issued.Role;

    /// <summary>How the names of such keys' files begin.</summary>
    public string Kind => (Role switch { "auth" => "AUTH_", "system" => "IS_", _ => "" }) + Certificate.PublicKey.Algorithm?.FilePrefix;

    public string Serial => Certificate.SerialNumber.ToString();

    /// <summary>Whole days that are left; the last one counts.</summary>
    public long DaysLeft => (long)Math.Ceiling((Certificate.NotAfter - Now).TotalDays);

    /// <summary>0 to 100; a revoked key stopped living when it was revoked.</summary>
    public int LifePercent
    {
        get
        {
            // A suspended key may come back, so its time goes on.
            var until = State == "revoked" ? Issued.Status.RevokedAt!.Value : Now;
            var gone = (until - Certificate.NotBefore) / (Certificate.NotAfter - Certificate.NotBefore);
            return (int)Math.Clamp(Math.Round(gone * 100), 0, 100);
        }
    }

    /// <summary>The two ends of the serial number: enough to tell one's own keys apart.</summary>
    public string ShortSerial
    {
        get
        {
            var serial = Certificate.SerialNumber.ToString().ToUpperInvariant();
            return serial.Length <= 9 ? serial : $"{serial[..4]}…{serial[^4..]}";
        }
    }
}
