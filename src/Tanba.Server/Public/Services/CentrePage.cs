using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Centres;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Services;

/// <summary>Region, then the registration centre where the applicant will come. Works without script: the region is a page of its own.</summary>
[May(Act.ApplyFirst)]
public sealed class CentrePage(FindCentres find, Wording words) : PageModel
{
    [BindProperty]
    public string? Centre { get; set; }

    public IReadOnlyList<string> Regions { get; private set; } = [];

    /// <summary>Null until a region is chosen.</summary>
    public string? Region { get; private set; }

    public IReadOnlyList<Centre> Centres { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? region, CancellationToken stop)
    {
        var answers = FirstAnswers.Kept(TempData);
        if (!answers.Reaches("centre"))
        {
            return LocalRedirect(answers.Next);
        }

        Centre = answers.Centre;
        await LookAsync(region ?? await RegionOfAsync(answers, stop), stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? region, CancellationToken stop)
    {
        var answers = FirstAnswers.Kept(TempData);
        if (Centre is null || await find.FindAsync(Centre, stop) is not { IsOpen: true })
        {
            ModelState.AddModelError(nameof(Centre), words["services.wrong.centre"]);
            await LookAsync(region, stop);
            return Page();
        }

        answers = answers with { Centre = Centre };
        answers.Keep(TempData);
        return LocalRedirect(answers.Next);
    }

    private async Task LookAsync(string? region, CancellationToken stop)
    {
        Regions = await find.RegionsAsync(words.Language.Code, stop);
        Region = Regions.Count == 1 ? Regions[0] : Regions.FirstOrDefault(known => known == region);
        Centres = Region is null ? [] : await find.InRegionAsync(words.Language.Code, Region, stop);
    }

    // Of the centre that was chosen before, else where the person lives, if it is called the same.
    private async Task<string?> RegionOfAsync(FirstAnswers answers, CancellationToken stop) =>
        answers.Centre is { } chosen ? (await find.FindAsync(chosen, stop))?.In(words.Language.Code).Region : answers.Region;
}
