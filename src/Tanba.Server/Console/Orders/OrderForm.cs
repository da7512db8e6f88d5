using System.Globalization;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.WrittenOrders;

namespace Tanba.Server.Console.Orders;

/// <summary>A document as a registrar copies it: what it orders, its number and date, its scan.</summary>
public sealed record OrderForm
{
    public string? Act { get; init; }

    public string? Reason { get; init; }

    public string? Number { get; init => field = value?.Trim(); }

    public string? Date { get; init => field = value?.Trim(); }

    public IFormFile? Scan { get; init; }

    /// <summary>The reasons that end a certificate for good; a suspension is an act of its own.</summary>
    public static IReadOnlyList<RevocationReason> Reasons { get; } = [.. RevocationReasons.OfRegistrar.Where(reason => reason.IsFinal())];

    /// <summary>The order as it can be read, and what is wrong with its shape; the meaning is judged where it is written down.</summary>
    public async Task<(NewWrittenOrder Order, IReadOnlyList<Rejection> Faults)> ReadAsync(string serial, string registrar, CancellationToken stop)
    {
        var faults = new List<Rejection>();
        if (!Enum.TryParse<OrderedAct>(Act, ignoreCase: true, out var act) || !Enum.IsDefined(act))
        {
            // Of what is not said to be a revocation, no reason is asked.
            act = OrderedAct.Suspend;
            faults.Add(Rejection.Invalid("order.act", "It is not said what the document orders."));
        }

        var reason = RevocationReason.Unspecified;
        if (act is OrderedAct.Revoke && (!Enum.TryParse(Reason, out reason) || !Enum.IsDefined(reason)))
        {
            faults.Add(Rejection.Invalid("order.reason", "A revocation needs its reason."));
        }

        if (!DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            faults.Add(Rejection.Invalid("order.date", "The date of the document is not a day."));
        }

        if (!(await ScanAsync(stop)).Try(out var scan, out var refused))
        {
            faults.Add(refused);
        }

        return (new NewWrittenOrder(serial, act, reason, Number ?? "", date, scan!, registrar), faults);
    }

    /// <summary>The field that a refusal is about, under the name it has on the page; empty when it is about none.</summary>
    public static string FieldOf(string code) => code switch
    {
        "order.act" or "order.not-suspended" or "order.already" => "Form.Act",
        "order.reason" => "Form.Reason",
        "order.number" => "Form.Number",
        "order.date" => "Form.Date",
        "order.scan-kind" or "order.scan-too-large" or "order.scan-missing" => "Form.Scan",
        _ => "",
    };

    private async Task<Result<Scan>> ScanAsync(CancellationToken stop)
    {
        if (Scan is not { Length: > 0 } file)
        {
            return Rejection.Invalid("order.scan-missing", "The scan of the document is missing.");
        }

        if (file.Length > Tanba.Registration.WrittenOrders.Scan.MostOctets)
        {
            return Rejection.Invalid("order.scan-too-large", $"A scan has at most {Tanba.Registration.WrittenOrders.Scan.MostOctets} octets.");
        }

        using var octets = new MemoryStream();
        await file.CopyToAsync(octets, stop);
        return Tanba.Registration.WrittenOrders.Scan.Of(octets.ToArray());
    }
}
