using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Localities;
using Tanba.Server.Words;

namespace Tanba.Server.Localities;

/// <summary>The search of localities for the page's script: <c>/localities?start=тем&amp;region=…&amp;after=…</c>.</summary>
[May(Act.ReadPublicPages)]
public sealed class LocalitiesPage(FindLocalities find, PlaceChoice places, Wording words) : PageModel
{
    private const int AtOnce = 20;

    public async Task<IActionResult> OnGetAsync(string? start, string? region, string? after, CancellationToken stop)
    {
        var language = words.Language.Code;
        var code = (await places.RegionAsync(region, stop))?.Code;
        var found = await find.StartingAsync(start ?? "", language, code, after, AtOnce, stop);
        return new JsonResult(new
        {
            places = found.Select(place => new { name = place.Name.In(language), district = place.District?.In(language), region = place.Region.Name.In(language) }),
            next = found.Count == AtOnce ? found[^1].Key : null,
        });
    }
}
