using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>The agreement: read and ticked before anything is asked.</summary>
[May(Act.ApplyFirst)]
public sealed class ConditionsPage(Wording words) : PageModel
{
    [BindProperty]
    public bool Agree { get; set; }

    public void OnGet() => Agree = FirstAnswers.Kept(TempData).HasAgreed;

    public IActionResult OnPost()
    {
        if (!Agree)
        {
            ModelState.AddModelError(nameof(Agree), words["services.wrong.agree"]);
            return Page();
        }

        var answers = FirstAnswers.Kept(TempData) with { HasAgreed = true };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }
}
