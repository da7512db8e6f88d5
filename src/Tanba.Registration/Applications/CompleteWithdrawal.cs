using System.Data.Common;

using Tanba.Authority.Certificates;
using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.Acts;
using Tanba.Registration.Letters;

namespace Tanba.Registration.Applications;

/// <summary>A signed withdrawal takes effect: the application ends, and what was issued for it is revoked in the same transaction.</summary>
public sealed class CompleteWithdrawal(CompleteAct complete, MoveApplication move, FindCertificates certificates, Revoke revoke, PersonLetters letters)
{
    /// <summary>Which of the two it is, the act says that was ordered: the application's state may have changed since, by this very signature.</summary>
    public async Task<Result<bool>> RunAsync(string id, string iin, byte[] cms, CancellationToken stop)
    {
        var act = await complete.FindAsync(id, OrderWithdrawal.GiveUp, iin, stop) is null ? OrderWithdrawal.Decline : OrderWithdrawal.GiveUp;
        return await complete.RunAsync<ApplicationView>(id, act, iin, cms, (transaction, order, signed) => EndAsync(transaction, order, signed, stop), stop);
    }

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
            if (issued.Status is { Reason: not null, IsSuspended: false })
            {
                continue;
            }

            if ((await revoke.InsideAsync(transaction, issued.Certificate.SerialNumber, RevocationReason.CessationOfOperation, order.Iin)).Try(out var at, out var refused))
            {
                await TellAsync(transaction, issued, order.Iin, at);
            }
            else if (refused.Code != "revoke.expired")
            {
                // What has expired meanwhile needs no revocation; anything else stops the whole.
                return refused;
            }
        }

        return null;
    }

    private Task TellAsync(DbTransaction transaction, IssuedCertificate issued, string iin, DateTimeOffset at) => letters.QueueAsync(
        transaction,
        "revoked",
        iin,
        ("serial", issued.Certificate.SerialNumber.ToString().ToUpperInvariant()),
        ("when", at),
        ("reason", new Worded($"order.reason.{(int)RevocationReason.CessationOfOperation}")));
}
