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

    /// <summary>A window of the agent, down to its buttons.</summary>
    public async Task TakeWindowAsync(string guide, int step, IPage window)
    {
        await window.SetViewportSizeAsync(600, 300);
        await ShootAsync(guide, step, window, 600, Math.Clamp(await window.EvaluateAsync<int>("() => document.documentElement.scrollHeight"), 300, 1200));
    }

    private async Task ShootAsync(string guide, int step, IPage page, int width, int height)
    {
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync("() => window.scrollTo(0, 0)");
        var taken = await page.ScreenshotAsync();
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{guide}-{step}.webp"), await SmallAsync(page.Context, taken));
    }

    // The browser that took the picture also makes it small: as WebP it is a third of a JPEG whose letters are as sharp.
    private static async Task<byte[]> SmallAsync(IBrowserContext context, byte[] png)
    {
        var painter = await context.NewPageAsync();
        var address = await painter.EvaluateAsync<string>(
            """
            async (png) => {
              const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
              const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
              canvas.getContext("2d").drawImage(picture, 0, 0);
              return canvas.toDataURL("image/webp", 0.4);
            }
            """,
            Convert.ToBase64String(png));
        await painter.CloseAsync();
        return Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }
}
