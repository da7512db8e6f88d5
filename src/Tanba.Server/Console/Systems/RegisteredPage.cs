using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.Systems;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Systems;

/// <summary>One information system: a request is registered under an OID or refused, a registered one is closed.</summary>
[May(Act.SeeSystems, Post = Act.EditSystems)]
public sealed class RegisteredPage(FindSystems find, DecideSystem decide, Wording words) : PageModel
{
    public InformationSystem System { get; private set; } = null!;

    public string Oid { get; private set; } = "";

    public string Reason { get; private set; } = "";

    private string By => Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await find.FindAsync(number, stop) is not { } found)
        {
            return NotFound();
        }

        System = found;
        Oid = FindSystems.SuggestedOid(found);
        return Page();
    }

    public Task<IActionResult> OnPostRegisterAsync(long number, [FromForm(Name = nameof(Oid))] string? oid, CancellationToken stop) =>
        AnswerAsync(number, nameof(Oid), oid, decide.RegisterAsync(number, oid?.Trim() ?? "", By, stop), stop);

    public Task<IActionResult> OnPostRefuseAsync(long number, [FromForm(Name = nameof(Reason))] string? reason, CancellationToken stop) =>
        AnswerAsync(number, nameof(Reason), reason, decide.RefuseAsync(number, reason?.Trim() ?? "", By, stop), stop);

    public Task<IActionResult> OnPostCloseAsync(long number, [FromForm(Name = nameof(Reason))] string? reason, CancellationToken stop) =>
        AnswerAsync(number, nameof(Reason), reason, decide.CloseAsync(number, reason?.Trim() ?? "", By, stop), stop);

    private async Task<IActionResult> AnswerAsync(long number, string field, string? written, Task<Result<InformationSystem>> decided, CancellationToken stop)
    {
        if ((await decided).Rejection is not { } refused)
        {
            return LocalRedirect($"/console/systems/{number}");
        }

        if (await OnGetAsync(number, stop) is not PageResult page)
        {
            return NotFound();
        }

        (Oid, Reason) = field == nameof(Oid) ? (written ?? "", "") : (Oid, written ?? "");
        ModelState.AddModelError(field, words.Refusal(refused));
        return page;
    }
}
