using Dapper;
using Tanba.Authority.Issuers;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Status;

/// <summary>Certificate status, read from the database each time: a revocation is seen by the next question.</summary>
public sealed class CertificateStatuses(Database database, TrustedCertificates trusted)
{
    /// <summary>The CA of whose certificates these are the statuses.</summary>
    public Certificate Issuer => trusted.Issuing;

    public async Task<CertificateStatus> FindAsync(SerialNumber serialNumber, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var row = await connection.QuerySingleOrDefaultAsync<StatusRow>(
            """
            SELECT c.at AS "IssuedAt", r.at AS "RevokedAt", r.reason AS "Reason"
            FROM issuance_intent i
            LEFT JOIN certificate c ON c.serial = i.serial
            LEFT JOIN revocation r ON r.serial = i.serial
            WHERE i.serial = @serial
            """,
            new { serial = serialNumber.ToString() });

        // An intent without a certificate is not yet issued: good would be a promise nobody has made.
        return row switch
        {
            { RevokedAt: { } at } => Of(at, row.Reason),
            { IssuedAt: not null } => CertificateStatus.Good,
            _ => CertificateStatus.Unknown,
        };
    }

    internal static CertificateStatus Of(long? revokedAt, long? reason) => revokedAt is { } at
        ? new(StatusKind.Revoked, at.Time(), (RevocationReason)checked((int)(reason ?? 0)))
        : CertificateStatus.Good;

    private sealed record StatusRow
    {
        public long? IssuedAt { get; init; }

        public long? RevokedAt { get; init; }

        public long? Reason { get; init; }
    }
}
