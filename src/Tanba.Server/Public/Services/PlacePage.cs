using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Localities;

namespace Tanba.Server.Public.Services;

/// <summary>Where the person lives: region and locality stand in the certificate.</summary>
[May(Act.ApplyFirst)]
public sealed class PlacePage(PlaceChoice places) : PageModel
{
    [BindProperty]
    public string? Region { get; set; }

    [BindProperty]
    public string? Locality { get; set; }

    public IActionResult OnGet()
    {
        var answers = FirstAnswers.Kept(TempData);
        (Region, Locality) = (answers.Region, answers.Locality);
        return answers.Reaches("place") ? Page() : LocalRedirect(answers.Next);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var answers = FirstAnswers.Kept(TempData);
        var place = await places.TakeAsync(ModelState, (nameof(Region), Region), (nameof(Locality), Locality), stop);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        answers = answers with { Region = place.Region, Locality = place.Locality };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }
}
