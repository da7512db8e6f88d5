using System.Data.Common;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>Brings a suspended certificate back. What this returns is on the disk, and the next OCSP answer says good.</summary>
public sealed class Release(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Gives the time of release. Refuses with <c>release.unknown-serial</c>, <c>release.not-suspended</c>, <c>release.expired</c>.</summary>
    public Task<Result<DateTimeOffset>> RunAsync(SerialNumber serialNumber, string by, CancellationToken stop) =>
        database.InTransactionAsync(transaction => InsideAsync(transaction, serialNumber, by), stop);

    /// <summary>
    /// What the owner of a certificate may do: take back an own suspension, and no other's, as a part of the caller's transaction.
    /// Refuses with <c>release.not-own</c> too.
    /// </summary>
    public async Task<Result<DateTimeOffset>> OwnInsideAsync(DbTransaction transaction, SerialNumber serialNumber, string owner)
    {
        var by = await RevocableCertificate.SuspendedByAsync(transaction, serialNumber.ToString());
        return by is null || by == owner
            ? await InsideAsync(transaction, serialNumber, owner)
            : NotOwn(serialNumber);
    }

    /// <summary>What an owner is told who would take back another's suspension.</summary>
    public static Rejection NotOwn(SerialNumber serialNumber) =>
        Rejection.Forbidden("release.not-own", $"Certificate {serialNumber} was suspended by somebody else, who alone takes it back.");

    /// <summary>The same as a part of the caller's transaction, which the caller rolls back when this refuses.</summary>
    public async Task<Result<DateTimeOffset>> InsideAsync(DbTransaction transaction, SerialNumber serialNumber, string by)
    {
        var serial = serialNumber.ToString();
        var found = await RevocableCertificate.FindAsync(transaction, serial);
        if (found is null)
        {
            return Rejection.NotFound("release.unknown-serial", $"No certificate has the serial number {serial}.");
        }

        // RFC 5280 §5.3.1: only certificateHold is taken back; every other reason is for ever.
        if (!found.IsSuspended)
        {
            return Rejection.Conflict("release.not-suspended", $"Certificate {serial} is not suspended; there is nothing to release.");
        }

        var now = clock.GetUtcNow().Milliseconds().Time();
        if (found.HasExpiredAt(now))
        {
            return Rejection.Conflict("release.expired", $"Certificate {serial} has expired; a release would not bring it back.");
        }

        await audit.AppendAsync(transaction, new("certificate.release", by, serial, $"suspended since {found.RevokedAt!.Value.Time():u}, application {found.Application}"));
        await RevocationTable.AddAsync(transaction, new(serial, now, RevocationReason.RemoveFromCrl, by));
        return now;
    }
}
