using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Applications;

/// <summary>One application beside the evidence; a registrar confirms or refuses it with a signature.</summary>
[May(Act.SeeApplications, Post = Act.DecideApplications)]
public sealed class ApplicationPage(LookAtApplication look, OrderDecision order, Decide decide, CentreNames centres, Wording words) : PageModel
{
    private const string DoneKey = "decided";

    public ApplicationEvidence Evidence { get; private set; } = null!;

    public Application Application => Evidence.Application;

    public string? Centre { get; private set; }

    /// <summary>What the registrar is to sign now; null while nothing is decided.</summary>
    public ActToSign? ToSign { get; private set; }

    public string Decision { get; private set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Seen { get; set; }

    /// <summary>What has just been done, as its words are named.</summary>
    public string? Done { get; private set; }

    public bool IsOwn => Application.Iin == Citizen.Of(User)!.Iin;

    public bool MayDecide => Access.May(HttpContext, Act.DecideApplications) && !IsOwn && Application.State is ApplicationState.Submitted && !HasConfirmed;

    public bool HasConfirmed => Evidence.Confirmed.Any(one => one.Registrar == Citizen.Of(User)!.Iin);

    private Decider Me => new(Citizen.Of(User)!.Iin, words.Language.Code);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        Done = TempData[DoneKey] is string[] and [var about, var what] && about == number ? what : null;
        return await ShowAsync(number, stop);
    }

    public async Task<IActionResult> OnPostApproveAsync(string number, CancellationToken stop)
    {
        if (!Seen)
        {
            ModelState.AddModelError(nameof(Seen), words["console.decide.tick-missing"]);
            return await ShowAsync(number, stop);
        }

        return await AskAsync(number, OrderDecision.Approve, await order.ApproveAsync(number, Me, stop), "", stop);
    }

    public async Task<IActionResult> OnPostRefuseAsync(string number, CancellationToken stop) =>
        await AskAsync(number, OrderDecision.Refuse, await order.RefuseAsync(number, Reason, Me, stop), nameof(Reason), stop);

    public async Task<IActionResult> OnPostSignAsync(string number, [FromBody] SignedAnswer? answer, CancellationToken stop)
    {
        if (answer is not { Id: { } id, Act: { } act } || !Posted.Octets(answer.Cms).Try(out var cms, out _))
        {
            return Posted.Unreadable.ToJson(words);
        }

        if (!(await decide.RunAsync(id, act, Me.Iin, cms, stop)).Try(out var decided, out var refused))
        {
            return refused.ToJson(words);
        }

        var half = act == OrderDecision.Approve && decided.State is ApplicationState.Submitted;
        TempData[DoneKey] = new[] { number, act == OrderDecision.Refuse ? "rejected" : half ? "half" : "confirmed" };
        return new JsonResult(new { to = $"/console/applications/{number}" });
    }

    private async Task<IActionResult> AskAsync(string number, string act, Result<ActToSign> ordered, string field, CancellationToken stop)
    {
        if (!ordered.Try(out var toSign, out var refused))
        {
            ModelState.AddModelError(refused.Code == "reject.reason" ? field : "", words.Refusal(refused));
            return await ShowAsync(number, stop);
        }

        (ToSign, Decision) = (toSign, act);
        return await ShowAsync(number, stop);
    }

    private async Task<IActionResult> ShowAsync(string number, CancellationToken stop)
    {
        if (!(await look.RunAsync(number, stop)).Try(out var evidence, out _))
        {
            return NotFound();
        }

        Evidence = evidence;
        Centre = await centres.OfAsync(Application.Centre, stop);
        return Page();
    }
}
