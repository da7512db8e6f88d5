using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Crls;

/// <summary>The table <c>crl</c>, and the revocations that go onto a list.</summary>
internal static class CrlTable
{
    public static Task<CrlRow?> NewestAsync(DbConnection connection, DbTransaction? transaction = null) => connection.QuerySingleOrDefaultAsync<CrlRow>(
        """
        SELECT number AS "Number", seen AS "Seen", this_update AS "ThisUpdate", next_update AS "NextUpdate", der AS "Der", delta_der AS "DeltaDer",
            COALESCE(entries, 0) AS "Entries", COALESCE(delta_entries, 0) AS "DeltaEntries"
        FROM crl ORDER BY number DESC LIMIT 1
        """,
        transaction: transaction);

    /// <summary>The oldest full list that somebody may still rely on: a delta that stands on it serves every holder of a list in force.</summary>
    public static Task<(long Number, long Seen)> BaseAsync(DbTransaction transaction, long now) => transaction.Connection!.QuerySingleOrDefaultAsync<(long, long)>(
        "SELECT number, seen FROM crl WHERE next_update > @now ORDER BY number LIMIT 1", new { now }, transaction);

    /// <summary>
    /// For a full list: what is revoked or suspended now, of certificates that have not expired before <paramref name="expiredBefore"/>.
    /// RFC 5280 §3.3 keeps an entry on one more list after its certificate's end.
    /// </summary>
    public static Task<IReadOnlyList<RevokedEntry>> EntriesAsync(DbTransaction transaction, long expiredBefore) => EntriesAsync(
        transaction,
        """
        SELECT r.serial, r.at, r.reason FROM revocation r JOIN issuance_intent i ON i.serial = r.serial
        WHERE i.not_after >= @expiredBefore ORDER BY r.number
        """,
        new { expiredBefore });

    /// <summary>
    /// For a delta list: the last event of each serial number that has one after <paramref name="seen"/>, a release too. RFC 5280 §5.2.4: a
    /// release is listed as removeFromCRL also when the suspension was only on a list between the base and now.
    /// </summary>
    public static Task<IReadOnlyList<RevokedEntry>> ChangesAsync(DbTransaction transaction, long seen, long expiredBefore) => EntriesAsync(
        transaction,
        """
        SELECT e.serial, e.since, e.reason FROM revocation_event e JOIN issuance_intent i ON i.serial = e.serial
        WHERE e.number > @seen AND i.not_after >= @expiredBefore
            AND NOT EXISTS (SELECT 1 FROM revocation_event later WHERE later.serial = e.serial AND later.number > e.number)
        ORDER BY e.number
        """,
        new { seen, expiredBefore });

    public static async Task AddAsync(DbTransaction transaction, CrlRow row, long baseNumber)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO crl (number, base, seen, this_update, next_update, der, delta_der, entries, delta_entries)
            VALUES (@Number, @baseNumber, @Seen, @ThisUpdate, @NextUpdate, @Der, @DeltaDer, @Entries, @DeltaEntries)
            """,
            new { row.Number, baseNumber, row.Seen, row.ThisUpdate, row.NextUpdate, row.Der, row.DeltaDer, row.Entries, row.DeltaEntries },
            transaction);

        // Lists that nobody may use any more; the newest stays whatever its age, since it holds the number.
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM crl WHERE next_update < @now AND number < @Number", new { now = row.ThisUpdate, row.Number }, transaction);
    }

    private static async Task<IReadOnlyList<RevokedEntry>> EntriesAsync(DbTransaction transaction, string sql, object parameters)
    {
        var rows = await transaction.Connection!.QueryAsync<(string Serial, long At, long Reason)>(sql, parameters, transaction);
        return [.. rows.Select(row => new RevokedEntry(SerialNumber.Parse(row.Serial).Value, row.At.Time(), (RevocationReason)checked((int)row.Reason)))];
    }
}
