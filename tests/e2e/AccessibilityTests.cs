using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>Every page and every window of the agent, in each language: axe, both widths, the keyboard.</summary>
[Collection(SharedDemos.Keys)]
public sealed class AccessibilityTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Citizen = "851231450018";
    private const string NewPassword = "Zhana2026key";
    private static readonly string[] PublicPages = ["/", "/login", "/status", "/agent", "/certificates", "/accessibility", "/status?number=123", "/no-such-page"];
    private readonly Demo demo = printed.Demo;
    private readonly List<string> unreached = [];
    private Browser browser = null!;
    private bool walks;

    private DemoKeys Keys => demo.Keys(Citizen);

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_page_and_window_is_accessible_and_fits_a_phone(string language)
    {
        // What Tab reaches and what axe finds do not hang on the language; that it all fits does.
        walks = language == "kk";
        var axe = new Axe(language, everyWidth: walks) { Judges = walks };
        browser = await Browser.OpenAsync(demo, $"{language}-KZ");
        var page = browser.Context.Pages[0];
        foreach (var address in PublicPages)
        {
            await page.GotoAsync(demo.Portal + address);
            await LookAsync(axe, "public" + address.Replace('/', '-').Replace('?', '-').Replace('=', '-'), page);
        }

        await JourneyAsync(axe, page);

        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
        Assert.True(unreached.Count == 0, string.Join('\n', unreached));
        Assert.True(axe.Looks > 40, $"only {axe.Looks} looks");
    }

    [Fact]
    public async Task A_citizen_signs_in_with_the_keyboard_alone()
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var consents = new PrintedConsents(demo, browser);
        await page.GotoAsync(demo.Portal);
        await FocusAsync(page, "a[href='/login']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/login");
        await FocusAsync(page, "#path");
        await page.Keyboard.TypeAsync(Keys.AuthKey);
        await page.Keyboard.PressAsync("Enter");
        await consents.InNextAsync(async window =>
        {
            await FocusAsync(window, "#password");
            await window.Keyboard.TypeAsync(Keys.Password);
            await FocusAsync(window, "button[value=refresh]");
            await window.Keyboard.PressAsync("Space");
            await window.Locator("input[name=key]").First.WaitForAsync();
            await FocusAsync(window, "button[value=accept]");
            await window.Keyboard.PressAsync("Enter");
        });
        await page.WaitForURLAsync("**/cabinet");
    }

    private async Task JourneyAsync(Axe axe, IPage page)
    {
        var folder = demo.NewFolder("keys");
        var person = new Person(page, new PrintedConsents(demo, browser, axe.LookAtWindowAsync).InNextAsync, demo.Portal);
        await person.SignInAsync(Keys.AuthKey, Keys.Password);
        await LookAsync(axe, "cabinet", page);
        await person.FillReissueAsync(folder);
        await LookAsync(axe, "cabinet-reissue-check", page);
        var number = await person.SubmitReissueAsync(Keys.SignKey, Keys.Password);
        await LookAsync(axe, "cabinet-reissue-done", page);
        foreach (var address in new[] { "/cabinet/reissue", "/cabinet/status", $"/cabinet/status?number={number}", "/cabinet/keys", "/cabinet/keys?filter=revoked", "/cabinet/keys?filter=expired", $"/status?number={number}" })
        {
            await page.GotoAsync(demo.Portal + address);
            await LookAsync(axe, address.Trim('/').Replace('/', '-').Replace('?', '-').Replace('=', '-').Replace(number, "number", StringComparison.Ordinal), page);
        }

        await person.InstallAsync("/cabinet/status", number, folder, NewPassword);
        await LookAsync(axe, "cabinet-status-installed", page);
    }

    private async Task LookAsync(Axe axe, string name, IPage page)
    {
        await axe.LookAsync(name, page);
        if (!walks)
        {
            return;
        }

        unreached.AddRange((await Keyboard.UnreachedAsync(page)).Select(stop => $"{name}: {stop}"));
    }

    /// <summary>Tab until the focus is there, as a person would.</summary>
    private static async Task FocusAsync(IPage page, string selector)
    {
        for (var press = 0; press < 60; press++)
        {
            if (await page.Locator(selector).First.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {selector}");
    }
}
