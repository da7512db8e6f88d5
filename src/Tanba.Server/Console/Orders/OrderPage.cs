using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Console.Certificates;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Orders;

/// <summary>«Действие по документу», the questions. Nothing happens before the next page is signed.</summary>
[May(Act.RevokeByOrder)]
[RequestSizeLimit(MostOctets)]
[RequestFormLimits(MultipartBodyLengthLimit = MostOctets)]
public sealed class OrderPage(FindCertificates find, WriteDownOrder write, Wording words, TimeProvider clock) : PageModel
{
    // A scan and the few fields beside it.
    private const int MostOctets = Scan.MostOctets + (1024 * 1024);

    [BindProperty]
    public OrderForm Form { get; set; } = new();

    public CertificateLine Line { get; private set; } = null!;

    /// <summary>What can be done with the certificate as it stands now.</summary>
    public IEnumerable<OrderedAct> Acts => Line.State is "suspended" ? [OrderedAct.Release, OrderedAct.Revoke] : [OrderedAct.Revoke, OrderedAct.Suspend];

    public async Task<IActionResult> OnGetAsync(string serial, CancellationToken stop) =>
        !await KnowsAsync(serial, stop) ? NotFound() : Line.IsOver ? LocalRedirect($"/console/certificates/{Line.Serial}") : Page();

    public async Task<IActionResult> OnPostAsync(string serial, CancellationToken stop)
    {
        if (!await KnowsAsync(serial, stop))
        {
            return NotFound();
        }

        var me = Citizen.Of(User)!.Iin;
        var (order, faults) = await Form.ReadAsync(Line.Serial, me, stop);
        FieldFaults.Add(ModelState, faults.Concat(write.Faults(order)), OrderForm.FieldOf, words);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!(await write.RunAsync(order, stop)).Try(out var id, out var refused))
        {
            FieldFaults.Add(ModelState, [refused], OrderForm.FieldOf, words);
            return Page();
        }

        return LocalRedirect($"/console/orders/{id}");
    }

    public string? FaultOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    private async Task<bool> KnowsAsync(string serial, CancellationToken stop)
    {
        if (!SerialNumber.Parse(serial).Try(out var number, out _) || await find.FindAsync(number, stop) is not { } issued)
        {
            return false;
        }

        Line = new(issued, clock.GetUtcNow());
        return true;
    }
}
