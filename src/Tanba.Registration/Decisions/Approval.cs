using System.Data.Common;

using Tanba.Authority.Audit;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Registration.Staff;

namespace Tanba.Registration.Decisions;

/// <summary>A registrar's signed confirmation, inside the transaction that keeps its receipt. Where two are needed, the first only waits.</summary>
public sealed class Approval(MoveApplication move, AdmitApplicant admit, AuditLog audit, RegistrationOptions options, TimeProvider clock)
{
    internal async Task<Result<bool>> EnactAsync(DbTransaction transaction, ActOrder order, CheckedAct signed)
    {
        if (await ApplicationTable.FindAsync(transaction, order.Subject) is not { } application)
        {
            return MoveApplication.Unknown(order.Subject);
        }

        var now = clock.GetUtcNow();
        if (await WhyNotAsync(transaction, application, order, now) is { } refused)
        {
            return refused;
        }

        var before = await ConfirmationTable.OfAsync(transaction.Connection!, order.Subject, transaction);
        if (before.Any(confirmation => confirmation.Registrar == order.Iin))
        {
            return Rejection.Conflict("decide.same-registrar", "This registrar has confirmed the application; the second signature is another's.");
        }

        await ConfirmationTable.InsertAsync(transaction, order.Subject, order.Iin, now);
        var detail = $"signed with {signed.Signer.SerialNumber}, act sha256:{signed.Digest}";
        if (options.TwoPersons.Contains(application.Template) && before.Count == 0)
        {
            await audit.AppendAsync(transaction, new AuditEvent("application.approve", order.Iin, order.Subject, detail));
            return false;
        }

        if ((await admit.InsideAsync(transaction, order.Subject, order.Iin)).Rejection is { } notAdmitted)
        {
            return notAdmitted;
        }

        var moved = await move.InsideAsync(
            transaction, order.Subject, new("confirm", order.Iin, (submitted, at) => submitted.Confirm(at)) { Letter = "confirmed", Detail = detail });
        return moved.Rejection is { } notMoved ? notMoved : true;
    }

    private static async Task<Rejection?> WhyNotAsync(DbTransaction transaction, Application application, ActOrder order, DateTimeOffset now)
    {
        if (application.Iin == order.Iin)
        {
            return OrderDecision.Own;
        }

        if (await StaffRoles.IsElsewhereAsync(transaction, order.Iin, application.Centre))
        {
            return OrderDecision.Elsewhere;
        }

        // The keys that the registrar signed for, and no others.
        var requests = OrderDecision.Requests(await KeyTable.OfAsync(transaction.Connection!, order.Subject, transaction));
        return requests.All(request => order.Facts.GetValueOrDefault(request.Name) == request.Value)
            ? application.Confirm(now).Rejection
            : Rejection.Conflict("decide.changed", "The application has changed since its text was signed.");
    }
}
