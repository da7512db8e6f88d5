using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.Services;

/// <summary>«Услуги»: the templates by which keys are made, and how each is applied for.</summary>
[May(Act.ReadPublicPages)]
public sealed class ServicesPage : PageModel;
