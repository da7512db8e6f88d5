using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Looks at a page as axe does, at a phone's and a desk's width, and keeps a picture where TANBA_SCREENSHOTS names a folder.</summary>
public sealed class Axe(string language, bool everyWidth = true)
{
    private static readonly int[] Widths = [390, 1280];
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TANBA_SCREENSHOTS");
    private readonly List<string> violations = [];
    private int windows;

    /// <summary>False: only widths and words are looked at.</summary>
    public bool Judges { get; init; } = true;

    public int Looks { get; private set; }

    public IReadOnlyList<string> Violations => violations;

    /// <summary>One page of the portal, at both widths.</summary>
    public async Task LookAsync(string name, IPage page)
    {
        foreach (var width in Widths)
        {
            await ResizeAsync(page, width);
            await (width == Widths[0] || everyWidth ? JudgeAsync($"{name}-{width}", page) : LookAtWidthAsync($"{name}-{width}", page));
        }
    }

    /// <summary>Width alone: a phone's, where words are cut first; both where pictures are taken.</summary>
    public async Task MeasureAsync(string name, IPage page)
    {
        foreach (var width in Folder is null ? Widths[..1] : Widths)
        {
            await ResizeAsync(page, width);
            await LookAtWidthAsync($"{name}-{width}", page);
        }
    }

    /// <summary>One window of the agent, at its own width.</summary>
    public Task LookAtWindowAsync(IPage window) => JudgeAsync($"agent-{++windows}", window);

    public async Task JudgeAsync(string name, IPage page)
    {
        await LookAtWidthAsync(name, page);
        if (!Judges)
        {
            return;
        }

        AxeResult result = await page.RunAxe();
        violations.AddRange(result.Violations.Select(violation =>
            $"{name} in {language}: {violation.Id} ({violation.Help}): {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    // A script hears of a new width in the first frame that is drawn with it: before, the page is half one and half the other.
    private static async Task ResizeAsync(IPage page, int width)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    private async Task LookAtWidthAsync(string name, IPage page)
    {
        Looks++;
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{language}.png"), FullPage = true });
        }

        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            violations.Add($"{name} in {language} is {overflow} px too wide");
        }
    }
}
