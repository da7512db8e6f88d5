using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Security;

namespace Tanba.Server.Public;

/// <summary>The first page: what can be done here. It names only what works.</summary>
[May(Act.ReadPublicPages)]
public sealed class HomePage : PageModel
{
    public bool IsSignedIn => Citizen.Of(User) is not null;
}
