using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Public.Status;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Cabinet.Status;

/// <summary>«Проверка статуса заявки» of the cabinet: own applications only, with the folder filled in.</summary>
[May(Act.SeeCabinet)]
public sealed class CabinetStatusPage(FindStatus find, Installation installation, Wording words) : PageModel
{
    public StatusSearch Search { get; private set; } = StatusSearch.Empty;

    private string Iin => Citizen.Of(User)!.Iin;

    public async Task OnGetAsync(string? number, CancellationToken stop) => Search = await find.RunAsync(number, Iin, stop);

    public async Task<IActionResult> OnPostCertificatesAsync([FromBody] Installation.Keys? posted, CancellationToken stop) =>
        (await installation.CertificatesAsync(await OwnAsync(posted, stop), stop)).Try(out var certificates, out var refused)
            ? new JsonResult(new { certificates })
            : refused.ToJson(words);

    public async Task<IActionResult> OnPostInstalledAsync([FromBody] Installation.Keys? posted, CancellationToken stop)
    {
        if (!(await installation.DoneAsync(await OwnAsync(posted, stop), stop)).Try(out _, out var refused))
        {
            return refused.ToJson(words);
        }

        TempData[CabinetInstalledPage.Flag] = true;
        return new JsonResult(new { to = "/cabinet/status/installed" });
    }

    private async Task<Installation.Keys?> OwnAsync(Installation.Keys? posted, CancellationToken stop) =>
        posted?.Number is { } number && (await find.RunAsync(number, Iin, stop)).Found is not null ? posted : null;
}
