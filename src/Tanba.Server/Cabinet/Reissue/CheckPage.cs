using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>The answers once more, and then in four calls of the script: order, requests, signed act; or cancel.</summary>
[May(Act.Reissue)]
public sealed class CheckPage(People people, Template template, ReissueSteps steps, Wording words) : PageModel
{
    public Answers Answers { get; private set; } = new();

    public Citizen Person => Citizen.Of(User)!;

    public string FullName { get; private set; } = "";

    /// <summary>Role and file name of each key that will be made.</summary>
    public IEnumerable<(string Role, string Prefix)> Keys => template.Profiles.Select(profile => (profile.Role, profile.FilePrefix));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Answers.Kept(TempData, Person.Iin) is not { } kept)
        {
            return LocalRedirect("/cabinet/reissue");
        }

        Answers = kept;
        FullName = (await people.FindAsync(Person.Iin, stop))?.FullName ?? Person.Name;
        return Page();
    }

    /// <summary>Without script nothing can be signed: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken stop) => OnGetAsync(stop);

    public async Task<IActionResult> OnPostStartAsync(CancellationToken stop)
    {
        if (Answers.Kept(TempData, Person.Iin) is not { } kept || kept.Faults().Any())
        {
            return Posted.Unreadable.ToJson(words);
        }

        return (await steps.OrderAsync(Person, kept, words.Language, stop)).Try(out var order, out var refused)
            ? new JsonResult(new { order.Number, order.Storage, Path = Storages.IsToken(order.Storage) ? "" : kept.Path, order.Keys })
            : refused.ToJson(words);
    }

    public async Task<IActionResult> OnPostRequestsAsync([FromBody] ReissueSteps.Requests? posted, CancellationToken stop) =>
        (await steps.AttachAsync(Person, posted, stop)).Try(out var text, out var refused) ? new JsonResult(new { text }) : refused.ToJson(words);

    public async Task<IActionResult> OnPostSubmitAsync([FromBody] ReissueSteps.Signature? posted, CancellationToken stop)
    {
        if (!(await steps.SubmitAsync(Person, posted, stop)).Try(out var application, out var refused))
        {
            return refused.ToJson(words);
        }

        DonePage.Tell(TempData, application.Number, await people.FindAsync(Person.Iin, stop), Answers.Kept(TempData, Person.Iin)?.Email);
        Answers.Forget(TempData);
        return new JsonResult(new { to = $"/cabinet/reissue/done/{application.Number}" });
    }

    public async Task<IActionResult> OnPostCancelAsync([FromBody] ReissueSteps.Named? posted, CancellationToken stop) =>
        (await steps.CancelAsync(Person, posted, stop)).Try(out _, out var refused) ? new JsonResult(new { }) : refused.ToJson(words);
}
