using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.Status;

/// <summary>«Сертификаты успешно установлены».</summary>
[May(Act.InstallCertificates)]
public sealed class InstalledPage : PageModel
{
    internal const string Flag = "installed";

    public IActionResult OnGet() => TempData.Peek(Flag) is true ? Page() : LocalRedirect("/status");
}
