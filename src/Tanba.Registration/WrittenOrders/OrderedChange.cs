using System.Data.Common;

using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Registration.Letters;

namespace Tanba.Registration.WrittenOrders;

/// <summary>What a written order does to its certificate, inside the transaction that keeps the registrar's receipt.</summary>
public sealed class OrderedChange(Revoke revoke, Release release, PersonLetters letters, TimeProvider clock)
{
    internal async Task<Result<bool>> EnactAsync(DbTransaction transaction, WrittenOrder written, string owner)
    {
        // As it stands now: of two signatures for one order, the second finds it done.
        if (await OrderTable.FindAsync(transaction.Connection!, written.Id, transaction) is not { CarriedOutAt: null })
        {
            return Rejection.Conflict("order.carried-out", "This order was carried out already.");
        }

        var serial = SerialNumber.Parse(written.Serial).Value;
        var changed = written.Act switch
        {
            OrderedAct.Release => await release.InsideAsync(transaction, serial, written.Registrar),
            OrderedAct.Suspend => await revoke.InsideAsync(transaction, serial, RevocationReason.CertificateHold, written.Registrar),
            _ => await revoke.InsideAsync(transaction, serial, written.Reason, written.Registrar),
        };
        if (!changed.Try(out var at, out var refused))
        {
            return refused;
        }

        await OrderTable.CarriedOutAsync(transaction, written.Id, clock.GetUtcNow());
        await letters.QueueAsync(
            transaction,
            LetterOf(written.Act),
            owner,
            ("serial", written.Serial.ToUpperInvariant()),
            ("when", at),
            ("back", new Worded("suspended.back.order")),
            ("reason", new Worded($"order.reason.{(written.Act is OrderedAct.Revoke ? (int)written.Reason : 0)}")));
        return true;
    }

    private static string LetterOf(OrderedAct act) => act switch
    {
        OrderedAct.Release => "released",
        OrderedAct.Suspend => "suspended",
        _ => "revoked",
    };
}
