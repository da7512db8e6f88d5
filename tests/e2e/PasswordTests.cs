using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Смена пароля на ключ ЭЦП» in Chromium with the real agent: the file is judged by openssl.</summary>
[Collection(SharedDemos.Keys)]
public sealed class PasswordTests(PrintedDemo printed) : IAsyncDisposable
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
    public async Task A_citizen_changes_the_password_of_a_key_file_and_logs_in_with_the_new_one()
    {
        var (page, person, consents) = await SignedInAsync(Keys.Password);
        await page.GotoAsync(demo.Portal + "/cabinet/password");
        await page.Locator("#path").FillAsync(Keys.AuthKey);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await ChangeAsync(window, "Wrong2026", New, New);
            Assert.Contains("Неверных попыток: 1", await window.Locator("[data-refusals]").InnerTextAsync(), StringComparison.Ordinal);
            await ChangeAsync(window, Keys.Password, "weak", "weak");
            Assert.Contains("от 6 до 32", await window.Locator("#changed-error").InnerTextAsync(), StringComparison.Ordinal);
            await ChangeAsync(window, Keys.Password, New, New + "1");
            Assert.Contains("не совпадают", await window.Locator("#repeated-error").InnerTextAsync(), StringComparison.Ordinal);
            await ChangeAsync(window, Keys.Password, New, New);
        });
        var done = page.Locator("[data-changed]");
        await done.WaitForAsync();
        Assert.Contains("Пароль на ключ изменён", await done.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(Keys.AuthKey), await done.InnerTextAsync(), StringComparison.Ordinal);

        await new OpenSsl(demo).OpenAsync(Keys.AuthKey, New);
        await page.Locator("form[action='/logout'] button").ClickAsync();
        await person.SignInAsync(Keys.AuthKey, New);
        Assert.DoesNotContain(New, demo.Agent!.Output + demo.Server.Output, StringComparison.Ordinal);

        // As the sheet of the demo says, for the tests beside this one.
        await page.GotoAsync(demo.Portal + "/cabinet/password");
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await Person.TypePathAsync(window, Keys.AuthKey);
            await ChangeAsync(window, New, Keys.Password, Keys.Password);
        });
        await done.WaitForAsync();
    }

    [Fact]
    public async Task The_rule_is_ticked_off_while_the_person_types()
    {
        var (page, _, consents) = await SignedInAsync(Keys.Password);
        await page.GotoAsync(demo.Portal + "/cabinet/password");
        await page.Locator("#path").FillAsync(Keys.SignKey);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            var kept = window.Locator(".tanba-rule__part--kept");
            Assert.Equal(0, await kept.CountAsync());
            await window.Locator("#changed").PressSequentiallyAsync("abc");
            Assert.Equal(1, await kept.CountAsync());
            await window.Locator("#changed").PressSequentiallyAsync("D2");
            Assert.Equal(3, await kept.CountAsync());
            await window.Locator("#changed").PressSequentiallyAsync("efg");
            Assert.Equal(4, await kept.CountAsync());
            await Assertions.Expect(window.Locator(".tanba-rule__strength")).ToHaveTextAsync("Подходит. Чем длиннее, тем надёжнее.");
            await Person.CancelAsync(window);
        });
        var summary = page.Locator(".govuk-error-summary");
        await summary.WaitForAsync();
        Assert.Contains("Ничего не изменилось", await summary.InnerTextAsync(), StringComparison.Ordinal);
        await new OpenSsl(demo).OpenAsync(Keys.SignKey, Keys.Password);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_agent_is_killed_at_the_window()
    {
        var (page, _, consents) = await SignedInAsync(Keys.Password);
        await page.GotoAsync(demo.Portal + "/cabinet/password");
        await page.Locator("#path").FillAsync(Keys.SignKey);
        await page.Locator("button[data-act]").ClickAsync();
        await demo.Agent!.LineAsync("consent ");
        await demo.Agent.KillAsync();
        var summary = page.Locator(".govuk-error-summary");
        await summary.WaitForAsync();
        Assert.Contains("Связь с программой прервалась", await summary.InnerTextAsync(), StringComparison.Ordinal);
        await new OpenSsl(demo).OpenAsync(Keys.SignKey, Keys.Password);

        await demo.StartAgentAsync(PrintedConsents.AgentArguments);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(Person.CancelAsync);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Keys.SignKey)!, "*.new"));
    }

    [Fact]
    public async Task The_page_and_its_windows_are_good_to_look_at_in_each_language()
    {
        var (page, _, _) = await SignedInAsync(Keys.Password);
        var looks = Looks.At(page);
        await looks.AtAsync("password", page, demo.Portal + "/cabinet/password");
        foreach (var language in new[] { "kk", "en", "ru" })
        {
            var axe = new Axe(language);
            await page.GotoAsync($"{demo.Portal}/cabinet/password?lang={language}");
            await page.Locator("#path").FillAsync(Keys.SignKey);
            await page.Locator("button[data-act]").ClickAsync();
            await new PrintedConsents(demo, browser!).InNextAsync(async window =>
            {
                await window.Locator("#changed").FillAsync("Zhana2");
                await axe.JudgeAsync("agent-password", window);
                await ChangeAsync(window, "Wrong2026", New, New);
                await axe.JudgeAsync("agent-password-wrong", window);
                await Person.CancelAsync(window);
            });
            Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
        }

        looks.AreGood();
    }

    private static async Task ChangeAsync(IPage window, string old, string changed, string repeated)
    {
        await window.Locator("#password").FillAsync(old);
        await window.Locator("#changed").FillAsync(changed);
        await window.Locator("#repeated").FillAsync(repeated);
        await Person.AgreeAsync(window);
    }

    private async Task<(IPage Page, Person Person, PrintedConsents Consents)> SignedInAsync(string password)
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var consents = new PrintedConsents(demo, browser);
        var person = new Person(page, consents.InNextAsync, demo.Portal);
        await person.EnterAsync(Keys with { Password = password });
        return (page, person, consents);
    }
}
