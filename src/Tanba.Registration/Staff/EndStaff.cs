using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Staff;

/// <summary>Ends a role. It is gone with the next page that the person opens; that it was there stays written down.</summary>
public sealed class EndStaff(Database database, AuditLog audit, TimeProvider clock)
{
    /// <summary>Gives the time. Refuses with <c>staff.own</c>, <c>staff.not-found</c>.</summary>
    /// <param name="by">IIN of the administrator, or the name of a command.</param>
    public async Task<Result<DateTimeOffset>> RunAsync(string iin, StaffRole role, string by, CancellationToken stop)
    {
        if (iin == by)
        {
            return AddStaff.Own;
        }

        return await database.AllOrNothingAsync<DateTimeOffset>(
            async transaction =>
            {
                var now = clock.GetUtcNow();
                var ended = await transaction.Connection!.ExecuteAsync(
                    "UPDATE staff SET ended_at = @now, ended_by = @by WHERE iin = @iin AND role = @role AND ended_at IS NULL",
                    new { iin, role = role.ToString(), now = now.Milliseconds(), by },
                    transaction);
                if (ended == 0)
                {
                    return Rejection.NotFound("staff.not-found", $"{iin} is no {role}.");
                }

                await audit.AppendAsync(transaction, new AuditEvent("staff.end", by, iin, $"{role}"));
                return now.Milliseconds().Time();
            },
            stop);
    }
}
