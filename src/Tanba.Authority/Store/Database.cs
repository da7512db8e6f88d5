using System.Data;
using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tanba.Pki;

namespace Tanba.Authority.Store;

/// <summary>The one database of all rooms. Times are UTC milliseconds, octets are BLOB or BYTEA.</summary>
public sealed class Database(DatabaseOptions options) : IDisposable
{
    // The audit chain has one head row, so writers meet often; each retry waits up to 10 ms more than the last.
    private const int Attempts = 40;

    private readonly AsyncLocal<bool> inside = new();

    // SQLite has one writer: waiting here costs nothing, waiting inside SQLite blocks a thread of the pool.
    private readonly SemaphoreSlim writer = new(1, 1);

    public Dialect Dialect { get; } = Dialect.Of(options.ConnectionString);

    /// <summary>An open connection, for reading; the caller disposes of it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        var connection = Dialect.Connect(options.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
            if (Dialect.Opening.Length > 0)
            {
                await connection.ExecuteAsync(Dialect.Opening);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one serializable transaction and commits it; any exception rolls it back.</summary>
    /// <remarks>The work may run more than once (PostgreSQL asks the loser of a race to try again), so it must touch nothing but the transaction.</remarks>
    /// <exception cref="InvalidOperationException">Called inside another transaction of the same flow, which would wait for itself.</exception>
    public Task<T> InTransactionAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken stop) => RunAsync(work, _ => true, stop);

    /// <summary>Like <see cref="InTransactionAsync"/>, but a refusal leaves nothing behind: what was written before it is rolled back.</summary>
    public Task<Result<T>> AllOrNothingAsync<T>(Func<DbTransaction, Task<Result<T>>> work, CancellationToken stop) => RunAsync(work, result => !result.IsRefused, stop);

    /// <summary>Brings the tables of a room up to date from its embedded <c>Store/Schema/{sqlite,postgres}/NNNN-name.sql</c>.</summary>
    public async Task MigrateAsync(Assembly room, CancellationToken stop)
    {
        var migration = new Migration(Dialect, options.ConnectionString);
        migration.CreatePrivateFile();
        await using var connection = await OpenAsync(stop);
        await migration.RunAsync(connection, room, stop);
    }

    public void Dispose()
    {
        writer.Dispose();
        using var connection = Dialect.Connect(options.ConnectionString);
        switch (connection)
        {
            case SqliteConnection sqlite:
                SqliteConnection.ClearPool(sqlite);
                break;
            case NpgsqlConnection postgres:
                NpgsqlConnection.ClearPool(postgres);
                break;
        }
    }

    private async Task<T> RunAsync<T>(Func<DbTransaction, Task<T>> work, Predicate<T> keep, CancellationToken stop)
    {
        if (inside.Value)
        {
            throw new InvalidOperationException("A transaction is already open in this flow; pass it on instead of opening a second one.");
        }

        inside.Value = true;
        var gated = Dialect == Dialect.Sqlite;
        if (gated)
        {
            await writer.WaitAsync(stop);
        }

        try
        {
            return await TryAgainAsync(work, keep, stop);
        }
        finally
        {
            inside.Value = false;
            if (gated)
            {
                writer.Release();
            }
        }
    }

    private async Task<T> TryAgainAsync<T>(Func<DbTransaction, Task<T>> work, Predicate<T> keep, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(stop);

                // Serializable is BEGIN IMMEDIATE on SQLite: the write lock is taken before anything is read.
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable, stop);
                var result = await work(transaction);
                await (keep(result) ? transaction.CommitAsync(stop) : transaction.RollbackAsync(stop));
                return result;
            }
            catch (DbException failure) when (attempt < Attempts && Dialect.LostRace(failure))
            {
                await Task.Delay(RandomNumberGenerator.GetInt32(1, 10 * attempt), stop);
            }
        }
    }
}
