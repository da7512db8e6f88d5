using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The registrar and the administrator at work: real browser, real agent, real server, from the printed demo alone.</summary>
[Collection(SharedDemos.Console)]
public sealed class RegistrarTests(PrintedDemo printed) : IAsyncLifetime
{
    private const string Stranger = "851231400219";
    private const string Aigerim = "851231450018";
    private readonly Demo demo = printed.Demo;
    private readonly string folder = Directory.CreateTempSubdirectory("tanba-registrar-").FullName;
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
    public async Task A_registrar_confirms_a_newcomer_who_then_installs_the_certificates()
    {
        var number = await ApplyAsync();
        var registrar = await EnterAsync("Registrar");
        var looks = Looks.At(Page);
        await looks.AtAsync("console", Page, demo.Portal + "/console");
        await Page.Locator("main a[href='/console/applications']").ClickAsync();
        await looks.AtAsync("console-queue", Page, demo.Portal + "/console/applications");
        await Page.Locator("#q").FillAsync("ахметова жан");
        await Page.Locator("form[role=search] button[type=submit]").ClickAsync();
        await Page.Locator($"a[href='/console/applications/{number}']").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-unknown]")).ToBeVisibleAsync();
        Assert.Equal(0, await Page.Locator("[data-holds=no]").CountAsync());
        await looks.AtAsync("console-application", Page, $"{demo.Portal}/console/applications/{number}");

        // Without the tick that the document was seen, nothing is asked to be signed.
        await Page.Locator("[data-approve]").ClickAsync();
        await Assertions.Expect(Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await Page.Locator("#Seen").CheckAsync();
        await Page.Locator("[data-approve]").ClickAsync();
        Assert.Contains("АХМЕТОВА ЖАННА", await Page.Locator("[data-act-text]").InnerTextAsync(), StringComparison.Ordinal);
        await looks.AsItStandsAsync("console-sign", Page);
        await SignAsync(registrar, "Registrar");
        await Assertions.Expect(Page.Locator("[data-done=confirmed]")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "Issued");
        await looks.AsItStandsAsync("console-confirmed", Page);

        // The person is in the register now, as the document named them.
        await Page.GotoAsync($"{demo.Portal}/console/people/{Stranger}");
        Assert.Contains("АХМЕТОВА ЖАННА", await Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await registrar.InstallAsync("/status", number, folder, "Zhana2026key");
        await looks.AtAsync("status-installed", Page);
        looks.AreGood();
    }

    [Fact]
    public async Task A_refusal_reaches_the_applicant_with_its_reason()
    {
        var number = await ApplyAsync("900101300823");
        var registrar = await EnterAsync("Registrar", 1);
        await Page.GotoAsync($"{demo.Portal}/console/applications/{number}?lang=ru");
        await Page.Locator("#Reason").FillAsync("Документ просрочен");
        await Page.Locator("[data-refuse]").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-act-text]")).ToContainTextAsync("Причина: Документ просрочен");

        // Another's key signs nothing for the registrar, and the page can be signed again.
        await registrar.SignActAsync(demo.Keys(Aigerim).SignKey, demo.Keys(Aigerim).Password);
        await Assertions.Expect(Page.Locator(".govuk-error-summary")).ToContainTextAsync("принадлежит другому человеку");
        await SignAsync(registrar, "Registrar", 1);
        await Assertions.Expect(Page.Locator("[data-done=rejected]")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "Rejected");
    }

    [Fact]
    public async Task A_person_is_found_and_corrected_and_a_certificate_suspended_and_released_by_order()
    {
        var registrar = await EnterAsync("Registrar");
        var looks = Looks.At(Page);
        await looks.AtAsync("console-people", Page, demo.Portal + "/console/people?q=" + Uri.EscapeDataString("СЕР"));
        await looks.AtAsync("console-person-new", Page, demo.Portal + "/console/people/new");
        await looks.AtAsync("console-person-edit", Page, $"{demo.Portal}/console/people/{Aigerim}/edit");
        await Page.Locator("#Form_Email").FillAsync("aigerim.new@example.kz");
        await Page.Locator("[data-save]").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-change=email]")).ToContainTextAsync("aigerim.new@example.kz");
        await looks.AtAsync("console-person", Page, $"{demo.Portal}/console/people/{Aigerim}");

        var serial = await Page.Locator("tr[data-serial]").First.GetAttributeAsync("data-serial");
        await looks.AtAsync("console-certificates", Page, demo.Portal + "/console/certificates?q=" + Aigerim);
        await Page.Locator($"a[href='/console/certificates/{serial}']").ClickAsync();
        await Page.Locator("[data-order]").ClickAsync();
        await looks.AtAsync("console-order", Page);
        await OrderAsync("suspend");
        await looks.AtAsync("console-order-sign", Page);
        await SignAsync(registrar, "Registrar");
        await Assertions.Expect(Page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "suspended");
        await looks.AtAsync("console-certificate", Page, $"{demo.Portal}/console/certificates/{serial}");

        await Page.Locator("[data-order]").ClickAsync();
        await OrderAsync("release");
        await SignAsync(registrar, "Registrar");
        await Assertions.Expect(Page.Locator("[data-state]")).ToHaveAttributeAsync("data-state", "valid");
        Assert.Equal(2, await Page.Locator("[data-carried-out]").CountAsync());
        looks.AreGood();
    }

    [Fact]
    public async Task An_administrator_gives_a_role_and_ends_it()
    {
        await EnterAsync("Administrator");
        var looks = Looks.At(Page);
        await looks.AtAsync("console-administrator", Page, demo.Portal + "/console");
        await looks.AtAsync("console-staff", Page, demo.Portal + "/console/staff");
        await looks.AtAsync("console-centres", Page, demo.Portal + "/console/centres");
        await looks.AtAsync("console-centre", Page, demo.Portal + await Page.Locator("main table a[href^='/console/centres/']").First.GetAttributeAsync("href"));
        await looks.AtAsync("console-centre-new", Page, demo.Portal + "/console/centres/new");
        await Page.GotoAsync(demo.Portal + "/console/staff");
        await Page.Locator("#Iin").FillAsync(Aigerim);
        await Page.Locator("#Role").SelectOptionAsync("Auditor");
        await Page.Locator("[data-add]").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-done=added]")).ToBeVisibleAsync();
        await Page.Locator($"tr[data-member='{Aigerim}'] button").ClickAsync();
        await Assertions.Expect(Page.Locator("[data-done=ended]")).ToBeVisibleAsync();
        Assert.Equal(0, await Page.Locator($"tr[data-member='{Aigerim}']").CountAsync());
        looks.AreGood();
    }

    private async Task<string> ApplyAsync(string iin = Stranger)
    {
        await using var own = await Browser.OpenAsync(demo);
        var newcomer = new Newcomer(own.Context.Pages[0], new PrintedConsents(demo, own).InNextAsync, demo.Portal);
        await newcomer.FillAsync(iin, folder);
        return await newcomer.SubmitAsync();
    }

    private async Task<Person> EnterAsync(string role, int which = 0)
    {
        var keys = demo.Staff(role, which);
        var person = new Person(Page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal);
        await person.EnterAsync(keys);
        await Page.Locator("a[href='/console']").First.ClickAsync();
        await Page.WaitForURLAsync("**/console");
        return person;
    }

    private Task SignAsync(Person person, string role, int which = 0) => person.SignActAsync(demo.Staff(role, which).SignKey, demo.Staff(role, which).Password);

    private async Task OrderAsync(string act)
    {
        var scan = Path.Combine(folder, "order.pdf");
        await File.WriteAllBytesAsync(scan, "%PDF-1.7\nwhat the document says"u8.ToArray());
        await Page.Locator($"input[name='Form.Act'][value={act}]").CheckAsync();
        await Page.Locator("#Form_Number").FillAsync("17-А");
        await Page.Locator("#Form_Date").FillAsync(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Page.Locator("#Form_Scan").SetInputFilesAsync(scan);
        await Page.Locator("[data-next]").ClickAsync();
        await Page.WaitForURLAsync("**/console/orders/*");
    }
}
