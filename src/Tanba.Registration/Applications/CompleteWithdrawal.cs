using System.Data.Common;

using Tanba.Authority.Certificates;
using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.Acts;

namespace Tanba.Registration.Applications;

/// <summary>A signed withdrawal takes effect: the application ends, and what was issued for it is revoked in the same transaction.</summary>
public sealed class CompleteWithdrawal(CompleteAct complete, MoveApplication move, FindCertificates certificates, Revoke revoke)
{
    /// <param name="act"><see cref="OrderWithdrawal.Decline"/> or <see cref="OrderWithdrawal.GiveUp"/>.</param>
    public Task<Result<bool>> RunAsync(string id, string act, string iin, byte[] cms, CancellationToken stop) =>
        complete.RunAsync<ApplicationView>(id, act, iin, cms, (transaction, order, signed) => EndAsync(transaction, order, signed, stop), stop);

    private async Task<Result<ApplicationView>> EndAsync(DbTransaction transaction, ActOrder order, CheckedAct signed, CancellationToken stop)
    {
        var given = order.Act == OrderWithdrawal.GiveUp;
        var ended = await move.InsideAsync(
            transaction,
            order.Subject,
            new(order.Act, order.Iin, (application, at) => given ? application.GiveUp(at) : application.Decline(at))
            {
                OwnerIin = order.Iin,
                Letter = "cancelled",
                Detail = $"signed with {signed.Signer.SerialNumber}, act sha256:{signed.Digest}",
            });
        return ended.IsRefused || !given || await RevokeAsync(transaction, order, stop) is not { } refused ? ended : refused;
    }

    // The certificates of an issued application are all there and are never more, so they may be read beside the transaction.
    private async Task<Rejection?> RevokeAsync(DbTransaction transaction, ActOrder order, CancellationToken stop)
    {
        foreach (var issued in await certificates.OfApplicationAsync(order.Subject, stop))
        {
            var isOver = issued.Status is { Reason: not null, IsSuspended: false };
            var refused = isOver ? null : (await revoke.InsideAsync(transaction, issued.Certificate.SerialNumber, RevocationReason.CessationOfOperation, order.Iin)).Rejection;

            // What has expired meanwhile needs no revocation.
            if (refused is not (null or { Code: "revoke.expired" }))
            {
                return refused;
            }
        }

        return null;
    }
}
