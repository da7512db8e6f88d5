using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tanba.Authority.Store;

/// <summary>All that differs between the two databases, apart from their schemas.</summary>
public sealed class Dialect
{
    public static readonly Dialect Sqlite = new("sqlite");
    public static readonly Dialect Postgres = new("postgres");

    private Dialect(string name) => Name = name;

    /// <summary>The folder of its schema: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Name { get; }

    /// <summary>Which database a connection string names.</summary>
    /// <exception cref="InvalidOperationException">It names neither; the message says what to write.</exception>
    public static Dialect Of(string connectionString)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return parts.ContainsKey("Data Source") ? Sqlite
            : parts.ContainsKey("Host") ? Postgres
            : throw new InvalidOperationException(
                "Database:ConnectionString names no database. Write \"Data Source=/path/tanba.db\" for SQLite or \"Host=…;Database=…;Username=…\" for PostgreSQL.");
    }

    public override string ToString() => Name;

    /// <summary>A closed connection with the settings that durability needs.</summary>
    internal DbConnection Connect(string connectionString)
    {
        if (this == Postgres)
        {
            return new NpgsqlConnection(connectionString);
        }

        return new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString());
    }

    /// <summary>What every opened connection is told first; empty where the server already knows.</summary>
    /// <remarks>FULL: a commit is on the disk before it is acknowledged, so that an acknowledged revocation is never forgotten.</remarks>
    internal string Opening => this == Sqlite ? "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA recursive_triggers = ON;" : "";

    /// <summary>Said once, before the schema: readers and the one writer do not wait for each other.</summary>
    internal string Founding => this == Sqlite ? "PRAGMA journal_mode = WAL;" : "";

    /// <summary>Two processes that start together must not migrate together; SQLite's immediate transaction already sees to it.</summary>
    internal string MigrationLock => this == Postgres ? "SELECT pg_advisory_xact_lock(8241966);" : "";

    /// <summary>Ends a query for a row that will be changed: others wait here, and who finds the row changed is told to try again.</summary>
    internal string ForUpdate => this == Postgres ? " FOR UPDATE" : "";

    /// <summary>A transaction that lost a race and may simply be run again.</summary>
    internal static bool LostRace(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
