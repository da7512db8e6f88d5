using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>What must be known of a certificate before its status is changed.</summary>
internal sealed record RevocableCertificate
{
    public long NotAfter { get; init; }

    public required string Application { get; init; }

    public long? RevokedAt { get; init; }

    public long? Reason { get; init; }

    public bool IsSuspended => Reason == (long)RevocationReason.CertificateHold;

    public bool HasExpiredAt(DateTimeOffset now) => NotAfter < now.Milliseconds();

    public static Task<RevocableCertificate?> FindAsync(DbTransaction transaction, string serial) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<RevocableCertificate>(
            """
            SELECT c.not_after AS "NotAfter", c.application AS "Application", r.at AS "RevokedAt", r.reason AS "Reason"
            FROM certificate c LEFT JOIN revocation r ON r.serial = c.serial WHERE c.serial = @serial
            """,
            new { serial },
            transaction);

    /// <summary>Who suspended it; null when it is not suspended.</summary>
    public static Task<string?> SuspendedByAsync(DbTransaction transaction, string serial) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>("SELECT by_whom FROM revocation WHERE serial = @serial AND reason = 6", new { serial }, transaction);
}
