using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Staff;

namespace Tanba.Registration.Decisions;

/// <summary>Takes a registrar's signed decision. A confirmation has the certificates made at once, or by the job if that fails.</summary>
public sealed class Decide(CompleteAct complete, Approval approval, MoveApplication move, IssueCertificates issue, FindApplications find)
{
    /// <param name="id">Of the act that <see cref="OrderDecision"/> gave.</param>
    /// <param name="act"><see cref="OrderDecision.Approve"/> or <see cref="OrderDecision.Refuse"/>.</param>
    /// <param name="cms">Its text, signed by the registrar: attached CMS.</param>
    public async Task<Result<ApplicationView>> RunAsync(string id, string act, string registrar, byte[] cms, CancellationToken stop)
    {
        if (act is not (OrderDecision.Approve or OrderDecision.Refuse) || await complete.FindAsync(id, act, registrar, stop) is not { } ordered)
        {
            return Rejection.NotFound("act.unknown", "There is no such act to sign; begin again.");
        }

        var done = await complete.RunAsync<bool>(
            id,
            act,
            registrar,
            cms,
            async (transaction, order, signed) => act == OrderDecision.Approve
                ? await approval.EnactAsync(transaction, order, signed)
                : await RefuseAsync(transaction, order, signed),
            stop);
        if (done.Rejection is { } refused)
        {
            return refused;
        }

        var decided = await find.ByNumberAsync(ordered.Subject, stop);
        return decided is { IsRefused: false, Value.State: ApplicationState.Confirmed } ? await issue.TryAsync(decided.Value, stop) : decided;
    }

    private async Task<Result<bool>> RefuseAsync(System.Data.Common.DbTransaction transaction, ActOrder order, CheckedAct signed)
    {
        var reason = order.Facts["reason"];
        var moved = await move.InsideAsync(
            transaction,
            order.Subject,
            new("reject", order.Iin, (application, at) => application.Iin == order.Iin ? OrderDecision.Own : application.Reject(at, reason))
            {
                Judge = async (inside, application) => await StaffRoles.IsElsewhereAsync(inside, order.Iin, application.Centre) ? OrderDecision.Elsewhere : null,
                Letter = "rejected",
                Detail = reason,
            });
        return moved.Rejection is { } notMoved ? notMoved : true;
    }
}
