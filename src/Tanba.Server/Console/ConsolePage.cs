using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Decisions;
using Tanba.Registration.Staff;
using Tanba.Server.Security;

namespace Tanba.Server.Console;

/// <summary>The first page of the console: what this member of staff may do.</summary>
[May(Act.SeeConsole)]
public sealed class ConsolePage(ApplicationQueue queue, ListStaff staff, CentreNames centres) : PageModel
{
    // Beyond this the queue is «more than»: counting further would cost more than it tells.
    private const int MostCounted = 1000;

    public Citizen Person => Citizen.Of(User)!;

    public IEnumerable<Role> Roles => Access.RolesOf(HttpContext).Where(role => role is not Role.Citizen);

    public string? Centre { get; private set; }

    public int Waiting { get; private set; }

    public bool MoreWait => Waiting >= MostCounted;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Access.May(HttpContext, Act.SeeApplications))
        {
            var centre = await staff.CentreOfAsync(Person.Iin, stop);
            Centre = await centres.OfAsync(centre, stop);
            Waiting = await queue.WaitingAsync(centre, stop);
        }
    }
}
