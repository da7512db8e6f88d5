using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Audit;

namespace Tanba.Server.Console.Audit;

/// <summary>«Проверить цепочку»: reads the whole log and says whether it is whole; a row noted down earlier shows whether it was rewritten as a whole.</summary>
[May(Act.ReadAudit)]
public sealed class ChainPage(AuditLog log, TimeProvider clock) : PageModel
{
    /// <summary>Number of the row that was noted down earlier.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>Its hash.</summary>
    [BindProperty]
    public string? Hash { get; set; }

    public AuditVerdict? Verdict { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Whether the noted row still has the noted hash; null when none was given.</summary>
    public bool? NotedHolds { get; private set; }

    public async Task OnPostAsync(CancellationToken stop)
    {
        (Verdict, At) = (await log.VerifyAsync(stop), clock.GetUtcNow());
        var hash = Hash?.Trim();
        if (long.TryParse(Number?.Trim(), out var number) && !string.IsNullOrEmpty(hash))
        {
            NotedHolds = string.Equals(await log.HashAsync(number, stop), hash, StringComparison.OrdinalIgnoreCase);
        }
    }
}
