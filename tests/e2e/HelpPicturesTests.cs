using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>Walks through the guides of the help in each language and takes their pictures. Only <c>./pictures</c> runs it: it writes into the tree.</summary>
[Collection(SharedDemos.Keys)]
public sealed class HelpPicturesTests(PrintedDemo printed)
{
    private const string Citizen = "851231450018";
    private const string NewPassword = "Zhana2026key";
    private readonly Demo demo = printed.Demo;

    private DemoKeys Keys => demo.Keys(Citizen);

    [Theory(Explicit = true)]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_step_of_the_help_has_its_picture(string language)
    {
        var pictures = new HelpPictures(language);
        await using var browser = await Browser.OpenAsync(demo, $"{language}-KZ", width: 900);
        var page = browser.Context.Pages[0];
        var consents = new PrintedConsents(demo, browser);
        await AgentAsync(pictures, page);
        await FirstAsync(pictures, page, consents);
        await LoginAsync(pictures, page, consents);
        var folder = Directory.CreateDirectory(Path.Combine(demo.Home, $"keys-{language}")).FullName;
        var number = await ReissueAsync(pictures, page, consents, folder);
        await InstallAsync(pictures, page, consents, number, folder);
        await KeysAsync(pictures, page);
        await ProfileAsync(pictures, page);
        await SystemsAsync(pictures, page, folder);
    }

    private async Task AgentAsync(HelpPictures pictures, IPage page)
    {
        await page.GotoAsync(demo.Portal + "/agent");
        await pictures.TakeAsync("agent", 1, page);
        await page.Locator("button[data-act]").ClickAsync();
        await page.Locator(".tanba-progress--done").WaitForAsync();
        await pictures.TakeAsync("agent", 2, page);
    }

    private async Task FirstAsync(HelpPictures pictures, IPage page, PrintedConsents consents)
    {
        var folder = Directory.CreateDirectory(Path.Combine(demo.Home, "first-" + Guid.NewGuid().ToString("N"))).FullName;
        string[] steps = ["individual", "conditions", "person", "centre", "store", "check", "done"];
        Task Look(string name) => steps.Contains(name) ? pictures.TakeAsync("first", Array.IndexOf(steps, name) + 1, page) : Task.CompletedTask;
        var newcomer = new Newcomer(page, consents.InNextAsync, demo.Portal, Look);
        await newcomer.FillAsync(Citizen, folder);
        await newcomer.SubmitAsync();
    }

    private async Task LoginAsync(HelpPictures pictures, IPage page, PrintedConsents consents)
    {
        await page.GotoAsync(demo.Portal);
        await pictures.TakeAsync("login", 1, page);
        await page.GotoAsync(demo.Portal + "/login");
        await page.Locator("#path").FillAsync(Keys.AuthKey);
        await pictures.TakeAsync("login", 2, page);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await Person.GivePasswordAsync(window, Keys.Password);
            await pictures.TakeWindowAsync("login", 3, window);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet");
        await pictures.TakeAsync("login", 4, page);
    }

    private async Task KeysAsync(HelpPictures pictures, IPage page)
    {
        foreach (var (guide, address) in new[] { ("keys", "/cabinet/keys"), ("applications", "/cabinet/applications"), ("revoke", "/cabinet/revoke"), ("password", "/cabinet/password") })
        {
            await page.GotoAsync(demo.Portal + address);
            await pictures.TakeAsync(guide, 1, page);
        }

        await page.GotoAsync(demo.Portal + "/cabinet/revoke");
        await page.Locator("main a[href^='/cabinet/revoke/']").First.ClickAsync();
        await pictures.TakeAsync("revoke", 2, page);

        // The application of the public site waits for its owner's signature.
        await page.GotoAsync(demo.Portal + "/cabinet/applications");
        await page.Locator(".tanba-application:has(p strong) a").First.ClickAsync();
        await pictures.TakeAsync("applications", 2, page);
    }

    private async Task ProfileAsync(HelpPictures pictures, IPage page)
    {
        await page.GotoAsync(demo.Portal + "/cabinet/profile");
        await pictures.TakeAsync("profile", 1, page);
        await page.GotoAsync(demo.Portal + "/cabinet/profile/email");
        await pictures.TakeAsync("profile", 2, page);
    }

    private async Task SystemsAsync(HelpPictures pictures, IPage page, string folder)
    {
        await page.GotoAsync(demo.Portal + "/cabinet/systems");
        await pictures.TakeAsync("systems", 1, page);
        await page.Locator("#Name").FillAsync("Alma");
        await page.Locator("#Purpose").FillAsync("Alma, Almaty");
        await page.Locator("main form button[type=submit]").ClickAsync();
        await RegisterAsync(await page.Locator("[data-system]:not(:has(a))").GetAttributeAsync("data-system"));
        await page.GotoAsync(demo.Portal + "/cabinet/systems");
        await pictures.TakeAsync("systems", 2, page);
        await page.Locator("[data-system] a").First.ClickAsync();
        await page.Locator("#Answers_Path").FillAsync(folder);
        await pictures.TakeAsync("systems", 3, page);
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/check");
        await pictures.TakeAsync("systems", 4, page);
    }

    private async Task RegisterAsync(string? number)
    {
        await using var browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var keys = demo.Staff("Administrator");
        await new Person(page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal).SignInAsync(keys.AuthKey, keys.Password);
        await page.GotoAsync($"{demo.Portal}/console/systems/{number}");
        await page.Locator("[data-register]").ClickAsync();
        await page.Locator("[data-system-state=Registered]").WaitForAsync();
    }

    private async Task<string> ReissueAsync(HelpPictures pictures, IPage page, PrintedConsents consents, string folder)
    {
        var person = new Person(page, consents.InNextAsync, demo.Portal);
        await page.GotoAsync(demo.Portal + "/cabinet/reissue");
        await pictures.TakeAsync("reissue", 1, page);
        await person.FillReissueAsync(folder);
        await pictures.TakeAsync("reissue", 2, page);
        await page.Locator("#tick").CheckAsync();
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await pictures.TakeWindowAsync("reissue", 3, window);
            await Person.AgreeAsync(window);
        });
        await consents.InNextAsync(async window =>
        {
            await Person.TypePathAsync(window, Keys.SignKey);
            await Person.GivePasswordAsync(window, Keys.Password);
            await pictures.TakeWindowAsync("reissue", 4, window);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet/reissue/done/*");
        await pictures.TakeAsync("reissue", 5, page);
        return string.Concat((await page.Locator("[data-number]").InnerTextAsync()).Where(char.IsAsciiDigit));
    }

    private async Task InstallAsync(HelpPictures pictures, IPage page, PrintedConsents consents, string number, string folder)
    {
        await page.GotoAsync($"{demo.Portal}/status?number={number}");
        await pictures.TakeAsync("install", 1, page);
        await page.Locator("form[data-page=install] [data-choose]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            if (await window.Locator("button[value=other]").CountAsync() > 0)
            {
                await window.Locator("button[value=other]").ClickAsync();
            }

            await Person.TypePathAsync(window, folder);
            await pictures.TakeWindowAsync("install", 2, window);
            await Person.AgreeAsync(window);
        });
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await window.Locator("#password").FillAsync(NewPassword);
            await window.Locator("#repeated").FillAsync(NewPassword);
            await pictures.TakeWindowAsync("install", 3, window);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/installed");
        await pictures.TakeAsync("install", 4, page);
    }
}
