using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Letters;

/// <summary>Removes letters that were delivered, or given up, long ago: they name people, and nobody needs them any more.</summary>
public sealed class ForgetLetters(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.ExecuteAsync("DELETE FROM letters WHERE delivered_at < @limit OR (delivered_at IS NULL AND next_at IS NULL AND queued_at < @limit)", new { limit = (clock.GetUtcNow() - Keep).Milliseconds() });
    }
}
