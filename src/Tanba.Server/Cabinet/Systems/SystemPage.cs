using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Systems;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Systems;

/// <summary>«Выпуск ЭЦП по шаблону „Информационная система (ФЛ)“»: where the key of this system will rest.</summary>
[May(Act.UseOwnSystems)]
public sealed class SystemPage(FindSystems find, Wording words) : PageModel
{
    [BindProperty]
    public SystemAnswers Answers { get; set; } = new();

    public InformationSystem System { get; private set; } = null!;

    private string Iin => Citizen.Of(User)!.Iin;

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await OwnSystem.FindAsync(find, number, Iin, stop) is not { } own)
        {
            return NotFound();
        }

        System = own;
        Answers = SystemAnswers.Kept(TempData, Iin, number) ?? new() { Storage = Storages.File };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long number, CancellationToken stop)
    {
        if (await OwnSystem.FindAsync(find, number, Iin, stop) is not { } own)
        {
            return NotFound();
        }

        foreach (var (field, word) in Answers.Faults())
        {
            ModelState.AddModelError($"{nameof(Answers)}.{field}", words[word]);
        }

        if (!ModelState.IsValid)
        {
            System = own;
            return Page();
        }

        Answers.Keep(TempData, Iin, number);
        return LocalRedirect($"/cabinet/systems/{number}/check");
    }
}

/// <summary>The one question that both pages of a system ask: is it this person's, and does it work?</summary>
internal static class OwnSystem
{
    public static async Task<InformationSystem?> FindAsync(FindSystems find, long number, string iin, CancellationToken stop) =>
        await find.FindAsync(number, stop) is { State: SystemState.Registered } system && system.Owner == iin ? system : null;
}
