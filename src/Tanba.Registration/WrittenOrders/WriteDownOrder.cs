using System.Security.Cryptography;

using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Authority.Store;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;

namespace Tanba.Registration.WrittenOrders;

/// <summary>A registrar writes down an order on paper; nothing happens to the certificate until it is signed for.</summary>
public sealed class WriteDownOrder(Database database, FindCertificates certificates, TimeProvider clock)
{
    private const int LongestNumber = 60;

    /// <summary>Gives the id of the order. Refuses with <c>order.*</c>.</summary>
    public async Task<Result<string>> RunAsync(NewWrittenOrder order, CancellationToken stop)
    {
        if (Faults(order).FirstOrDefault() is { } wrong)
        {
            return wrong;
        }

        if (!SerialNumber.Parse(order.Serial).Try(out var serial, out _) || await certificates.FindAsync(serial, stop) is not { } issued)
        {
            return Rejection.NotFound("order.no-certificate", $"There is no certificate {order.Serial}.");
        }

        if (Judge(order, issued) is { } refused)
        {
            return refused;
        }

        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return await database.InTransactionAsync<Result<string>>(
            async transaction =>
            {
                await OrderTable.InsertAsync(transaction, id, order with { Serial = serial.ToString() }, clock.GetUtcNow());
                return id;
            },
            stop);
    }

    /// <summary>Everything that is wrong with an order as it was copied, in the order of the fields.</summary>
    public IEnumerable<Rejection> Faults(NewWrittenOrder order)
    {
        if (order.Act is OrderedAct.Revoke && !(order.Reason.IsFinal() && RevocationReasons.OfRegistrar.Contains(order.Reason)))
        {
            yield return Rejection.Invalid("order.reason", $"{order.Reason} is no reason that a registrar may give.");
        }

        if (!PlainLine.Is(order.DocumentNumber, LongestNumber))
        {
            yield return Rejection.Invalid("order.number", $"The number of the document has from 1 to {LongestNumber} characters on one line.");
        }

        // A day ahead: the registrar's calendar may be ahead of UTC.
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (order.DocumentDate > today.AddDays(1) || order.DocumentDate < today.AddYears(-10))
        {
            yield return Rejection.Invalid("order.date", "The date of the document is in the future, or more than ten years ago.");
        }
    }

    private Rejection? Judge(NewWrittenOrder order, IssuedCertificate issued)
    {
        if (issued.Owner == order.Registrar)
        {
            return Own;
        }

        if (issued.Certificate.NotAfter < clock.GetUtcNow())
        {
            return Rejection.Conflict("order.expired", "The certificate has expired; nobody trusts it any more.");
        }

        return (order.Act, issued.Status.Kind, issued.Status.IsSuspended) switch
        {
            (OrderedAct.Release, _, false) => Rejection.Conflict("order.not-suspended", "The certificate is not suspended."),
            (OrderedAct.Suspend, StatusKind.Revoked, _) or (OrderedAct.Revoke, StatusKind.Revoked, false) =>
                Rejection.Conflict("order.already", "The certificate is revoked or suspended already."),
            _ => null,
        };
    }

    internal static Rejection Own { get; } = Rejection.Forbidden("order.own", "A registrar does not carry out orders on the own certificates.");
}
