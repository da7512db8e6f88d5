using System.Data.Common;

using Dapper;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;

namespace Tanba.Registration.Systems;

/// <summary>A person asks to have an information system registered.</summary>
public sealed class RequestSystem(Database database, AuditLog audit, RegistrationOptions options, TimeProvider clock)
{
    // A person has a few programs; more at once is a mistake or mischief.
    internal const int MostOpen = 5;

    /// <summary>Gives the number of the request. Refuses with <c>system.name</c>, <c>system.purpose</c>, <c>system.owner</c>, <c>system.too-many</c>.</summary>
    public async Task<Result<long>> RunAsync(NewSystem wanted, CancellationToken stop) =>
        SystemRules.Check(wanted, options.AllowTestIdentities) is { } wrong
            ? wrong
            : await database.AllOrNothingAsync(transaction => StoreAsync(transaction, wanted), stop);

    private async Task<Result<long>> StoreAsync(DbTransaction transaction, NewSystem wanted)
    {
        var open = await transaction.Connection!.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM systems WHERE owner = @Owner AND state = 'Requested'", new { wanted.Owner }, transaction);
        if (open >= MostOpen)
        {
            return Rejection.Conflict("system.too-many", $"{MostOpen} requests wait for a decision already.");
        }

        var number = await SystemTable.InsertAsync(transaction, wanted, clock.GetUtcNow());
        await audit.AppendAsync(transaction, new AuditEvent("system.request", wanted.Owner, $"{number}", wanted.Name));
        return number;
    }
}
