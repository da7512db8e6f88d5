using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Security;

namespace Tanba.Server.Console.Orders;

/// <summary>The scan of a written order. One that nobody has signed for is only its registrar's.</summary>
[May(Act.SeePeople)]
public sealed class ScanPage(FindOrders orders) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!(await orders.ByIdAsync(id, stop)).Try(out var order, out _)
            || (order.CarriedOutAt is null && order.Registrar != Citizen.Of(User)!.Iin)
            || !(await orders.ScanAsync(id, stop)).Try(out var octets, out _))
        {
            return NotFound();
        }

        // Always a download: what somebody scanned is never shown as a page of ours.
        return File(octets, order.ScanType, $"order-{order.ScanDigest[..12]}.{order.ScanType.Split('/')[1]}");
    }
}
