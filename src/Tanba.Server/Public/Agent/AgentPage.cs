using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.Agent;

/// <summary>How to start the signing program, and whether it answers.</summary>
[May(Act.ReadPublicPages)]
public sealed class AgentPage : PageModel;
