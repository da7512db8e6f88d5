using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Pki;
using Tanba.Registration.Systems;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Systems;

/// <summary>«Информационные системы»: those of this person, and a request to have another one registered.</summary>
[May(Act.UseOwnSystems)]
public sealed class SystemsPage(FindSystems find, RequestSystem request, Wording words) : PageModel
{
    private const string Requested = "system-requested";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    public IReadOnlyList<InformationSystem> Systems { get; private set; } = [];

    /// <summary>The name of the system that was asked for just now.</summary>
    public string? Done { get; private set; }

    private string Iin => Citizen.Of(User)!.Iin;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Systems = await find.OfOwnerAsync(Iin, stop);
        Done = TempData[Requested] as string;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var wanted = new NewSystem(Name?.Trim() ?? "", Iin, Purpose?.Trim() ?? "");
        if ((await request.RunAsync(wanted, stop)).Rejection is not { } refused)
        {
            TempData[Requested] = wanted.Name;
            return LocalRedirect("/cabinet/systems");
        }

        ModelState.AddModelError(FieldOf(refused), words.Refusal(refused));
        Systems = await find.OfOwnerAsync(Iin, stop);
        return Page();
    }

    private static string FieldOf(Rejection refused) => refused.Code == "system.purpose" ? nameof(Purpose) : nameof(Name);
}
