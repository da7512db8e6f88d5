using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>Where letters about the application go; nobody has to have an address.</summary>
[May(Act.ApplyFirst)]
public sealed class EmailPage(Wording words) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    public IActionResult OnGet()
    {
        var answers = FirstAnswers.Kept(TempData);
        Email = answers.Email;
        return answers.Reaches("email") ? Page() : LocalRedirect(answers.Next);
    }

    public IActionResult OnPost()
    {
        var answers = FirstAnswers.Kept(TempData);
        var typed = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        if (PersonRules.Address(typed) is { } refused)
        {
            ModelState.AddModelError(nameof(Email), words.Refusal(refused));
            return Page();
        }

        answers = answers with { HasEmail = true, Email = typed };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }
}
