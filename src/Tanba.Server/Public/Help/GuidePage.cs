using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tanba.Server.Words;

namespace Tanba.Server.Public.Help;

/// <summary>One guide, step by step, with pictures of the reader's language where <c>./pictures</c> has taken them.</summary>
[May(Act.ReadPublicPages)]
public sealed class GuidePage(IWebHostEnvironment host, Wording words) : PageModel
{
    public Guide Guide { get; private set; } = null!;

    public IActionResult OnGet(string guide)
    {
        if (Guide.Find(guide) is not { } found)
        {
            return NotFound();
        }

        Guide = found;
        return Page();
    }

    /// <summary>Where the picture of a step is; null when there is none.</summary>
    public string? PictureOf(int step)
    {
        var address = $"/help/{words.Language.Code}/{Guide.Name}-{step}.webp";
        return host.WebRootFileProvider.GetFileInfo(address).Exists ? address : null;
    }
}
