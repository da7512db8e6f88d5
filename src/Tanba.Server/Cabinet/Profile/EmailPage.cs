using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Profile;

/// <summary>Another e-mail address: a letter is sent there, and its link makes it the address of the record.</summary>
[May(Act.EditProfile)]
public sealed class EmailPage(People people, AskEmailChange ask, Wording words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public string? Now { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => await ReadAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var asked = await ask.RunAsync(Citizen.Of(User)!.Iin, Email?.Trim(), words.Language.Code, stop);
        if (asked.Rejection is not { } refused)
        {
            return LocalRedirect("/cabinet/profile#email");
        }

        ModelState.AddModelError(nameof(Email), words.Refusal(refused));
        await ReadAsync(stop);
        return Page();
    }

    private async Task ReadAsync(CancellationToken stop) => Now = (await people.FindAsync(Citizen.Of(User)!.Iin, stop))?.Email;
}
