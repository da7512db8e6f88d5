using System.Data.Common;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>Revokes an issued certificate, or suspends it (certificateHold). What this returns is on the disk, and the next OCSP answer says it.</summary>
public sealed class Revoke(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Gives the time from which the certificate is revoked, also when the same reason was recorded before; a suspended certificate may be
    /// revoked for good. Refuses with <c>revoke.unknown-serial</c>, <c>revoke.expired</c>, <c>revoke.other-reason</c>, <c>revoke.reason-not-allowed</c>.
    /// </summary>
    public Task<Result<DateTimeOffset>> RunAsync(SerialNumber serialNumber, RevocationReason reason, string by, CancellationToken stop) =>
        database.InTransactionAsync(transaction => InsideAsync(transaction, serialNumber, reason, by), stop);

    /// <summary>The same as a part of the caller's transaction, which the caller rolls back when this refuses.</summary>
    public async Task<Result<DateTimeOffset>> InsideAsync(DbTransaction transaction, SerialNumber serialNumber, RevocationReason reason, string by)
    {
        if (reason is RevocationReason.RemoveFromCrl || !Enum.IsDefined(reason))
        {
            return Rejection.Invalid("revoke.reason-not-allowed", $"{reason} is no reason to revoke a certificate", "RFC 5280 §5.3.1");
        }

        var serial = serialNumber.ToString();
        var found = await RevocableCertificate.FindAsync(transaction, serial);
        if (found is null)
        {
            return Rejection.NotFound("revoke.unknown-serial", $"No certificate has the serial number {serial}.");
        }

        if (found.RevokedAt is { } before && (found.Reason == (long)reason || !found.IsSuspended))
        {
            return found.Reason == (long)reason
                ? before.Time()
                : Rejection.Conflict("revoke.other-reason", $"Certificate {serial} was revoked before, for another reason.");
        }

        // As it will be read again: whole milliseconds.
        var now = clock.GetUtcNow().Milliseconds().Time();
        if (found.HasExpiredAt(now))
        {
            return Rejection.Conflict("revoke.expired", $"Certificate {serial} has expired; nobody trusts it any more.");
        }

        var act = reason.IsFinal() ? "certificate.revoke" : "certificate.suspend";
        await audit.AppendAsync(transaction, new(act, by, serial, $"reason {reason}, application {found.Application}"));
        var happened = new RevocationEvent(serial, now, reason, by) { Since = found.RevokedAt?.Time() ?? now };
        await RevocationTable.AddAsync(transaction, happened);
        return happened.Since;
    }
}
