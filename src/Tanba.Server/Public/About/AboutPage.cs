using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.About;

/// <summary>What the authority is, and how it keeps people's keys safe.</summary>
[May(Act.ReadPublicPages)]
public sealed class AboutPage : PageModel;
