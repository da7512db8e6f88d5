using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Registration.Systems;
using Tanba.Server.Cabinet.Reissue;
using Tanba.Server.Security;
using Tanba.Server.Words;
using People = Tanba.Registration.People.People;

namespace Tanba.Server.Cabinet.Systems;

/// <summary>The answers once more, and then the four calls of the script, as for a reissue.</summary>
[May(Act.UseOwnSystems)]
public sealed class SystemCheckPage(FindSystems find, ReissueSteps steps, People people, Wording words) : PageModel
{
    public SystemAnswers Answers { get; private set; } = new();

    public InformationSystem System { get; private set; } = null!;

    private Citizen Person => Citizen.Of(User)!;

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await OwnSystem.FindAsync(find, number, Person.Iin, stop) is not { } own)
        {
            return NotFound();
        }

        if (SystemAnswers.Kept(TempData, Person.Iin, number) is not { } kept)
        {
            return LocalRedirect($"/cabinet/systems/{number}");
        }

        (System, Answers) = (own, kept);
        return Page();
    }

    /// <summary>Without script nothing can be signed: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(long number, CancellationToken stop) => OnGetAsync(number, stop);

    public async Task<IActionResult> OnPostStartAsync(long number, CancellationToken stop)
    {
        if (SystemAnswers.Kept(TempData, Person.Iin, number) is not { } kept || kept.Faults().Any())
        {
            return Posted.Unreadable.ToJson(words);
        }

        return (await steps.OrderForSystemAsync(Person, kept.Storage!, kept.Path ?? "", number, words.Language, stop)).Try(out var order, out var refused)
            ? new JsonResult(new { order.Number, order.Storage, Path = Storages.IsToken(order.Storage) ? "" : kept.Path, order.Keys })
            : refused.ToJson(words);
    }

    public async Task<IActionResult> OnPostRequestsAsync([FromBody] ReissueSteps.Requests? posted, CancellationToken stop) =>
        (await steps.AttachAsync(Person, posted, stop)).Try(out var text, out var refused) ? new JsonResult(new { text }) : refused.ToJson(words);

    public async Task<IActionResult> OnPostSubmitAsync([FromBody] ReissueSteps.Signature? posted, CancellationToken stop)
    {
        if (!(await steps.SubmitAsync(Person, posted, stop)).Try(out ApplicationView? application, out var refused))
        {
            return refused.ToJson(words);
        }

        var person = await people.FindAsync(Person.Iin, stop);
        DonePage.Tell(TempData, application.Number, person, person?.Email);
        SystemAnswers.Forget(TempData);
        return new JsonResult(new { to = $"/cabinet/reissue/done/{application.Number}" });
    }

    public async Task<IActionResult> OnPostCancelAsync([FromBody] ReissueSteps.Named? posted, CancellationToken stop) =>
        (await steps.CancelAsync(Person, posted, stop)).Try(out _, out var refused) ? new JsonResult(new { }) : refused.ToJson(words);
}
