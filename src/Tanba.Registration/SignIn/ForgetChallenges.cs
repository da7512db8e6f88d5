using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.SignIn;

/// <summary>Removes challenges and texts of acts that can no longer be answered; what was signed is kept as a receipt.</summary>
public sealed class ForgetChallenges(Database database, TimeProvider clock)
{
    // Kept for a day, so that one answered late is told that it is late.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.ExecuteAsync(
            "DELETE FROM sign_in_challenges WHERE created_at < @limit; DELETE FROM act_orders WHERE created_at < @limit",
            new { limit = (clock.GetUtcNow() - Keep).Milliseconds() });
    }
}
