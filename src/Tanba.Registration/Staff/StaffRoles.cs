using System.Data.Common;

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

    /// <summary>Whether a registrar is bound to another centre than this. Who is bound to none serves all; an application for no centre is everybody's.</summary>
    internal static async Task<bool> IsElsewhereAsync(DbTransaction transaction, string iin, string? centre) =>
        centre is not null
        && await transaction.Connection!.QuerySingleOrDefaultAsync<string>(
            "SELECT centre FROM staff WHERE iin = @iin AND role = 'Registrar' AND ended_at IS NULL", new { iin }, transaction) is { } own
        && own != centre;
}
