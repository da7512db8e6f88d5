using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>A row to be added to the log of a serial number.</summary>
/// <param name="Serial">Of the certificate, or of an intent left behind.</param>
/// <param name="At">When it happens.</param>
/// <param name="Reason">Hold suspends, removeFromCRL releases, every other one is final.</param>
/// <param name="By">An IIN, or the job's name.</param>
internal sealed record RevocationEvent(string Serial, DateTimeOffset At, RevocationReason Reason, string By)
{
    /// <summary>
    /// From when on the certificate is revoked. ITU-T X.509, reason code of a CRL entry: a final revocation that replaces a suspension has the date on which the
    /// certificate was placed on hold.
    /// </summary>
    public DateTimeOffset Since { get; init; } = At;
}
