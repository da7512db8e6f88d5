using Dapper;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Certificates;

public enum CertificateEventKind
{
    Issued,
    Suspended,
    Released,
    Revoked,
}

/// <summary>One thing that happened to a certificate.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When.</param>
/// <param name="By">An IIN or the job's name; null for the issuance, which follows from the application.</param>
/// <param name="Reason">Of a suspension or revocation.</param>
public sealed record CertificateEvent(CertificateEventKind Kind, DateTimeOffset At, string? By, RevocationReason? Reason);

/// <summary>The life of a certificate, from its issuance on, in order. That it has expired, its own dates say.</summary>
public sealed class CertificateHistory(Database database)
{
    /// <summary>Empty when there is no certificate of that number.</summary>
    public async Task<IReadOnlyList<CertificateEvent>> RunAsync(SerialNumber serialNumber, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var serial = serialNumber.ToString();
        if (await connection.QuerySingleOrDefaultAsync<long?>("SELECT at FROM certificate WHERE serial = @serial", new { serial }) is not { } issued)
        {
            return [];
        }

        var rows = await connection.QueryAsync<(long At, long Reason, string By)>(
            "SELECT at, reason, by_whom FROM revocation_event WHERE serial = @serial ORDER BY number", new { serial });
        return [new(CertificateEventKind.Issued, issued.Time(), null, null), .. rows.Select(row => Read(row.At.Time(), (RevocationReason)checked((int)row.Reason), row.By))];
    }

    /// <summary>Who suspended it; null when it is not suspended.</summary>
    public async Task<string?> SuspendedByAsync(SerialNumber serialNumber, CancellationToken stop) =>
        await RunAsync(serialNumber, stop) is [.., { Kind: CertificateEventKind.Suspended } last] ? last.By : null;

    private static CertificateEvent Read(DateTimeOffset at, RevocationReason reason, string by) => reason switch
    {
        RevocationReason.CertificateHold => new(CertificateEventKind.Suspended, at, by, reason),
        RevocationReason.RemoveFromCrl => new(CertificateEventKind.Released, at, by, null),
        _ => new(CertificateEventKind.Revoked, at, by, reason),
    };
}
