using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;

namespace Tanba.Server.Cabinet.Keys;

/// <summary>One certificate as a card: what it is for, until when, and how much of its life has gone.</summary>
public sealed record KeyCard(IssuedCertificate Issued, DateTimeOffset Now)
{
    public Certificate Certificate => Issued.Certificate;

    /// <summary><c>valid</c>, <c>revoked</c> or <c>expired</c>: part of the keys of its words and of its class.</summary>
    public string State => Issued.Status.Kind == StatusKind.Revoked ? "revoked" : Certificate.NotAfter <= Now ? "expired" : "valid";

    public string Colour => State switch
    {
        "valid" => "govuk-tag--green",
        "revoked" => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    /// <summary>How the names of such keys' files begin.</summary>
    public string Kind => (CertificatePurpose.Signs(Certificate) ? "" : "AUTH_") + Certificate.PublicKey.Algorithm?.FilePrefix;

    /// <summary>Whole days that are left; the last one counts.</summary>
    public long DaysLeft => (long)Math.Ceiling((Certificate.NotAfter - Now).TotalDays);

    /// <summary>0 to 100; a revoked key stopped living when it was revoked.</summary>
    public int LifePercent
    {
        get
        {
            var until = Issued.Status.RevokedAt is { } revoked && State == "revoked" ? revoked : Now;
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
