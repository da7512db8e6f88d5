using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Status;

/// <summary>«Проверка статуса заявки» for anyone who has the number, days later and without logging in.</summary>
[May(Act.AskStatus)]
[EnableRateLimiting(RateLimits.Status)]
public sealed class StatusPage(FindStatus find, Installation installation, Wording words) : PageModel
{
    public StatusSearch Search { get; private set; } = StatusSearch.Empty;

    public async Task OnGetAsync(string? number, CancellationToken stop) => Search = await find.RunAsync(number, null, stop);

    public async Task<IActionResult> OnPostCertificatesAsync([FromBody] Installation.Keys? posted, CancellationToken stop) =>
        (await installation.CertificatesAsync(posted, stop)).Try(out var certificates, out var refused)
            ? new JsonResult(new { certificates })
            : refused.ToJson(words);

    public async Task<IActionResult> OnPostInstalledAsync([FromBody] Installation.Keys? posted, CancellationToken stop)
    {
        if (!(await installation.DoneAsync(posted, stop)).Try(out _, out var refused))
        {
            return refused.ToJson(words);
        }

        TempData[InstalledPage.Flag] = true;
        return new JsonResult(new { to = "/status/installed" });
    }
}
