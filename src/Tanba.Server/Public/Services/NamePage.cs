using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.People;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>Whose keys these will be: the name from the register, which cannot be changed here, or the name as the document has it.</summary>
[May(Act.ApplyFirst)]
public sealed class NamePage(People people, Wording words) : PageModel
{
    [BindProperty]
    public string? Surname { get; set; }

    [BindProperty]
    public string? GivenName { get; set; }

    [BindProperty]
    public string? Patronymic { get; set; }

    public string Iin { get; private set; } = "";

    /// <summary>Null for somebody whom the registration does not know.</summary>
    public Person? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var answers = FirstAnswers.Kept(TempData);
        if (!await ReachAsync(answers, stop))
        {
            return LocalRedirect(answers.Next);
        }

        (Surname, GivenName, Patronymic) = (answers.Surname, answers.GivenName, answers.Patronymic);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var answers = FirstAnswers.Kept(TempData);
        if (!await ReachAsync(answers, stop))
        {
            return LocalRedirect(answers.Next);
        }

        if (Known is null)
        {
            (Surname, GivenName, Patronymic) = (Plain(Surname), Plain(GivenName), Plain(Patronymic));
            foreach (var refused in Faults())
            {
                ModelState.AddModelError(refused.Code switch { "person.given-name" => nameof(GivenName), "person.patronymic" => nameof(Patronymic), _ => nameof(Surname) }, words.Refusal(refused));
            }

            if (!ModelState.IsValid)
            {
                return Page();
            }
        }

        answers = answers with { HasName = true, Surname = Surname, GivenName = GivenName, Patronymic = Patronymic };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }

    private IEnumerable<Rejection> Faults() => new[]
    {
        PersonRules.Surname(Surname),
        PersonRules.GivenName(GivenName),
        Patronymic is null ? null : PersonRules.Patronymic(Patronymic),
    }.OfType<Rejection>();

    // As certificates write names: capital letters, single spaces.
    private static string? Plain(string? typed) => string.IsNullOrWhiteSpace(typed)
        ? null
        : string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();

    private async Task<bool> ReachAsync(FirstAnswers answers, CancellationToken stop)
    {
        if (!answers.Reaches("name"))
        {
            return false;
        }

        Iin = answers.Iin!;
        Known = await people.FindAsync(Iin, stop);
        return true;
    }
}
