using Dapper;
using Tanba.Authority.Store;

namespace Tanba.Authority.Certificates;

/// <summary>A certificate whose end is near.</summary>
public sealed record EndingCertificate(string Serial, string Owner, string Profile, string Role, string Application, DateTimeOffset NotAfter);

/// <summary>Certificates that end between two moments and are neither revoked nor suspended: for letters. The one that ends first comes first.</summary>
public sealed class EndingCertificates(Database database)
{
    private const int LongestPage = 1000;

    /// <param name="from">The first moment.</param>
    /// <param name="to">The moment behind the last.</param>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    /// <param name="count">At most this many, at most 1000.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<IReadOnlyList<EndingCertificate>> RunAsync(DateTimeOffset from, DateTimeOffset to, EndingCertificate? after, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<(string Serial, string Owner, string Profile, string Role, string Application, long NotAfter)>(
            """
            SELECT c.serial, c.owner, c.profile, c.role, c.application, c.not_after FROM certificate c
            WHERE c.not_after >= @from AND c.not_after < @to AND (c.not_after > @from OR c.serial > @serial)
                AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.serial = c.serial)
            ORDER BY c.not_after, c.serial LIMIT @count
            """,
            new { from = (after?.NotAfter ?? from).Milliseconds(), to = to.Milliseconds(), serial = after?.Serial ?? "", count = Math.Clamp(count, 1, LongestPage) });
        return [.. rows.Select(row => new EndingCertificate(row.Serial, row.Owner, row.Profile, row.Role, row.Application, row.NotAfter.Time()))];
    }
}
