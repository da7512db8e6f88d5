using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Applications;

/// <summary>«Заявки на получение ключей ЭЦП»: everything that was handed in for this person, the newest first, a page at a time.</summary>
[May(Act.SeeOwnApplications)]
public sealed class ApplicationsPage(FindApplications find) : PageModel
{
    private const int OnePage = 20;

    public IReadOnlyList<ApplicationView> Applications { get; private set; } = [];

    /// <summary>The number after which the next page begins; null on the last.</summary>
    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        // One more than is shown, to know whether there is a next page.
        var found = await find.OfPersonAsync(Citizen.Of(User)!.Iin, after, OnePage + 1, stop);
        Applications = [.. found.Take(OnePage)];
        NextAfter = found.Count > OnePage ? Applications[^1].Number : null;
    }
}
