using System.Data.Common;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Applications;

/// <summary>Reads and writes the table <c>application_keys</c>.</summary>
internal static class KeyTable
{
    public static async Task<IReadOnlyList<OrderedKey>> OfAsync(DbConnection connection, string application, DbTransaction? transaction = null)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT role AS Role, profile AS Profile, subject AS Subject, request AS Request, key_id AS KeyId, installed_at AS InstalledAt
            FROM application_keys WHERE application = @application ORDER BY role
            """,
            new { application },
            transaction);
        return [.. rows.Select(row => new OrderedKey(row.Role, row.Profile, row.Subject, row.Request, row.KeyId, row.InstalledAt?.Time()))];
    }

    public static Task InsertAsync(DbTransaction transaction, string application, OrderedKey key) => transaction.Connection!.ExecuteAsync(
        "INSERT INTO application_keys (application, role, profile, subject) VALUES (@application, @Role, @Profile, @Subject)",
        new { application, key.Role, key.Profile, key.Subject },
        transaction);

    public static Task AttachAsync(DbTransaction transaction, string application, OrderedKey key) => transaction.Connection!.ExecuteAsync(
        "UPDATE application_keys SET request = @Request, key_id = @KeyId WHERE application = @application AND role = @Role",
        new { application, key.Role, key.Request, key.KeyId },
        transaction);

    /// <summary>Whether another application has named one of these keys.</summary>
    public static async Task<bool> AnyUsedAsync(DbTransaction transaction, string application, IEnumerable<string> keyIds)
    {
        foreach (var keyId in keyIds)
        {
            var other = await transaction.Connection!.QuerySingleOrDefaultAsync<string>(
                "SELECT application FROM application_keys WHERE key_id = @keyId AND application <> @application", new { keyId, application }, transaction);
            if (other is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that a key is in its store; the first time counts.</summary>
    public static Task InstalledAsync(DbTransaction transaction, string application, string keyId, DateTimeOffset at) => transaction.Connection!.ExecuteAsync(
        "UPDATE application_keys SET installed_at = @now WHERE application = @application AND key_id = @keyId AND installed_at IS NULL",
        new { application, keyId, now = at.Milliseconds() },
        transaction);

    private sealed class Row
    {
        public required string Role { get; init; }

        public required string Profile { get; init; }

        public required byte[] Subject { get; init; }

        public byte[]? Request { get; init; }

        public string? KeyId { get; init; }

        public long? InstalledAt { get; init; }
    }
}
