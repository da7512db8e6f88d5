using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;

namespace Tanba.Authority.Revocation;

/// <summary>The table <c>revocation_event</c>: rows are added, numbered one after the other.</summary>
internal static class RevocationTable
{
    /// <remarks>Call it after the audit row is written: that row's lock makes revocations wait for each other.</remarks>
    public static Task AddAsync(DbTransaction transaction, RevocationEvent happened) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO revocation_event (number, serial, at, reason, since, by_whom)
            SELECT COALESCE(MAX(number), 0) + 1, @Serial, @at, @reason, @since, @By FROM revocation_event
            """,
            new { happened.Serial, at = happened.At.Milliseconds(), reason = (long)happened.Reason, since = happened.Since.Milliseconds(), happened.By },
            transaction);

    public static Task<long> LastNumberAsync(DbConnection connection, DbTransaction? transaction = null) =>
        connection.QuerySingleAsync<long>("SELECT COALESCE(MAX(number), 0) FROM revocation_event", transaction: transaction);
}
