using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Услуги» in Chromium, with the real agent: somebody without keys applies, prints the application and follows it by its number.</summary>
[Collection(SharedDemos.Public)]
public sealed class ServicesTests(PrintedDemo printed) : IAsyncLifetime
{
    private const string Stranger = "851231400219";
    private readonly Demo demo = printed.Demo;
    private readonly string folder = Directory.CreateTempSubdirectory("tanba-first-").FullName;
    private Browser browser = null!;

    private IPage Page => browser.Context.Pages[0];

    public async ValueTask InitializeAsync() => browser = await Browser.OpenAsync(demo);

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_newcomer_applies_in_the_browser_and_the_application_waits_for_a_registrar()
    {
        var looks = Looks.At(Page);
        var newcomer = new Newcomer(Page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal, name => looks.AtAsync("first-" + name, Page));
        await newcomer.FillAsync(Stranger, folder);
        var number = await newcomer.SubmitAsync();
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*.tanba-key").Count());

        await Page.Locator("a[href^='/services/individual/print/']").ClickAsync();
        await Page.Locator(".tanba-sheet").WaitForAsync();
        Assert.Contains("АХМЕТОВА ЖАННА", await Page.Locator(".tanba-sheet").InnerTextAsync(), StringComparison.Ordinal);
        await looks.AtAsync("first-print", Page);
        await FitsOneSheetAsync();

        await using var stranger = await Browser.OpenAsync(demo);
        var status = stranger.Context.Pages[0];
        await status.GotoAsync($"{demo.Portal}/status?number={number}");
        Assert.Equal("Submitted", await status.Locator("[data-state]").GetAttributeAsync("data-state"));
        Assert.DoesNotContain("АХМЕТОВА", await status.ContentAsync(), StringComparison.Ordinal);
        await looks.AtAsync("first-status", status, $"{demo.Portal}/status?number={number}");
        await status.GotoAsync($"{demo.Portal}/services/individual/print/{number}");
        Assert.Equal(0, await status.Locator(".tanba-sheet").CountAsync());
        looks.AreGood();
        await LetterNamesAsync(number);
    }

    [Fact]
    public async Task Whoever_cancels_in_the_agents_window_has_no_keys_and_no_application()
    {
        var consents = new PrintedConsents(demo, browser);
        await new Newcomer(Page, consents.InNextAsync, demo.Portal).FillAsync(Stranger, folder);
        await Page.Locator("#tick").CheckAsync();
        await Page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(Person.CancelAsync);
        await Page.Locator(".govuk-error-summary").WaitForAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));

        // And the same can be begun again, on the same page.
        await Page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(Person.AgreeAsync);
        await Page.WaitForURLAsync("**/services/individual/done/*");
    }

    // A4 at 96 points an inch less the margins of @page; what is longer would need a second sheet.
    private async Task FitsOneSheetAsync()
    {
        await Page.SetViewportSizeAsync(688, 1017);
        await Page.EmulateMediaAsync(new() { Media = Media.Print });
        var height = await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        if (Environment.GetEnvironmentVariable("TANBA_SCREENSHOTS") is { Length: > 0 } pictures)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "first-print-paper-ru.png"), FullPage = true });
        }

        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.InRange(height, 500, 1017);
    }

    private async Task LetterNamesAsync(string number)
    {
        var grouped = $"{number[..4]} {number[4..8]} {number[8..]}";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Directory.EnumerateFiles(demo.File.Mail, "*.eml").Any(letter => Eml.Text(letter).Contains(grouped, StringComparison.Ordinal)))
        {
            await Task.Delay(100, limit.Token);
        }
    }
}
