using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tanba.Authority.Store;

/// <summary>Runs the schema files of a room that its database has not seen yet, in order, all in one transaction.</summary>
internal sealed partial class Migration(Dialect dialect, string connectionString)
{
    private const string Table =
        "CREATE TABLE IF NOT EXISTS schema_version (room TEXT NOT NULL, number BIGINT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (room, number));";

    /// <summary>The database names people: on a new SQLite file only its owner may read it (the WAL beside it takes over the mode).</summary>
    public void CreatePrivateFile()
    {
        if (dialect != Dialect.Sqlite || OperatingSystem.IsWindows())
        {
            return;
        }

        var parts = new SqliteConnectionStringBuilder(connectionString);
        if (parts.Mode == SqliteOpenMode.ReadWriteCreate && parts.DataSource is { Length: > 0 } path && path[0] != ':' && !File.Exists(path))
        {
            File.Open(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        }
    }

    public async Task RunAsync(DbConnection connection, Assembly room, CancellationToken stop)
    {
        var steps = Steps(room);
        var roomName = room.GetName().Name!;
        if (dialect.Founding.Length > 0)
        {
            await connection.ExecuteAsync(dialect.Founding);
        }

        await using var transaction = await connection.BeginTransactionAsync(
            dialect == Dialect.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, stop);
        await connection.ExecuteAsync(dialect.MigrationLock + Table, transaction: transaction);
        var done = (await connection.QueryAsync<(long Number, string Sha256)>(
            "SELECT number, sha256 FROM schema_version WHERE room = @roomName", new { roomName }, transaction)).ToDictionary(row => row.Number, row => row.Sha256);
        foreach (var step in steps)
        {
            await ApplyAsync(transaction, roomName, step, done);
        }

        if (done.Keys.Any(number => steps.All(step => step.Number != number)))
        {
            throw new InvalidOperationException($"The database has tables of a newer {roomName}. Start the version that made them, or restore a copy from before the upgrade.");
        }

        await transaction.CommitAsync(stop);
    }

    private static async Task ApplyAsync(DbTransaction transaction, string room, Step step, Dictionary<long, string> done)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.Sql)));
        if (done.TryGetValue(step.Number, out var known))
        {
            if (known != sha256)
            {
                throw new InvalidOperationException($"{step.Name} of {room} was changed after it was applied. Put it back as it was and write the change as a new numbered file.");
            }

            return;
        }

        await transaction.Connection!.ExecuteAsync(step.Sql, transaction: transaction);
        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO schema_version (room, number, name, sha256) VALUES (@room, @number, @name, @sha256)",
            new { room, number = step.Number, name = step.Name, sha256 },
            transaction);
    }

    private List<Step> Steps(Assembly room)
    {
        var steps = new List<Step>();
        foreach (var resource in room.GetManifestResourceNames())
        {
            var match = FileName().Match(resource);
            if (match.Success && match.Groups["dialect"].Value == dialect.Name)
            {
                using var reader = new StreamReader(room.GetManifestResourceStream(resource)!, Encoding.UTF8);
                steps.Add(new(long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), match.Groups["name"].Value, reader.ReadToEnd().ReplaceLineEndings("\n")));
            }
        }

        return [.. steps.OrderBy(step => step.Number)];
    }

    [GeneratedRegex(@"[./]Schema[./](?<dialect>sqlite|postgres)[./](?<name>(?<number>\d{4})-.+\.sql)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    private sealed record Step(long Number, string Name, string Sql);
}
