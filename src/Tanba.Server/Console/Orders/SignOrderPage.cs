using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Acts;
using Tanba.Registration.Decisions;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Console.Certificates;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Orders;

/// <summary>A written order once more, with what follows from it; then it is signed and carried out.</summary>
[May(Act.RevokeByOrder)]
public sealed class SignOrderPage(FindOrders orders, OrderOnPaper order, CarryOutOrder carryOut, Wording words) : PageModel
{
    public WrittenOrder Order { get; private set; } = null!;

    public ActToSign ToSign { get; private set; } = null!;

    private string Me => Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!(await orders.ByIdAsync(id, stop)).Try(out var written, out _) || written.Registrar != Me)
        {
            return NotFound();
        }

        if (!(await order.RunAsync(id, new Decider(Me, words.Language.Code), stop)).Try(out var toSign, out _))
        {
            return LocalRedirect($"/console/certificates/{written.Serial}");
        }

        (Order, ToSign) = (written, toSign);
        return Page();
    }

    public async Task<IActionResult> OnPostSignAsync(string id, [FromBody] SignedAnswer? answer, CancellationToken stop)
    {
        if (answer is not { Id: { } act } || !Posted.Octets(answer.Cms).Try(out var cms, out _))
        {
            return Posted.Unreadable.ToJson(words);
        }

        if (!(await carryOut.RunAsync(act, id, Me, cms, stop)).Try(out var done, out var refused))
        {
            return refused.ToJson(words);
        }

        TempData[CertificatePage.DoneKey] = new[] { done.Serial, done.Act.ToString().ToLowerInvariant() };
        return new JsonResult(new { to = $"/console/certificates/{done.Serial}" });
    }
}
