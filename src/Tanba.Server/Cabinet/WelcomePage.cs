using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Security;

namespace Tanba.Server.Cabinet;

/// <summary>The first page of the cabinet.</summary>
[May(Act.SeeCabinet)]
public sealed class WelcomePage : PageModel
{
    public Citizen Person => Citizen.Of(User)!;
}
