using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>«Перевыпуск ключей ЭЦП», the questions: what we know is filled in, the rest is asked.</summary>
[May(Act.Reissue)]
public sealed class ReissuePage(People people, Wording words) : PageModel
{
    [BindProperty]
    public Answers Answers { get; set; } = new();

    public Citizen Person => Citizen.Of(User)!;

    public string FullName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var known = await people.FindAsync(Person.Iin, stop);
        FullName = known?.FullName ?? Person.Name;
        Answers = Answers.Kept(TempData) ?? new Answers { Email = known?.Email, Region = known?.Region, Locality = known?.Locality, Storage = Storages.File };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        foreach (var (field, word) in Answers.Faults())
        {
            ModelState.AddModelError($"{nameof(Answers)}.{field}", words[word]);
        }

        if (!ModelState.IsValid)
        {
            FullName = (await people.FindAsync(Person.Iin, stop))?.FullName ?? Person.Name;
            return Page();
        }

        Answers.Keep(TempData);
        return LocalRedirect("/cabinet/reissue/check");
    }
}
