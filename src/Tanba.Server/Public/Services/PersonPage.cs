using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tanba.Pki.Names;
using Tanba.Registration;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>The IIN. Asking for a name by its number is limited for each address, so that the register is not read out.</summary>
[May(Act.ApplyFirst)]
[EnableRateLimiting(RateLimits.NamesByIin)]
public sealed class PersonPage(RegistrationOptions options, Wording words) : PageModel
{
    [BindProperty]
    public string? Iin { get; set; }

    public IActionResult OnGet()
    {
        var answers = FirstAnswers.Kept(TempData);
        Iin = answers.Iin;
        return answers.Reaches("person") ? Page() : LocalRedirect(answers.Next);
    }

    public IActionResult OnPost()
    {
        var answers = FirstAnswers.Kept(TempData);
        var typed = string.Concat((Iin ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        if (!NationalId.ParseIin(typed, options.AllowTestIdentities).Try(out var iin, out var refused))
        {
            ModelState.AddModelError(nameof(Iin), words.Refusal(refused));
            return Page();
        }

        if (answers.Iin != iin.Digits)
        {
            // Another person: the name goes with the number.
            answers = answers with { Iin = iin.Digits, HasName = false, Surname = null, GivenName = null, Patronymic = null };
        }

        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }
}
