using Tanba.EndToEnd.Tests.Running;
using Tanba.Keys;
using Tanba.Pki.Certificates;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Выпуск ЭЦП по шаблону „Информационная система (ФЛ)“»: a citizen asks, the administrator registers, the citizen gets the key.</summary>
[Collection(SharedDemos.Requests)]
public sealed class SystemsTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Citizen = "851231450018";
    private const string Administrator = "851231400207";
    private const string Name = "Учёт лавки «Алма»";
    private const string NewPassword = "Zhana2026key";
    private readonly Demo demo = printed.Demo;
    private readonly List<Browser> browsers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers)
        {
            await Traces.TellAsync(demo, browser.Context.Pages);
            await browser.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_registered_system_gets_a_key_of_its_own()
    {
        var (owner, looks) = await SignInAsync(Citizen);
        await looks.AtAsync("systems-none", owner.Page, demo.Portal + "/cabinet/systems");
        await owner.Page.Locator("#Name").FillAsync(Name);
        await owner.Page.Locator("#Purpose").FillAsync("Подписывает накладные лавки");
        await owner.Page.Locator("main form button[type=submit]").ClickAsync();
        var number = await owner.Page.Locator("[data-system]").GetAttributeAsync("data-system");
        Assert.Equal(0, await owner.Page.Locator("[data-system] a").CountAsync());

        var (administrator, theirLooks) = await SignInAsync(Administrator);
        await theirLooks.AtAsync("console-systems", administrator.Page, demo.Portal + "/console/systems");
        await theirLooks.AtAsync("console-system", administrator.Page, $"{demo.Portal}/console/systems/{number}");
        await administrator.Page.Locator("[data-register]").ClickAsync();
        await administrator.Page.Locator("[data-system-state=Registered]").WaitForAsync();
        theirLooks.AreGood();

        await looks.AtAsync("systems", owner.Page, demo.Portal + "/cabinet/systems");
        await looks.AtAsync("system-issue", owner.Page, $"{demo.Portal}/cabinet/systems/{number}");
        var folder = demo.NewFolder("system");
        await owner.Page.Locator("#Answers_Path").FillAsync(folder);
        await owner.Page.Locator("main form button[type=submit]").ClickAsync();
        await owner.Page.WaitForURLAsync($"**/cabinet/systems/{number}/check");
        await looks.AtAsync("system-check", owner.Page, $"{demo.Portal}/cabinet/systems/{number}/check");
        var keys = demo.Keys(Citizen);
        var application = await owner.SubmitReissueAsync(keys.SignKey, keys.Password);
        await owner.InstallAsync("/cabinet/status", application, folder, NewPassword);

        using var password = new Secret(NewPassword);
        using var stored = new Pkcs12Store().Open(Assert.Single(Directory.EnumerateFiles(folder, "IS_RSA256_*.p12")), password).Value.Single();
        Assert.True(CertificatePurpose.IsForSystem(stored.Certificate));
        Assert.Equal(Name, stored.Certificate.Subject.CommonName);
        await looks.AtAsync("keys-with-system", owner.Page, demo.Portal + "/cabinet/keys");
        looks.AreGood();
    }

    private async Task<(Person Person, Looks Looks)> SignInAsync(string iin)
    {
        var browser = await Browser.OpenAsync(demo);
        browsers.Add(browser);
        var person = new Person(browser.Context.Pages[0], new PrintedConsents(demo, browser).InNextAsync, demo.Portal);
        var keys = demo.Keys(iin);
        await person.EnterAsync(keys);
        return (person, Looks.At(person.Page));
    }
}
