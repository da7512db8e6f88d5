using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Меню «Фамилия»»: own data, language, letters, the address, the locality, log-ins; and the letters themselves.</summary>
[Collection(SharedDemos.Requests)]
public sealed class ProfileTests(PrintedDemo printed) : IAsyncDisposable
{
    private readonly Demo demo = printed.Demo;
    private Browser? browser;

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser!.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_chooses_language_letters_and_locality()
    {
        var page = await SignedInAsync("851231450018");
        await page.Locator(".tanba-person__name").ClickAsync();
        await page.WaitForURLAsync("**/cabinet/profile");

        await page.Locator("#Answers_Region").SelectOptionAsync("Карагандинская область");
        await page.Locator("#Answers_Locality").PressSequentiallyAsync("тем");
        await page.Locator("[role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("Темиртау", await page.Locator("#Answers_Locality").InputValueAsync());
        await page.Locator("#letters").UncheckAsync();
        await page.Locator("#language-kk").CheckAsync();
        await SaveAsync(page);

        Assert.Equal("kk", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("Теміртау", await page.Locator("#Answers_Locality").InputValueAsync());
        Assert.False(await page.Locator("#letters").IsCheckedAsync());
        await page.Locator("#letters").CheckAsync();
        await page.Locator("#language-ru").CheckAsync();
        await SaveAsync(page);
    }

    [Fact]
    public async Task Another_address_is_confirmed_by_the_link_in_its_letter()
    {
        var page = await SignedInAsync("900101300007");
        await page.GotoAsync(demo.Portal + "/cabinet/profile/email?lang=ru");
        await page.Locator("#Email").FillAsync("daniyar.new@example.kz");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/cabinet/profile#email");
        Assert.Contains("daniyar.new@example.kz", await page.Locator("[role=status].govuk-inset-text").InnerTextAsync(), StringComparison.Ordinal);

        // The mailbox may be opened in another browser.
        var link = await LinkAsync("daniyar.new@example.kz", "/letters/confirm?key=");
        await using var mailbox = await Browser.OpenAsync(demo);
        var reader = await WithoutScriptAsync(mailbox);
        await reader.GotoAsync(link);
        await reader.Locator("main button[type=submit]").ClickAsync();
        Assert.Contains("Адрес подтверждён", await reader.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);

        await page.ReloadAsync();
        Assert.Contains("daniyar.new@example.kz", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await LetterAsync("daniyar@example.kz", "d…@example.kz");
    }

    [Fact]
    public async Task A_new_address_is_warned_of_and_letters_are_turned_off_without_script()
    {
        var page = await SignedInAsync("990630409991");
        await LetterAsync("anna@example.kz", "Browser: Chrome, Linux");
        await page.GotoAsync(demo.Portal + "/cabinet/sign-ins?lang=ru");
        Assert.Contains("Chrome, Linux", await page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);

        var link = await LinkAsync("anna@example.kz", "/letters/off?key=");
        await using var mailbox = await Browser.OpenAsync(demo);
        var reader = await WithoutScriptAsync(mailbox);
        await reader.GotoAsync(link);
        await reader.Locator("main button[type=submit]").ClickAsync();
        Assert.Contains("Письма отключены", await reader.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(demo.Portal + "/cabinet/profile");
        Assert.False(await page.Locator("#letters").IsCheckedAsync());
    }

    [Fact]
    public async Task Whoever_did_nothing_for_long_is_told_why_the_session_has_ended()
    {
        var page = await SignedInAsync("851231450018");
        var session = (await browser!.Context.CookiesAsync()).Single(cookie => cookie.Name.EndsWith("tanba-session", StringComparison.Ordinal));
        await browser.Context.AddCookiesAsync([new() { Name = session.Name, Value = "of-yesterday", Domain = session.Domain, Path = "/" }]);
        await page.GotoAsync(demo.Portal + "/cabinet/keys");
        Assert.Contains("/login", page.Url, StringComparison.Ordinal);
        await page.Locator("#ended").WaitForAsync();
        var looks = Looks.At(page);
        await looks.AsItStandsAsync("login-ended", page);
        looks.AreGood();
    }

    [Fact]
    public async Task The_pages_are_good_in_every_language()
    {
        var page = await SignedInAsync("851231450018");
        await page.GotoAsync(demo.Portal + "/cabinet/reissue?lang=ru");
        var looks = Looks.At(page);
        await looks.AtAsync("profile", page, demo.Portal + "/cabinet/profile");
        await looks.AtAsync("profile-email", page, demo.Portal + "/cabinet/profile/email");
        await looks.AtAsync("sign-ins", page, demo.Portal + "/cabinet/sign-ins");
        await looks.AtAsync("letters-off", page, await LinkAsync("aigerim@example.kz", "/letters/off?key="));
        await looks.AtAsync("letters-wrong", page, demo.Portal + "/letters/confirm?key=x");

        await page.GotoAsync(demo.Portal + "/cabinet/profile?lang=ru");
        await page.Locator("#Answers_Region").SelectOptionAsync("Карагандинская область");
        await page.Locator("#Answers_Locality").PressSequentiallyAsync("ак");
        await page.Locator("[role=option]").First.WaitForAsync();
        await looks.AsItStandsAsync("profile-list", page);
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("main button[type=submit]").ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        await looks.AsItStandsAsync("profile-offered", page);
        looks.AreGood();
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.Locator("#saved").WaitForAsync();
    }

    private async Task<IPage> SignedInAsync(string iin)
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var person = new Person(page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal);
        await person.EnterAsync(demo.Keys(iin));
        return page;
    }

    /// <summary>A browser where nobody is logged in and no page's script runs.</summary>
    private static async Task<IPage> WithoutScriptAsync(Browser mailbox)
    {
        var page = mailbox.Context.Pages[0];
        var session = await mailbox.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        return page;
    }

    private async Task<string> LinkAsync(string address, string beginning)
    {
        var letter = await LetterAsync(address, beginning);
        return demo.Portal + letter[letter.IndexOf(beginning, StringComparison.Ordinal)..].Split('\n', '\r', ' ', '"')[0];
    }

    private async Task<string> LetterAsync(string address, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            foreach (var file in Directory.EnumerateFiles(demo.File.Mail, "*.eml"))
            {
                if ((await File.ReadAllTextAsync(file, limit.Token)).Contains(address, StringComparison.Ordinal) && Eml.Text(file) is var text && text.Contains(words, StringComparison.Ordinal))
                {
                    return text;
                }
            }

            await Task.Delay(100, limit.Token);
        }
    }
}
