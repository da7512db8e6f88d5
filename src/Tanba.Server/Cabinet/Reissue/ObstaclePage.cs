using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Reissue;

/// <summary>Why keys cannot be renewed now, and what to do about it.</summary>
[May(Act.Reissue)]
public sealed class ObstaclePage(ReissueObstacle obstacle) : PageModel
{
    public const string Address = "/cabinet/reissue/not-now";

    public ApplicationView? InFlight { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await obstacle.FindAsync(Citizen.Of(User)!.Iin, stop) is not { } found)
        {
            return LocalRedirect("/cabinet/reissue");
        }

        InFlight = found.InFlight;
        return Page();
    }
}
