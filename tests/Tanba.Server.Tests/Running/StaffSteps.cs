using Dapper;
using Tanba.Authority.Store;
using Tanba.Registration.Staff;

namespace Tanba.Server.Tests.Running;

/// <summary>Roles as the register of staff holds them.</summary>
internal static class StaffSteps
{
    public static async Task GiveAsync(this PortalHost host, string iin, StaffRole role)
    {
        await using var connection = await host.Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("INSERT INTO staff (iin, role, added_at, added_by) VALUES (@iin, @role, 0, 'test')", new { iin, role = role.ToString() });
    }

    /// <summary>A guest who has logged in and has these roles.</summary>
    public static async Task<Guest> StaffAsync(this PortalHost host, Holder holder, string language, params StaffRole[] roles)
    {
        foreach (var role in roles)
        {
            await host.GiveAsync(holder.Person.Iin, role);
        }

        var guest = host.Guest(language);
        await guest.LogInAsync(holder);
        return guest;
    }
}
