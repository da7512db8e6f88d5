using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Centres;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Centres;

/// <summary>One centre: a new one under the name <c>new</c>, or an old one to change, close or open again.</summary>
[May(Act.EditCentres)]
public sealed class CentrePage(FindCentres find, SaveCentre save, Wording words) : PageModel
{
    public const string New = "new";

    [BindProperty]
    public CentreForm Form { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Centre? Known { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!await KnowsAsync(id, stop))
        {
            return NotFound();
        }

        Form = Known is null ? new() : CentreForm.Of(Known);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken stop)
    {
        if (!await KnowsAsync(id, stop))
        {
            return NotFound();
        }

        return await SaveAsync((Known is null ? Form : Form with { Id = Known.Id }).ToCentre(Known?.IsOpen ?? true), "save", stop);
    }

    public Task<IActionResult> OnPostCloseAsync(string id, CancellationToken stop) => TurnAsync(id, isOpen: false, stop);

    public Task<IActionResult> OnPostOpenAsync(string id, CancellationToken stop) => TurnAsync(id, isOpen: true, stop);

    private async Task<IActionResult> TurnAsync(string id, bool isOpen, CancellationToken stop) =>
        await KnowsAsync(id, stop) && Known is { } known ? await SaveAsync(known with { IsOpen = isOpen }, isOpen ? "open" : "close", stop) : NotFound();

    private async Task<bool> KnowsAsync(string id, CancellationToken stop)
    {
        Known = id == New ? null : await find.FindAsync(id, stop);
        return id == New || Known is not null;
    }

    private async Task<IActionResult> SaveAsync(Centre centre, string done, CancellationToken stop)
    {
        if (!(await save.RunAsync(centre, isNew: Known is null, Citizen.Of(User)!.Iin, stop)).Try(out var saved, out var refused))
        {
            ModelState.AddModelError(FieldOf(refused.Code), words.Refusal(refused));
            return Page();
        }

        TempData[CentresPage.DoneKey] = new[] { saved.Id, done };
        return LocalRedirect("/console/centres");
    }

    private static string FieldOf(string code) => code switch
    {
        "centre.phone" => $"{nameof(Form)}.{nameof(Form.Phone)}",
        "centre.words" => $"{nameof(Form)}.{nameof(Form.Kk)}.{nameof(Form.Kk.Region)}",
        _ => $"{nameof(Form)}.{nameof(Form.Id)}",
    };
}
