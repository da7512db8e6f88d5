using Dapper;

using Tanba.Authority.Store;

namespace Tanba.Registration.Staff;

/// <summary>Which roles a person has at this moment.</summary>
public sealed class StaffRoles(Database database)
{
    public async Task<IReadOnlyList<StaffRole>> OfAsync(string iin, CancellationToken stop)
    {
        await using var connection = await database.OpenAsync(stop);
        var roles = await connection.QueryAsync<string>("SELECT role FROM staff WHERE iin = @iin AND ended_at IS NULL ORDER BY role", new { iin });
        return [.. roles.Select(Enum.Parse<StaffRole>)];
    }
}
