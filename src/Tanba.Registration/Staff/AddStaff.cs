using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Staff;

/// <summary>Gives somebody a role. It counts from the next page that they open.</summary>
public sealed class AddStaff(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Refuses with <c>staff.own</c>, <c>staff.unknown-person</c>, <c>staff.has-role</c>, <c>staff.centre</c>.</summary>
    /// <param name="by">IIN of the administrator, or the name of a command.</param>
    public async Task<Result<StaffMember>> RunAsync(string iin, StaffRole role, string? centre, string by, CancellationToken stop) => iin == by
        ? Own
        : await database.AllOrNothingAsync(transaction => AddAsync(transaction, iin, role, centre, by), stop);

    internal static Rejection Own { get; } = Rejection.Forbidden("staff.own", "Nobody changes the own roles.");

    private async Task<Result<StaffMember>> AddAsync(DbTransaction transaction, string iin, StaffRole role, string? centre, string by)
    {
        if (await People.People.FindAsync(transaction, iin) is not { } person)
        {
            return Rejection.NotFound("staff.unknown-person", $"The registration knows nobody with the IIN {iin}.");
        }

        var now = clock.GetUtcNow();
        var values = new { iin, role = role.ToString(), centre, now = now.Milliseconds(), by };
        if (await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM staff WHERE iin = @iin AND role = @role AND ended_at IS NULL", values, transaction) > 0)
        {
            return Rejection.Conflict("staff.has-role", $"{iin} is {role} already.");
        }

        if (centre is not null
            && (role is not StaffRole.Registrar || await transaction.Connection!.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM centres WHERE id = @centre", values, transaction) == 0))
        {
            return Rejection.Invalid("staff.centre", $"There is no centre {centre}, or {role} is no role of one centre.");
        }

        await transaction.Connection!.ExecuteAsync(
            "INSERT INTO staff (iin, role, centre, added_at, added_by) VALUES (@iin, @role, @centre, @now, @by)", values, transaction);
        await audit.AppendAsync(transaction, new AuditEvent("staff.add", by, iin, centre is null ? $"{role}" : $"{role} of {centre}"));
        return new StaffMember(iin, person.FullName, role, centre, now.Milliseconds().Time(), null);
    }
}
