using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Centres;
using Tanba.Server.Portal;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Contacts;

/// <summary>Whom to turn to, and where the registration centres are, region by region.</summary>
[May(Act.ReadPublicPages)]
public sealed class ContactsPage(FindCentres find, PortalOptions portal, Wording words) : PageModel
{
    public PortalContacts Contacts => portal.Contacts;

    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>The region whose centres are shown: the only one, or the one that was chosen.</summary>
    public string? Region { get; private set; }

    public IReadOnlyList<Centre> Centres { get; private set; } = [];

    public async Task OnGetAsync(string? region, CancellationToken stop)
    {
        Regions = await find.RegionsAsync(words.Language.Code, stop);
        Region = region is not null && Regions.Contains(region) ? region : Regions.Count > 0 ? Regions[0] : null;
        if (Region is not null)
        {
            Centres = await find.InRegionAsync(words.Language.Code, Region, stop);
        }
    }
}
