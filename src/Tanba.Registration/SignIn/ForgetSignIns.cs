using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.SignIn;

/// <summary>Removes what is told about log-ins of more than a year ago: an address is personal data.</summary>
public sealed class ForgetSignIns(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(365);

    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        return await connection.ExecuteAsync("DELETE FROM sign_ins WHERE at < @limit", new { limit = (clock.GetUtcNow() - Keep).Milliseconds() });
    }
}
