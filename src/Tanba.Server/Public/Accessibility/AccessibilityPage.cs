using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tanba.Server.Public.Accessibility;

/// <summary>What the portal promises to people who use a keyboard, a screen reader or large letters.</summary>
[May(Act.ReadPublicPages)]
public sealed class AccessibilityPage : PageModel;
