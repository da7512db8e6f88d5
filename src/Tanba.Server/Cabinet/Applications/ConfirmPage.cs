using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Applications;

/// <summary>An application made on the public site, confirmed by its owner's signature instead of a visit.</summary>
[May(Act.DecideOwnApplications)]
public sealed class ConfirmPage(FindApplications find, ConfirmOwn confirm, Wording words) : PageModel
{
    public ApplicationView Application { get; private set; } = null!;

    private string Iin => Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await OwnApplication.FindAsync(find, number, User, stop) is not { } application)
        {
            return NotFound();
        }

        Application = application;
        return ApplicationPage.WaitsForOwner(application) ? Page() : LocalRedirect("/cabinet/applications/" + application.Number);
    }

    /// <summary>Without script nothing can be signed: the page comes again and says so.</summary>
    public Task<IActionResult> OnPostAsync(string number, CancellationToken stop) => OnGetAsync(number, stop);

    public async Task<IActionResult> OnPostStartAsync(string number, CancellationToken stop) =>
        (await find.ActTextAsync(number, Iin, stop)).Try(out var text, out var refused) ? new JsonResult(new { id = number, text }) : refused.ToJson(words);

    public async Task<IActionResult> OnPostFinishAsync(string number, [FromBody] SignedText? posted, CancellationToken stop)
    {
        if (!Posted.Octets(posted?.Cms).Try(out var cms, out var unreadable))
        {
            return unreadable.ToJson(words);
        }

        return (await confirm.RunAsync(number, Iin, cms, stop)).Try(out var application, out var refused)
            ? new JsonResult(new { to = "/cabinet/applications/" + application.Number })
            : refused.ToJson(words);
    }
}
