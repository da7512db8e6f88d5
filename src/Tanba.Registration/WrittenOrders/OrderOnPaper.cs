using System.Globalization;

using Tanba.Authority.Certificates;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Registration.Acts;
using Tanba.Registration.Decisions;
using Tanba.Registration.Words;

namespace Tanba.Registration.WrittenOrders;

/// <summary>Words the act that carries out a written order, to be signed; <see cref="CarryOutOrder"/> takes it back.</summary>
public sealed class OrderOnPaper(FindOrders orders, FindCertificates certificates, People.People people, OrderAct order)
{
    /// <summary>Refuses with <c>order.*</c>.</summary>
    public async Task<Result<ActToSign>> RunAsync(string id, Decider by, CancellationToken stop)
    {
        if (!(await orders.ByIdAsync(id, stop)).Try(out var written, out var refused))
        {
            return refused;
        }

        if (written.Registrar != by.Iin)
        {
            return FindOrders.Unknown(id);
        }

        if (written.CarriedOutAt is not null)
        {
            return Rejection.Conflict("order.carried-out", "This order was carried out already.");
        }

        var issued = (await certificates.FindAsync(SerialNumber.Parse(written.Serial).Value, stop))!;
        var owner = await people.FindAsync(issued.Owner, stop);
        return Result.Of(await order.RunAsync(Act(written, issued, owner?.FullName ?? issued.Certificate.Subject.CommonName ?? issued.Owner, by), stop));
    }

    /// <summary>What the act is called in its text.</summary>
    internal static string NameOf(OrderedAct act) => OrderTable.Word(act) + "-by-order";

    private static NewAct Act(WrittenOrder written, IssuedCertificate issued, string owner, Decider by) =>
        new(NameOf(written.Act), by.Iin, written.Serial, by.Language)
        {
            Values =
            [
                ("serial", written.Serial.ToUpperInvariant()),
                ("name", owner),
                ("iin", issued.Owner),
                ("document", written.DocumentNumber),
                ("date", written.DocumentDate.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
                ("reason", written.Act is OrderedAct.Revoke ? WordList.Say(by.Language, $"order.reason.{(int)written.Reason}") : ""),
            ],
            Facts =
            [
                ("serial", written.Serial),
                ("reason", ((int)written.Reason).ToString(CultureInfo.InvariantCulture)),
                ("order", written.Id),
                ("scan", "sha256:" + written.ScanDigest),
            ],
        };
}
