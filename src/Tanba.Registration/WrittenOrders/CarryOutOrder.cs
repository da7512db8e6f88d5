using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;

namespace Tanba.Registration.WrittenOrders;

/// <summary>Takes the registrar's signature for a written order and does what it orders; OCSP says so from that moment on, and the owner gets a letter.</summary>
public sealed class CarryOutOrder(CompleteAct complete, FindOrders orders, FindCertificates certificates, OrderedChange change)
{
    /// <summary>Gives the order as it was carried out.</summary>
    /// <param name="actId">Of the act that <see cref="OrderOnPaper"/> gave.</param>
    /// <param name="orderId">Of the written order.</param>
    /// <param name="cms">The text, signed by the registrar: attached CMS.</param>
    public async Task<Result<WrittenOrder>> RunAsync(string actId, string orderId, string registrar, byte[] cms, CancellationToken stop)
    {
        if (!(await orders.ByIdAsync(orderId, stop)).Try(out var written, out var refused))
        {
            return refused;
        }

        var act = OrderOnPaper.NameOf(written.Act);
        if (await complete.FindAsync(actId, act, registrar, stop) is not { } ordered || ordered.Facts["order"] != orderId)
        {
            return Rejection.NotFound("act.unknown", "There is no such act to sign; begin again.");
        }

        var owner = (await certificates.FindAsync(SerialNumber.Parse(written.Serial).Value, stop))!.Owner;
        var done = await complete.RunAsync<bool>(actId, act, registrar, cms, async (transaction, _, _) => await change.EnactAsync(transaction, written, owner), stop);
        return done.Rejection is { } notDone ? notDone : await orders.ByIdAsync(orderId, stop);
    }
}
