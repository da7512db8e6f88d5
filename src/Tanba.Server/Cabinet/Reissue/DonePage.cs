using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>The number of the application, and what to do next. Another person's number is not found.</summary>
[May(Act.Reissue)]
public sealed class DonePage(FindApplications find) : PageModel
{
    /// <summary>The number of an application and the address it was sent to.</summary>
    private const string MailedTo = "mailed-to";

    /// <summary>Keeps for the page where the number was sent: nowhere when the person wants no letters or has no address.</summary>
    internal static void Tell(ITempDataDictionary cookie, string number, Person? person, string? email) =>
        cookie[MailedTo] = person is { WantsLetters: true } && email is not null ? new[] { number, email } : null;

    public ApplicationView Application { get; private set; } = null!;

    public string? Mailed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (!(await find.ByNumberAsync(number, stop)).Try(out var application, out _) || application.Iin != Citizen.Of(User)!.Iin)
        {
            return NotFound();
        }

        Application = application;
        Mailed = TempData.Peek(MailedTo) is string[] and [var mailed, var email] && mailed == application.Number ? email : null;
        return Page();
    }
}
