using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Registration.Systems;

namespace Tanba.Server.Console.Systems;

/// <summary>«Реестр информационных систем»: all of them, or those in one state, page by page.</summary>
[May(Act.SeeSystems)]
public sealed class RegisterPage(FindSystems find) : PageModel
{
    private const int PageSize = 20;

    public IReadOnlyList<InformationSystem> Systems { get; private set; } = [];

    public SystemState? Filter { get; private set; }

    /// <summary>The number before which the next page begins; null on the last one.</summary>
    public long? Next { get; private set; }

    public async Task OnGetAsync(SystemState? state, long? before, CancellationToken stop)
    {
        Filter = state is { } asked && Enum.IsDefined(asked) ? asked : null;
        var found = await find.PageAsync(Filter, before, PageSize + 1, stop);
        Systems = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Systems[^1].Number : null;
    }
}
