using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The pages that are only read, in all languages: accessible, whole on a phone, and the same without script.</summary>
[Collection(SharedDemos.Public)]
public sealed class ReadingTests(PrintedDemo printed) : IAsyncLifetime
{
    private static readonly string[] Guides =
        [.. new[] { "agent", "first", "install", "login", "reissue", "applications", "keys", "revoke", "password", "profile", "systems" }.Select(name => "/help/" + name)];

    private static readonly string[] Pages = ["/about", "/contacts", "/services", "/services/individual", "/services/individual/conditions", "/certificates", "/agent", "/help", .. Guides];
    private readonly Demo demo = printed.Demo;
    private Browser browser = null!;

    public async ValueTask InitializeAsync() => browser = await Browser.OpenAsync(demo);

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task Every_page_to_read_is_accessible_and_whole_in_three_languages()
    {
        var page = browser.Context.Pages[0];
        var looks = Looks.At(page);
        foreach (var address in Pages)
        {
            await looks.AtAsync("read" + address.Replace('/', '-'), page, demo.Portal + address);
        }

        looks.AreGood();
    }

    [Fact]
    public async Task Without_script_everything_is_read_and_the_questions_are_answered_up_to_the_keys()
    {
        await using var plain = await (await demo.Chromium.Value).NewContextAsync(new() { JavaScriptEnabled = false, Locale = "ru-KZ" });
        var page = await plain.NewPageAsync();
        foreach (var address in Pages)
        {
            await page.GotoAsync(demo.Portal + address);
            Assert.NotEmpty(await page.Locator("main h1").InnerTextAsync());
        }

        await page.GotoAsync(demo.Portal + "/contacts?region=Алматы");
        Assert.Contains("проспект Абая, 2", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync(demo.Portal + "/services/individual/conditions");
        await page.Locator("#Agree").CheckAsync();
        await NextAsync(page);
        await page.Locator("#Iin").FillAsync("851231400219");
        await NextAsync(page);
        await page.Locator("#Surname").FillAsync("Ахметова");
        await page.Locator("#GivenName").FillAsync("Жанна");
        await NextAsync(page);
        await NextAsync(page);
        await page.Locator("#Region").SelectOptionAsync("Акмолинская область");
        await page.Locator("#Locality").FillAsync("Кокшетау");
        await NextAsync(page);
        await page.Locator("#region").SelectOptionAsync("Астана");
        await page.Locator("[data-show]").ClickAsync();
        await page.Locator("input[name=Centre]").First.CheckAsync();
        await NextAsync(page);
        await page.Locator("#Path").FillAsync("/home/me/keys");
        await NextAsync(page);
        Assert.Contains("АХМЕТОВА ЖАННА", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("JavaScript", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static Task NextAsync(IPage page) => page.Locator("main form[method=post] button[type=submit]").ClickAsync();
}
