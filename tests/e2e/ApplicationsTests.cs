using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Заявки на получение ключей ЭЦП»: one made on the public site is confirmed or declined by its owner, and a renewal waits for the one before.</summary>
[Collection(SharedDemos.Requests)]
public sealed class ApplicationsTests(PrintedDemo printed) : IAsyncDisposable
{
    private readonly Demo demo = printed.Demo;
    private Browser browser = null!;
    private PrintedConsents consents = null!;

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task An_application_of_the_public_site_is_confirmed_with_the_own_key_instead_of_a_visit()
    {
        var keys = demo.Keys("990630409991");
        var person = await OpenAsync();
        var folder = demo.NewFolder("first");
        var newcomer = new Newcomer(person.Page, consents.InNextAsync, demo.Portal);
        await newcomer.FillAsync(keys.Iin, folder);
        var number = await newcomer.SubmitAsync();

        var looks = Looks.At(person.Page);
        await person.EnterAsync(keys);
        Assert.Contains(Grouped(number), await person.Page.Locator("main .govuk-inset-text").InnerTextAsync(), StringComparison.Ordinal);
        await looks.AtAsync("cabinet-home", person.Page, demo.Portal + "/cabinet");
        await looks.AtAsync("application-waits", person.Page, $"{demo.Portal}/cabinet/applications/{number}");
        await person.Page.Locator($"a[href='/cabinet/applications/{number}/confirm']").ClickAsync();
        await looks.AtAsync("application-confirm", person.Page, $"{demo.Portal}/cabinet/applications/{number}/confirm");
        await SignAsync(person.Page, keys);
        await person.Page.Locator("[data-state=Issued]").WaitForAsync();
        await looks.AsItStandsAsync("application-confirmed", person.Page);
        await person.InstallAsync("/cabinet/status", number, folder, "Zhana2026key");
        Assert.Equal(2, Directory.EnumerateFiles(folder, "*.p12").Count());
        looks.AreGood();
    }

    [Fact]
    public async Task What_somebody_else_made_is_declined_and_an_unfinished_renewal_is_given_up()
    {
        var keys = demo.Keys("900101300007");
        var person = await OpenAsync();
        var newcomer = new Newcomer(person.Page, consents.InNextAsync, demo.Portal);
        await newcomer.FillAsync(keys.Iin, demo.NewFolder("first"));
        var strange = await newcomer.SubmitAsync();
        await person.EnterAsync(keys);
        await WithdrawAsync(person.Page, strange, keys);

        await person.FillReissueAsync(demo.NewFolder("keys"));
        var number = await person.SubmitReissueAsync(keys.SignKey, keys.Password);
        await person.Page.GotoAsync(demo.Portal + "/cabinet/reissue");
        await person.Page.WaitForURLAsync("**/cabinet/reissue/not-now");
        Assert.Contains(Grouped(number), await person.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await WithdrawAsync(person.Page, number, keys);
        await person.Page.GotoAsync(demo.Portal + "/cabinet/reissue");
        await person.Page.Locator("form[data-page=reissue-details]").WaitForAsync();
    }

    private async Task WithdrawAsync(IPage page, string number, DemoKeys keys)
    {
        await page.GotoAsync($"{demo.Portal}/cabinet/applications/{number}");
        await page.Locator($"a[href='/cabinet/applications/{number}/withdraw']").ClickAsync();
        await SignAsync(page, keys);
        await page.Locator("[data-state=Cancelled]").WaitForAsync();
    }

    private async Task SignAsync(IPage page, DemoKeys keys)
    {
        await page.Locator("#tick").CheckAsync();
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await Person.TypePathAsync(window, keys.SignKey);
            await Person.GivePasswordAsync(window, keys.Password);
            await Person.AgreeAsync(window);
        });
    }

    private async Task<Person> OpenAsync()
    {
        browser = await Browser.OpenAsync(demo);
        consents = new PrintedConsents(demo, browser);
        return new Person(browser.Context.Pages[0], consents.InNextAsync, demo.Portal);
    }

    private static string Grouped(string number) => $"{number[..4]} {number[4..8]} {number[8..]}";
}
