using Dapper;
using Tanba.Authority.Status;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;

namespace Tanba.Authority.Certificates;

/// <summary>Finds issued certificates. Every list is paged by key and answered from an index.</summary>
public sealed class FindCertificates(Database database, TimeProvider clock)
{
    private const int LongestPage = 200;

    private const string Select =
        """
        SELECT c.der AS "Der", c.profile AS "Profile", c.application AS "Application", c.role AS "Role", r.at AS "RevokedAt", r.reason AS "Reason", c.owner AS "Owner"
        FROM certificate c LEFT JOIN revocation r ON r.serial = c.serial
        """ + " ";

    private static readonly Dictionary<KeyFilter, string> Filters = new()
    {
        [KeyFilter.Valid] = "r.serial IS NULL AND c.not_after >= @now",
        [KeyFilter.Revoked] = "r.reason <> 6",
        [KeyFilter.Expired] = "(r.serial IS NULL OR r.reason = 6) AND c.not_after < @now",
        [KeyFilter.Suspended] = "r.reason = 6 AND c.not_after >= @now",
    };

    /// <summary>A page of a person's certificates, the newest first.</summary>
    /// <param name="iin">Whose.</param>
    /// <param name="filter">Which list.</param>
    /// <param name="afterSerial">The last serial number of the page before; null for the first page.</param>
    /// <param name="count">At most this many, at most 200.</param>
    public Task<IReadOnlyList<IssuedCertificate>> OfOwnerAsync(string iin, KeyFilter filter, string? afterSerial, int count, CancellationToken stop)
    {
        var where = $"WHERE c.owner = @iin AND {Filters[filter]} {(afterSerial is null ? "" : "AND " + Behind("@afterSerial"))} ORDER BY c.at DESC, c.serial";
        return PageAsync(where, new { iin, afterSerial, now = Now }, count, stop);
    }

    /// <summary>The same page, but those that end soonest come first.</summary>
    public Task<IReadOnlyList<IssuedCertificate>> OfOwnerByEndAsync(string iin, KeyFilter filter, string? afterSerial, int count, CancellationToken stop)
    {
        const string end = "(SELECT not_after FROM certificate WHERE serial = @afterSerial)";
        var behind = afterSerial is null ? "" : $"AND (c.not_after > {end} OR c.not_after = {end} AND c.serial > @afterSerial)";

        // A sum has no index: the few of one owner are put in order, and not all that end at some time searched for the owner.
        return PageAsync($"WHERE c.owner = @iin AND {Filters[filter]} {behind} ORDER BY c.not_after + 0, c.serial", new { iin, afterSerial, now = Now }, count, stop);
    }

    public async Task<KeyCounts> CountsAsync(string iin, CancellationToken stop)
    {
        var counts = string.Join(", ", Filters.Select(filter => $"COALESCE(SUM(CASE WHEN {filter.Value} THEN 1 ELSE 0 END), 0) AS \"{filter.Key}\""));
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleAsync<KeyCounts>(
            $"SELECT {counts} FROM certificate c LEFT JOIN revocation r ON r.serial = c.serial WHERE c.owner = @iin", new { iin, now = Now });
    }

    /// <summary>All certificates of an application, one for each of its keys.</summary>
    public Task<IReadOnlyList<IssuedCertificate>> OfApplicationAsync(string application, CancellationToken stop) =>
        PageAsync("WHERE c.application = @application ORDER BY c.role, c.serial", new { application }, LongestPage, stop);

    public async Task<IssuedCertificate?> FindAsync(SerialNumber serialNumber, CancellationToken stop) =>
        (await PageAsync("WHERE c.serial = @serial", new { serial = serialNumber.ToString() }, 1, stop)).SingleOrDefault();

    /// <summary>Whether any certificate was ever issued for a key.</summary>
    /// <param name="keyId">SHA-256 of its SubjectPublicKeyInfo.</param>
    public async Task<bool> KnowsKeyAsync(byte[] keyId, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.QuerySingleAsync<long>("SELECT COUNT(*) FROM certificate WHERE key_id = @keyId", new { keyId }) > 0;
    }

    private long Now => clock.GetUtcNow().Milliseconds();

    /// <summary>Behind this certificate in the order of the newest first. The bare comparison is what the index is entered by.</summary>
    internal static string Behind(string serial)
    {
        var at = $"(SELECT at FROM certificate WHERE serial = {serial})";
        return $"c.at <= {at} AND (c.at < {at} OR c.serial > {serial})";
    }

    internal async Task<IReadOnlyList<IssuedCertificate>> PageAsync(string where, object parameters, int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<CertificateRow>($"{Select}{where} LIMIT {Math.Clamp(count, 1, LongestPage)}", parameters);
        return [.. rows.Select(row => new IssuedCertificate(
            Certificate.Decode(row.Der).Value, row.Profile, row.Application, row.Role, CertificateStatuses.Of(row.RevokedAt, row.Reason), row.Owner))];
    }

    private sealed record CertificateRow
    {
        public required byte[] Der { get; init; }

        public required string Profile { get; init; }

        public required string Application { get; init; }

        public required string Role { get; init; }

        public long? RevokedAt { get; init; }

        public long? Reason { get; init; }

        public required string Owner { get; init; }
    }
}
