using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Security;

namespace Tanba.Server.Public.Revoked;

/// <summary>What was done with the certificate. Open to anyone, for whoever revokes the key that opened the session has none any more; it shows what the own cookie says.</summary>
[May(Act.ReadPublicPages)]
public sealed class RevokedPage : PageModel
{
    internal const string Flag = "revoked";

    /// <summary><c>revoke</c>, <c>suspend</c> or <c>release</c>.</summary>
    public string Done { get; private set; } = "";

    public string Serial { get; private set; } = "";

    public bool IsSignedIn => Citizen.Of(User) is not null;

    public IActionResult OnGet()
    {
        if (TempData.Peek(Flag) is not string[] { Length: 2 } kept)
        {
            return LocalRedirect("/cabinet/revoke");
        }

        (Done, Serial) = (kept[0], kept[1]);
        return Page();
    }
}
