using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Applications;
using Tanba.Server.Cabinet.Applications;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet;

/// <summary>The first page of the cabinet: what waits for the person, and everything that can be done.</summary>
[May(Act.SeeCabinet)]
public sealed class WelcomePage(FindApplications find) : PageModel
{
    // What waits is among the newest; the page of applications has them all.
    private const int Newest = 10;

    public Citizen Person => Citizen.Of(User)!;

    /// <summary>Applications that need the person, each with the key of its sentence.</summary>
    public IReadOnlyList<(ApplicationView Application, string Word)> Waiting { get; private set; } = [];

    /// <summary>In the order of the guide; the name is part of the keys of a card's words.</summary>
    public IReadOnlyList<(string Address, string Name)> Cards { get; } =
    [
        ("/cabinet/reissue", "reissue"),
        ("/cabinet/revoke", "revoke"),
        ("/cabinet/applications", "applications"),
        ("/cabinet/keys", "keys"),
        ("/cabinet/status", "status"),
        ("/cabinet/password", "password"),
        ("/cabinet/systems", "systems"),
        ("/cabinet/profile", "profile"),
        ("/cabinet/sign-ins", "sign-ins"),
    ];

    public async Task OnGetAsync(CancellationToken stop) => Waiting =
    [
        .. from application in await find.OfPersonAsync(Person.Iin, null, Newest, stop)
           let word = application.State is ApplicationState.Issued ? "cabinet.waiting.install"
               : ApplicationPage.WaitsForOwner(application) ? "cabinet.waiting.decide"
               : null
           where word is not null
           select (application, word),
    ];
}
