using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Applications;

/// <summary>An own application is declined, or what was issued for it given up, with a signature.</summary>
[May(Act.DecideOwnApplications)]
public sealed class WithdrawPage(FindApplications find, OrderWithdrawal order, CompleteWithdrawal complete, Wording words) : PageModel
{
    public ApplicationView Application { get; private set; } = null!;

    /// <summary>Which of the two: also the name of its words.</summary>
    public string Word => Application.State is ApplicationState.Issued ? OrderWithdrawal.GiveUp : OrderWithdrawal.Decline;

    private string Iin => Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await OwnApplication.FindAsync(find, number, User, stop) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        return application.State is ApplicationState.Submitted or ApplicationState.Issued ? Page() : LocalRedirect("/cabinet/applications/" + application.Number);
    }

    /// <summary>Without script nothing can be signed: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(string number, CancellationToken stop) => OnGetAsync(number, stop);

    public async Task<IActionResult> OnPostStartAsync(string number, CancellationToken stop) =>
        (await order.RunAsync(number, Iin, words.Language.Code, stop)).Try(out var act, out var refused) ? new JsonResult(act) : refused.ToJson(words);

    public async Task<IActionResult> OnPostFinishAsync(string number, [FromBody] SignedText? posted, CancellationToken stop)
    {
        if (await OwnApplication.FindAsync(find, number, User, stop) is not { } application || posted?.Id is not { Length: <= 64 } id || !Posted.Octets(posted.Cms).Try(out var cms, out _))
        {
            return Posted.Unreadable.ToJson(words);
        }

        Application = application;
        return (await complete.RunAsync(id, Iin, cms, stop)).Rejection is { } refused
            ? refused.ToJson(words)
            : new JsonResult(new { to = "/cabinet/applications/" + application.Number });
    }
}
