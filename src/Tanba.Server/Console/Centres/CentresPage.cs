using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Centres;

namespace Tanba.Server.Console.Centres;

/// <summary>«Центры регистрации»: all of them, page by page.</summary>
[May(Act.SeeCentres)]
public sealed class CentresPage(FindCentres find) : PageModel
{
    /// <summary>The code of a centre, and what was just done: <c>save</c>, <c>close</c> or <c>open</c>.</summary>
    internal const string DoneKey = "centre-done";

    private const int PageSize = 20;

    public IReadOnlyList<Centre> Centres { get; private set; } = [];

    /// <summary>The code after which the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(string? after, CancellationToken stop)
    {
        var found = await find.PageAsync(after, PageSize + 1, stop);
        Centres = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Centres[^1].Id : null;
    }
}
