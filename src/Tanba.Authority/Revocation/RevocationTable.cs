using System.Data.Common;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Pki.Crls;

namespace Tanba.Authority.Revocation;

/// <summary>The table <c>revocation</c>: rows are added, numbered one after the other.</summary>
internal static class RevocationTable
{
    /// <remarks>Call it after the audit row is written: that row's lock makes revocations wait for each other.</remarks>
    public static Task AddAsync(DbTransaction transaction, string serial, DateTimeOffset at, RevocationReason reason, string by) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO revocation (serial, number, at, reason, by_whom)
            SELECT @serial, COALESCE(MAX(number), 0) + 1, @at, @reason, @by FROM revocation
            """,
            new { serial, at = at.Milliseconds(), reason = (long)reason, by },
            transaction);

    public static Task<long> LastNumberAsync(DbConnection connection, DbTransaction? transaction = null) =>
        connection.QuerySingleAsync<long>("SELECT COALESCE(MAX(number), 0) FROM revocation", transaction: transaction);
}
