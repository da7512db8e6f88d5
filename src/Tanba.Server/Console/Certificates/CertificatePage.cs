using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Registration.WrittenOrders;
using Tanba.Server.Security;

namespace Tanba.Server.Console.Certificates;

/// <summary>One certificate of anybody: what it is, what happened to it, and the orders on it.</summary>
[May(Act.SeeCertificates)]
public sealed class CertificatePage(FindCertificates find, CertificateHistory history, FindOrders orders, TimeProvider clock) : PageModel
{
    internal const string DoneKey = "order";

    public CertificateLine Line { get; private set; } = null!;

    public IReadOnlyList<CertificateEvent> History { get; private set; } = [];

    public IReadOnlyList<WrittenOrder> Orders { get; private set; } = [];

    /// <summary>What was just done by order.</summary>
    public string? Done { get; private set; }

    public bool IsOwn => Line.Issued.Owner == Citizen.Of(User)!.Iin;

    public bool MayOrder => Access.May(HttpContext, Act.RevokeByOrder) && !IsOwn && !Line.IsOver;

    public bool MaySeePeople => Access.May(HttpContext, Act.SeePeople);

    public async Task<IActionResult> OnGetAsync(string serial, CancellationToken stop)
    {
        if (!SerialNumber.Parse(serial).Try(out var number, out _) || await find.FindAsync(number, stop) is not { } issued)
        {
            return NotFound();
        }

        Line = new(issued, clock.GetUtcNow());
        History = await history.RunAsync(number, stop);
        Orders = MaySeePeople ? await orders.OfCertificateAsync(Line.Serial, stop) : [];
        Done = TempData[DoneKey] is string[] and [var about, var what] && about == Line.Serial ? what : null;
        return Page();
    }
}
