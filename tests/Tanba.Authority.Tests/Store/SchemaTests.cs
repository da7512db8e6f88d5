using System.Data.Common;
using Dapper;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Store;

/// <summary>What the database itself refuses, whatever program speaks to it.</summary>
public sealed class SchemaTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    private static readonly string[] Forbidden =
    [
        "UPDATE issuance_intent SET application = 'x'",
        "DELETE FROM issuance_intent",
        "UPDATE certificate SET owner = '851231450018'",
        "DELETE FROM certificate",
        "UPDATE revocation_event SET reason = 1",
        "DELETE FROM revocation_event",
        "UPDATE crl SET next_update = next_update + 1",
        "DELETE FROM crl",
        "INSERT INTO crl SELECT number, base, seen, this_update, next_update, der, delta_der, entries, delta_entries FROM crl",
        "INSERT INTO crl SELECT number - 1, base, seen, this_update, next_update, der, delta_der, entries, delta_entries FROM crl",
        "INSERT INTO crl SELECT number + 1, base, seen - 1, this_update, next_update, der, delta_der, entries, delta_entries FROM crl",

        // One serial, used twice: as an intent, as a certificate, and as a revocation.
        "INSERT INTO issuance_intent SELECT serial, 'x', key_id, profile, not_after, tbs, at FROM issuance_intent",
        "INSERT INTO certificate SELECT serial, 'x', key_id, profile, role, owner, not_before, not_after, der, at FROM certificate",
        "INSERT INTO revocation_event SELECT number + 1, serial, at, reason, since, by_whom FROM revocation_event",
        "INSERT INTO revocation_event SELECT number, 'abc', at, reason, since, by_whom FROM revocation_event",

        // Two certificates for one key of an application; a certificate that nobody intended.
        "INSERT INTO certificate SELECT 'abc', application, key_id, profile, role, owner, not_before, not_after, der, at FROM certificate",
        "INSERT INTO certificate SELECT 'abc', 'x', key_id, profile, role, owner, not_before, not_after, der, at FROM certificate",
    ];

    public static TheoryData<string, string> Refusals()
    {
        var data = new TheoryData<string, string>();
        foreach (var store in Stores.All.Select(row => row.Data))
        {
            foreach (var sql in Forbidden)
            {
                data.Add(store, sql);
            }
        }

        foreach (var table in new[] { "issuance_intent", "certificate", "revocation_event", "crl" })
        {
            data.Add("sqlite", $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}");
            if (Stores.PostgresServer is not null)
            {
                data.Add("postgres", $"TRUNCATE {table} CASCADE");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task The_database_refuses(string store, string sql)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        _ = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        _ = await authority.CurrentCrl.ReadAsync(Stop);
        await using var connection = await authority.Database.OpenAsync(Stop);
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync(sql));
    }

    [Fact]
    public async Task No_certificate_is_stored_under_a_revoked_serial()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await using var connection = await authority.Database.OpenAsync(Stop);
        await connection.ExecuteAsync("INSERT INTO issuance_intent VALUES ('abc', '1', x'00', 'p', 0, x'00', 0); INSERT INTO revocation_event VALUES (1, 'abc', 0, 0, 0, 'x')");
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("INSERT INTO certificate VALUES ('abc', '1', x'00', 'p', 'r', 'o', 0, 0, x'00', 0)"));
        Assert.Contains("under a revoked serial number", refused.Message, StringComparison.Ordinal);
    }
}
