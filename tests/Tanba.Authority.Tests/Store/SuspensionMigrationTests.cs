using Dapper;
using Tanba.Authority.Store;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Store;

/// <summary>Revocations that an earlier version wrote are kept when the table becomes a log.</summary>
public sealed class SuspensionMigrationTests
{
    private const string Before =
        """
        ALTER TABLE crl DROP COLUMN entries; ALTER TABLE crl DROP COLUMN delta_entries;
        DROP VIEW revocation;
        DROP TABLE revocation_event;
        CREATE TABLE revocation (serial TEXT NOT NULL PRIMARY KEY REFERENCES issuance_intent (serial), number BIGINT NOT NULL UNIQUE,
            at BIGINT NOT NULL, reason BIGINT NOT NULL, by_whom TEXT NOT NULL);
        INSERT INTO issuance_intent (serial, application, key_id, profile, not_after, tbs, at) SELECT 'abc', '1', hash, 'p', 0, hash, 0 FROM audit_head;
        INSERT INTO issuance_intent (serial, application, key_id, profile, not_after, tbs, at) SELECT 'def', '2', hash, 'p', 0, hash, 0 FROM audit_head;
        INSERT INTO revocation VALUES ('def', 1, 70, 4, 'first'), ('abc', 2, 80, 1, 'second');
        DELETE FROM schema_version WHERE room = 'Tanba.Authority' AND number >= 3;
        DROP INDEX certificate_newest; DROP INDEX certificate_end;
        DROP INDEX audit_act; DROP INDEX audit_by; DROP INDEX audit_by_act; DROP INDEX audit_subject; DROP INDEX audit_at;
        """;

    private static readonly Dictionary<string, string> Guards = new()
    {
        ["sqlite"] =
            """
            DROP TRIGGER certificate_is_not_issued_under_a_revoked_serial;
            CREATE TRIGGER certificate_is_not_issued_under_a_revoked_serial BEFORE INSERT ON certificate
            WHEN EXISTS (SELECT 1 FROM revocation WHERE serial = NEW.serial) BEGIN SELECT RAISE(ABORT, 'revoked'); END;
            CREATE TRIGGER revocation_is_written_once BEFORE INSERT ON revocation WHEN 0 BEGIN SELECT 1; END;
            CREATE TRIGGER revocation_is_not_changed BEFORE UPDATE ON revocation BEGIN SELECT RAISE(ABORT, 'never changed'); END;
            CREATE TRIGGER revocation_is_not_removed BEFORE DELETE ON revocation BEGIN SELECT RAISE(ABORT, 'never removed'); END;
            """,
        ["postgres"] =
            """
            DROP FUNCTION revocation_event_is_in_order();
            CREATE FUNCTION revocation_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER revocation_follows_the_last BEFORE INSERT ON revocation FOR EACH ROW EXECUTE FUNCTION revocation_follows_the_last();
            CREATE TRIGGER revocation_is_not_removed BEFORE DELETE ON revocation FOR EACH ROW EXECUTE FUNCTION refuse('a revocation is never removed');
            """,
    };

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_revocation_is_the_first_event_of_its_serial_with_its_number_and_date(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        await using (var connection = await test.Database.OpenAsync(TestAuthority.Stop))
        {
            await connection.ExecuteAsync(Before + Guards[store]);
        }

        await test.Database.MigrateAsync(typeof(Database).Assembly, TestAuthority.Stop);

        await using var after = await test.Database.OpenAsync(TestAuthority.Stop);
        Assert.Equal(
            [("def", 1L, 70L, 4L, "first"), ("abc", 2L, 80L, 1L, "second")],
            await after.QueryAsync<(string, long, long, long, string)>("SELECT serial, number, at, reason, by_whom FROM revocation ORDER BY number"));
        Assert.Equal([70L, 80L], await after.QueryAsync<long>("SELECT since FROM revocation_event ORDER BY number"));
    }
}
