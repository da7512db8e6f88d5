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
        SELECT number AS "Number", seen AS "Seen", this_update AS "ThisUpdate", next_update AS "NextUpdate", der AS "Der", delta_der AS "DeltaDer"
        FROM crl ORDER BY number DESC LIMIT 1
        """,
        transaction: transaction);

    /// <summary>The oldest full list that somebody may still rely on: a delta that stands on it serves every holder of a list in force.</summary>
    public static Task<(long Number, long Seen)> BaseAsync(DbTransaction transaction, long now) => transaction.Connection!.QuerySingleOrDefaultAsync<(long, long)>(
        "SELECT number, seen FROM crl WHERE next_update > @now ORDER BY number LIMIT 1", new { now }, transaction);

    /// <summary>
    /// Revocations after <paramref name="seen"/> of certificates that have not expired before <paramref name="expiredBefore"/>: RFC 5280
    /// §3.3 keeps an entry on one more list after its certificate's end.
    /// </summary>
    public static async Task<IReadOnlyList<RevokedEntry>> EntriesAsync(DbTransaction transaction, long seen, long expiredBefore)
    {
        var rows = await transaction.Connection!.QueryAsync<(string Serial, long At, long Reason)>(
            """
            SELECT r.serial, r.at, r.reason FROM revocation r JOIN issuance_intent i ON i.serial = r.serial
            WHERE r.number > @seen AND i.not_after >= @expiredBefore ORDER BY r.number
            """,
            new { seen, expiredBefore },
            transaction);
        return [.. rows.Select(row => new RevokedEntry(SerialNumber.Parse(row.Serial).Value, row.At.Time(), (RevocationReason)checked((int)row.Reason)))];
    }

    public static async Task AddAsync(DbTransaction transaction, CrlRow row, long baseNumber)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO crl (number, base, seen, this_update, next_update, der, delta_der)
            VALUES (@Number, @baseNumber, @Seen, @ThisUpdate, @NextUpdate, @Der, @DeltaDer)
            """,
            new { row.Number, baseNumber, row.Seen, row.ThisUpdate, row.NextUpdate, row.Der, row.DeltaDer },
            transaction);

        // Lists that nobody may use any more; the newest stays whatever its age, since it holds the number.
        await transaction.Connection!.ExecuteAsync(
            "DELETE FROM crl WHERE next_update < @now AND number < @Number", new { now = row.ThisUpdate, row.Number }, transaction);
    }
}
