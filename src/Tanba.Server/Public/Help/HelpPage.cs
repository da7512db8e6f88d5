using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.Help;

/// <summary>The list of guides.</summary>
[May(Act.ReadPublicPages)]
public sealed class HelpPage : PageModel;
