using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Registration.Acts;

namespace Tanba.Registration.Applications;

/// <summary>Takes the requests that the person's agent made for a draft and gives the text of the act to be signed. May be repeated while it is a draft.</summary>
public sealed class AttachRequests(Database database, CheckRequests check, AuditLog audit, RegistrationOptions options, TimeProvider clock)
{
    public Task<Result<string>> RunAsync(string number, string iin, IReadOnlyList<RoleRequest> requests, CancellationToken stop) =>
        ApplicationNumber.Parse(number).Try(out var parsed, out var refused)
            ? database.InTransactionAsync(transaction => AttachAsync(transaction, parsed.ToString(), iin, requests, stop), stop)
            : Task.FromResult<Result<string>>(refused);

    private async Task<Result<string>> AttachAsync(DbTransaction transaction, string number, string iin, IReadOnlyList<RoleRequest> requests, CancellationToken stop)
    {
        if (await ApplicationTable.FindAsync(transaction, number) is not { } application || application.Iin != iin)
        {
            return MoveApplication.Unknown(number);
        }

        var ordered = await KeyTable.OfAsync(transaction.Connection!, number, transaction);
        if (!(await check.RunAsync(ordered, requests, stop)).Try(out var keys, out var refused))
        {
            return refused;
        }

        if (await KeyTable.AnyUsedAsync(transaction, number, keys.Select(key => key.KeyId!)))
        {
            return CheckRequests.KeyUsed;
        }

        var person = await People.People.FindAsync(transaction, iin) ?? application.Applicant;
        var now = clock.GetUtcNow();
        if (!application.Attach(SignedAct.Apply(application, person!, options.Origin, keys, now), now).Try(out var attached, out refused))
        {
            return refused;
        }

        await ApplicationTable.UpdateAsync(transaction, attached);
        foreach (var key in keys)
        {
            await KeyTable.AttachAsync(transaction, number, key);
        }

        await audit.AppendAsync(transaction, new AuditEvent("application.attach", iin, number, string.Join(' ', keys.Select(key => key.KeyId))));
        return attached.ActText!;
    }
}
