using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Takes the pictures of the help into the server's wwwroot: one for each step, 900 px wide, small enough to be fetched on a phone.</summary>
public sealed class HelpPictures(string language)
{
    private const int Width = 900;

    // A picture shows the part of the page that the step is about, not its whole length.
    private const int MostHeight = 900;

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Tree.Root, "src", "Tanba.Server", "wwwroot", "help", language)).FullName;

    /// <summary>A page of the portal.</summary>
    public async Task TakeAsync(string guide, int step, IPage page)
    {
        await page.SetViewportSizeAsync(Width, 700);
        var height = await page.EvaluateAsync<int>("() => Math.ceil(document.querySelector('footer')?.getBoundingClientRect().top + window.scrollY)");
        await ShootAsync(guide, step, page, Width, Math.Clamp(height, 300, MostHeight));
    }

    /// <summary>A window of the agent.</summary>
    public Task TakeWindowAsync(string guide, int step, IPage window) => ShootAsync(guide, step, window, 600, 700);

    private async Task ShootAsync(string guide, int step, IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{guide}-{step}.jpg"), Type = ScreenshotType.Jpeg, Quality = 60 });
    }
}
