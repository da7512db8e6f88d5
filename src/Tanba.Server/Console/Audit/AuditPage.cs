using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Authority.Audit;
using Tanba.Server.Portal;
using Tanba.Server.Words;

namespace Tanba.Server.Console.Audit;

/// <summary>The auditor's page: what happened, the newest first, filtered and paged.</summary>
[May(Act.ReadAudit)]
public sealed class AuditPage(ReadAudit audit, PortalOptions portal, Wording words) : PageModel
{
    private const int OnePage = 50;

    [BindProperty(SupportsGet = true, Name = "")]
    public AuditQuery Query { get; set; } = new();

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    /// <summary>Every verb that the log has, with its words.</summary>
    public IReadOnlyList<(string Act, string Word)> Acts { get; private set; } = [];

    /// <summary>Where the next page is; null on the last.</summary>
    public string? Older { get; private set; }

    public async Task OnGetAsync(long? before, CancellationToken stop)
    {
        Acts = [.. (await audit.ActsAsync(stop)).Select(act => (act, Word(act)))];
        var found = await audit.RunAsync(Query.Filter(portal.Zone), before, OnePage + 1, stop);
        Entries = [.. found.Take(OnePage)];
        Older = found.Count > OnePage ? Query.Address(Entries[^1].Number) : null;
    }

    /// <summary>Programs by words; persons by their IIN or login, as written.</summary>
    public string Actor(string by) => words.Group("console.audit.actor.").GetValueOrDefault(by, by);

    /// <summary>An act that has no words yet is shown by its name.</summary>
    public string Word(string act) => words.Group("console.audit.act.").GetValueOrDefault(act, act);
}
