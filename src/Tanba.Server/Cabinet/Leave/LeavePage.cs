using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet.Leave;

/// <summary>Ends the session. By POST only, so that no other site can do it.</summary>
[May(Act.SignOut)]
public sealed class LeavePage : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        TempData.Clear();
        await HttpContext.SignOutAsync(Session.Scheme);
        return LocalRedirect("/");
    }
}
