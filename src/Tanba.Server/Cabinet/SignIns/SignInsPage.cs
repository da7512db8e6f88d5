using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.SignIn;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.SignIns;

/// <summary>When and from where the own cabinet was used, the latest first.</summary>
[May(Act.EditProfile)]
public sealed class SignInsPage(FindSignIns find) : PageModel
{
    private const int OnePage = 20;

    public IReadOnlyList<PastSignIn> SignIns { get; private set; } = [];

    /// <summary>After which the next page begins; null on the last.</summary>
    public string? NextAfter { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        // One more than is shown, to know whether there is a next page.
        var found = await find.OfAsync(Citizen.Of(User)!.Iin, after, OnePage + 1, stop);
        SignIns = [.. found.Take(OnePage)];
        NextAfter = found.Count > OnePage ? SignIns[^1].Id : null;
    }
}
