using System.Data.Common;
using Dapper;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>Revokes an issued certificate. What this returns is on the disk, and the next OCSP answer says it.</summary>
public sealed class Revoke(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Gives the time of revocation, also when the same reason was recorded before. Refuses with <c>revoke.unknown-serial</c>,
    /// <c>revoke.expired</c>, <c>revoke.other-reason</c>, <c>revoke.reason-not-allowed</c>.
    /// </summary>
    public async Task<Result<DateTimeOffset>> RunAsync(SerialNumber serialNumber, RevocationReason reason, string by, CancellationToken stop) =>
        reason is RevocationReason.RemoveFromCrl || !Enum.IsDefined(reason)
            ? Rejection.Invalid("revoke.reason-not-allowed", $"{reason} is no reason to revoke a certificate", "RFC 5280 §5.3.1")
            : await database.InTransactionAsync(transaction => RecordAsync(transaction, serialNumber.ToString(), reason, by), stop);

    private async Task<Result<DateTimeOffset>> RecordAsync(DbTransaction transaction, string serial, RevocationReason reason, string by)
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<RevocableRow>(
            """
            SELECT c.not_after AS "NotAfter", c.application AS "Application", r.at AS "RevokedAt", r.reason AS "Reason"
            FROM certificate c LEFT JOIN revocation r ON r.serial = c.serial WHERE c.serial = @serial
            """,
            new { serial },
            transaction);
        if (row is null)
        {
            return Rejection.NotFound("revoke.unknown-serial", $"No certificate has the serial number {serial}.");
        }

        if (row.RevokedAt is { } at)
        {
            return row.Reason == (long)reason
                ? at.Time()
                : Rejection.Conflict("revoke.other-reason", $"Certificate {serial} was revoked before, for another reason.");
        }

        var now = clock.GetUtcNow();
        if (row.NotAfter < now.Milliseconds())
        {
            return Rejection.Conflict("revoke.expired", $"Certificate {serial} has expired; nobody trusts it any more.");
        }

        await audit.AppendAsync(transaction, new("certificate.revoke", by, serial, $"reason {reason}, application {row.Application}"));
        await RevocationTable.AddAsync(transaction, serial, now, reason, by);

        // As it will be read again: whole milliseconds.
        return now.Milliseconds().Time();
    }

    private sealed record RevocableRow
    {
        public long NotAfter { get; init; }

        public required string Application { get; init; }

        public long? RevokedAt { get; init; }

        public long? Reason { get; init; }
    }
}
