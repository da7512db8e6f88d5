using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.People;

namespace Tanba.Server.Console.People;

/// <summary>«Люди»: found by IIN or by the beginning of the name.</summary>
[May(Act.SeePeople)]
public sealed class PeoplePage(FindPeople find) : PageModel
{
    private const int OnePage = 25;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public IReadOnlyList<FoundPerson> Found { get; private set; } = [];

    /// <summary>The IIN after which the next page begins; null on the last.</summary>
    public string? NextAfter { get; private set; }

    public bool IsSearch => !string.IsNullOrWhiteSpace(Text);

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        if (!IsSearch)
        {
            return;
        }

        // One more than is shown, to know whether there is a next page.
        var found = await find.RunAsync(Text!, after, OnePage + 1, stop);
        Found = [.. found.Take(OnePage)];
        NextAfter = found.Count > OnePage ? Found[^1].Iin : null;
    }
}
