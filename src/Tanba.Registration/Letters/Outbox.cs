using System.Data.Common;
using System.Security.Cryptography;

using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Letters;

/// <summary>Letters that wait. One is queued in the transaction of the act it tells of, so there is never one without the other.</summary>
public sealed class Outbox(Database database, TimeProvider clock)
{
    // 30 s, 1 min, 2 min … at most 6 h apart: the last attempt is about two days after the first.
    internal const int MostAttempts = 16;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task QueueAsync(DbTransaction transaction, Letter letter) => transaction.Connection!.ExecuteAsync(
        """
        INSERT INTO letters (id, address, subject, body, html, off, queued_at, attempts, next_at)
        VALUES (@id, @Address, @Subject, @Body, @Html, @Off, @now, 0, @now)
        """,
        new { id = RandomNumberGenerator.GetHexString(32, lowercase: true), letter.Address, letter.Subject, letter.Body, letter.Html, letter.Off, now = Now },
        transaction);

    /// <summary>Letters whose time has come, the longest waiting first.</summary>
    internal async Task<IReadOnlyList<QueuedLetter>> DueAsync(int count, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var rows = await connection.QueryAsync<QueuedLetter>(
            """
            SELECT id AS Id, address AS Address, subject AS Subject, body AS Body, html AS Html, off AS Off, attempts AS Attempts
            FROM letters WHERE next_at <= @now ORDER BY next_at LIMIT @count
            """,
            new { now = Now, count });
        return rows.AsList();
    }

    /// <summary>Takes the letter before it is sent and sets the time of the next attempt, so that a crash while sending only repeats it, later. False: another server has it.</summary>
    internal async Task<bool> TakeAsync(QueuedLetter letter, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var next = letter.Attempts + 1 < MostAttempts ? Now + (long)PauseAfter(letter.Attempts).TotalMilliseconds : (long?)null;
        return await connection.ExecuteAsync(
            "UPDATE letters SET attempts = attempts + 1, next_at = @next WHERE id = @Id AND attempts = @Attempts AND next_at IS NOT NULL",
            new { next, letter.Id, letter.Attempts }) == 1;
    }

    internal Task DeliveredAsync(QueuedLetter letter, CancellationToken stop) =>
        MarkAsync("UPDATE letters SET delivered_at = @now, next_at = NULL, last_error = NULL WHERE id = @id", letter, null, stop);

    internal Task FailedAsync(QueuedLetter letter, string error, CancellationToken stop) =>
        MarkAsync("UPDATE letters SET last_error = @error WHERE id = @id", letter, error, stop);

    private static TimeSpan PauseAfter(long attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts);
        return pause < LongestPause ? pause : LongestPause;
    }

    private async Task MarkAsync(string sql, QueuedLetter letter, string? error, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        await connection.ExecuteAsync(sql, new { id = letter.Id, now = Now, error });
    }
}
