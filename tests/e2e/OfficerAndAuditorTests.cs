using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;
using Tanba.Pki.Crls;

namespace Tanba.EndToEnd.Tests;

/// <summary>Officer and auditor of the demo at their pages: each logs in with their own key through the real agent.</summary>
[Collection(SharedDemos.Console)]
public sealed class OfficerAndAuditorTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Officer = "900101300811";
    private const string Auditor = "020228500707";
    private readonly Demo demo = printed.Demo;
    private Browser browser = null!;

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task The_officer_makes_a_list_that_relying_parties_get_at_once()
    {
        var page = await SignInAsync(Officer);
        await page.GotoAsync(demo.Portal + "/console");
        await page.Locator("main a[href='/console/authority']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Выпустить CRL сейчас" }).ClickAsync();
        var made = long.Parse(Regex.Match(await page.Locator(".govuk-notification-banner__heading").InnerTextAsync(), @"№ (\d+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
        using var client = new HttpClient();
        foreach (var address in new[] { "/crl/issuing.crl", "/crl/issuing-delta.crl" })
        {
            var list = CertificateList.Decode(await client.GetByteArrayAsync(new Uri(demo.Portal + address))).Value;
            Assert.Equal(made, (long)list.Number!.Value);
        }

        await page.Locator("a[href='/console/authority/profiles']").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("individual-sign-rsa");
        Assert.Equal(403, (await page.GotoAsync(demo.Portal + "/console/audit"))!.Status);
    }

    [Fact]
    public async Task The_auditor_finds_what_happened_and_proves_that_the_log_is_whole()
    {
        var page = await SignInAsync(Auditor);
        await page.GotoAsync(demo.Portal + "/console");
        await page.Locator("main a[href='/console/audit']").ClickAsync();
        await page.Locator("#act").SelectOptionAsync("person.sign-in");
        await page.Locator("#by").FillAsync(Auditor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Искать" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("Вход в кабинет");
        Assert.All(await page.Locator("tbody tr").AllInnerTextsAsync(), row => Assert.Contains(Auditor, row, StringComparison.Ordinal));

        await page.Locator("a[href='/console/audit/chain']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить цепочку" }).ClickAsync();
        await Assertions.Expect(page.Locator(".govuk-panel__title")).ToHaveTextAsync("Цепочка цела");

        // Reads everything, changes nothing: there is no button, and a form from elsewhere is refused.
        await page.GotoAsync(demo.Portal + "/console/authority");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Корневой удостоверяющий центр");
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Выпустить CRL сейчас" }).CountAsync());
        await page.GotoAsync(demo.Portal + "/console/audit/chain");
        await page.Locator("main form").EvaluateAsync("form => { form.action = '/console/authority'; form.submit(); }");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Нет доступа");
    }

    [Fact]
    public async Task Every_page_of_both_is_accessible_fits_a_phone_and_has_its_words()
    {
        var page = await SignInAsync(Auditor);
        var looks = Looks.At(page);
        foreach (var (name, address) in new[]
        {
            ("console-authority", "/console/authority"),
            ("console-profiles", "/console/authority/profiles"),
            ("console-audit", "/console/audit"),
            ("console-audit-none", "/console/audit?by=nobody"),
            ("console-chain", "/console/audit/chain"),
        })
        {
            await looks.AtAsync(name, page, demo.Portal + address);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить цепочку" }).ClickAsync();
        await looks.AsItStandsAsync("console-chain-whole", page);
        looks.AreGood();
    }

    private async Task<IPage> SignInAsync(string iin)
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var keys = demo.Keys(iin);
        await new Person(page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal).EnterAsync(keys);
        return page;
    }
}
