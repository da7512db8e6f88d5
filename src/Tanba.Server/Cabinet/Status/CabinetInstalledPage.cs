using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Cabinet.Status;

/// <summary>«Сертификаты успешно установлены».</summary>
[May(Act.SeeCabinet)]
public sealed class CabinetInstalledPage : PageModel
{
    internal const string Flag = "cabinet-installed";

    public IActionResult OnGet() => TempData.Peek(Flag) is true ? Page() : LocalRedirect("/cabinet/status");
}
