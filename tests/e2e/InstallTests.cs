using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Загрузить сертификаты» when something is in the way: another folder, a lost answer.</summary>
[Collection(SharedDemos.Keys)]
public sealed class InstallTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Citizen = "900101300007";
    private const string New = "Zhana2027key";
    private readonly Demo demo = printed.Demo;
    private Browser? browser;

    private DemoKeys Keys => demo.Keys(Citizen);

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await Traces.TellAsync(demo, browser.Context.Pages);
            await browser.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_wrong_folder_is_named_with_what_was_looked_for_and_a_lost_answer_is_made_good()
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var consents = new PrintedConsents(demo, browser);
        var person = new Person(page, consents.InNextAsync, demo.Portal);
        var folder = Directory.CreateDirectory(Path.Combine(demo.Home, "new-keys")).FullName;
        var other = Directory.CreateDirectory(Path.Combine(demo.Home, "other-keys")).FullName;
        await person.EnterAsync(Keys);
        await person.FillReissueAsync(folder);
        var number = await person.SubmitReissueAsync(Keys.SignKey, Keys.Password);

        await page.GotoAsync($"{demo.Portal}/cabinet/status?number={number}");
        await page.Locator("form[data-page=install] [data-choose]").ClickAsync();
        await consents.InNextAsync(window => ChooseAsync(window, other));
        var summary = page.Locator(".govuk-error-summary");
        await summary.WaitForAsync();
        var told = await summary.InnerTextAsync();
        Assert.All([$"{number[..4]} {number[4..8]} {number[8..]}", $"{number}_*.tanba-key", other], named => Assert.Contains(named, told, StringComparison.Ordinal));
        var axe = new Axe("ru");
        await axe.LookAsync("install-not-found", page);

        // The keys are written, and the word of it never comes to the server.
        await page.RouteAsync("**handler=Installed", route => route.AbortAsync());
        await page.Locator("form[data-page=install] [data-choose]").ClickAsync();
        await consents.InNextAsync(window => ChooseAsync(window, folder));
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await window.Locator("#password").FillAsync("Zhana2");
            await axe.JudgeAsync("agent-install-rule", window);
            await window.Locator("#password").FillAsync(New);
            await window.Locator("#repeated").FillAsync(New);
            await Person.AgreeAsync(window);
        });
        await summary.WaitForAsync();
        Assert.Empty(Directory.GetFiles(folder, "*.tanba-key"));
        await page.UnrouteAsync("**handler=Installed");

        // Another day, the same page: the folder is shown once more, no password is asked for, and it is done.
        await page.GotoAsync($"{demo.Portal}/cabinet/status?number={number}");
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(Person.AgreeAsync);
        await page.WaitForURLAsync("**/installed");
        foreach (var file in Directory.GetFiles(folder, "*.p12"))
        {
            await new OpenSsl(demo).OpenAsync(file, New);
        }

        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
    }

    private static async Task ChooseAsync(IPage window, string folder)
    {
        await window.Locator("button[value=other]").ClickAsync();
        await Person.TypePathAsync(window, folder);
        await Person.AgreeAsync(window);
    }
}
