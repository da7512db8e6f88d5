using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Войти в личный кабинет»: what a person reads when it does not go well, in a real browser with a real agent.</summary>
[Collection(SharedDemos.Public)]
public sealed class LoginTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Citizen = "851231450018";
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
    public async Task Keys_that_open_no_cabinet_are_told_with_the_reason_before_or_after_signing()
    {
        var page = await OpenAsync();
        var consents = new PrintedConsents(demo, browser!);

        // A signing key is dimmed in the window, where the person can still take another file.
        await StartAsync(page, Keys.SignKey);
        await consents.InNextAsync(async window =>
        {
            await Person.GivePasswordAsync(window, Keys.Password);
            Assert.Contains("этим ключом не входят в кабинет", await window.Locator("#key").InnerTextAsync(), StringComparison.Ordinal);
            await Person.CancelAsync(window);
        });

        // A key of another authority: the agent shows it, the portal refuses it by the name of who issued it.
        await SignAsync(page, consents, await ForeignKeyAsync(), "Foreign2026");
        Assert.Contains("«OTHER AUTHORITY»", await RefusalAsync(page), StringComparison.Ordinal);
        await Looks.At(page).AsItStandsAsync("login-foreign", page);

        // The right key goes on from the same page.
        await page.GotoAsync(demo.Portal + "/login");
        await SignAsync(page, consents, Keys.AuthKey, Keys.Password);
        await page.WaitForURLAsync("**/cabinet");
    }

    [Fact]
    public async Task A_browser_that_does_not_trust_the_agent_is_told_from_an_agent_that_does_not_run()
    {
        var page = await OpenAsync(home: Directory.CreateDirectory(Path.Combine(demo.Home, "trusts-nobody")).FullName);
        await StartAsync(page, Keys.AuthKey);
        Assert.Equal("not-trusted", await TroubleAsync(page));
        Assert.Contains("trust install", await page.Locator("[data-agent-missing]").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(page, "login-not-trusted");

        await demo.Agent!.KillAsync();
        try
        {
            await page.Locator("[data-agent-retry]").ClickAsync();
            await Assertions.Expect(page.Locator("[data-trouble=not-running]")).ToBeVisibleAsync();
            Assert.Equal("not-running", await TroubleAsync(page));
            await LookAsync(page, "login-not-running");
        }
        finally
        {
            await demo.StartAgentAsync(PrintedConsents.AgentArguments);
        }
    }

    [Fact]
    public async Task A_browser_that_keeps_the_site_from_this_computer_is_told_how_to_allow_it()
    {
        // The portal counts as a public site then, as it does in earnest, and the agent as this computer.
        browser = await Browser.OpenAsync(demo, arguments: [$"--ip-address-space-overrides=127.0.0.1:{demo.Port}=public,[::1]:{demo.Port}=public"]);
        var page = browser.Context.Pages[0];
        await page.GotoAsync(demo.Portal + "/login");
        await SetAsync(page, "denied");
        await StartAsync(page, Keys.AuthKey);
        Assert.Equal("not-allowed", await TroubleAsync(page));
        Assert.Contains("Разрешить", await page.Locator("[data-agent-missing]").InnerTextAsync(), StringComparison.Ordinal);
        await LookAsync(page, "login-not-allowed");

        // Allowed now, the same page goes on.
        await SetAsync(page, "granted");
        await page.Locator("[data-agent-retry]").ClickAsync();
        await new PrintedConsents(demo, browser).InNextAsync(async window =>
        {
            await Person.GivePasswordAsync(window, Keys.Password);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet");
    }

    [Fact]
    public async Task The_page_is_good_to_look_at_in_each_language_with_every_store()
    {
        var page = await OpenAsync();
        var looks = Looks.At(page);
        await looks.AtAsync("login", page, demo.Portal + "/login");
        foreach (var storage in new[] { "AKKZIDCardStore", "AKKaztokenStore" })
        {
            await page.Locator("#storage").SelectOptionAsync(storage);
            await looks.AsItStandsAsync("login-" + storage, page);
        }

        Assert.Contains("12345678", await page.Locator("[data-of-store=AKKaztokenStore]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await page.Locator("[data-of-store=AKKZIDCardStore]").IsVisibleAsync());
        looks.AreGood();
    }

    private async Task<IPage> OpenAsync(string? home = null)
    {
        browser = await Browser.OpenAsync(demo, home: home);
        var page = browser.Context.Pages[0];
        await page.GotoAsync(demo.Portal + "/login");
        return page;
    }

    private static async Task StartAsync(IPage page, string keyFile)
    {
        await page.Locator("#path").FillAsync(keyFile);
        await page.Locator("button[data-act]").ClickAsync();
    }

    private static async Task SignAsync(IPage page, PrintedConsents consents, string keyFile, string password)
    {
        await StartAsync(page, keyFile);
        await consents.InNextAsync(async window =>
        {
            await Person.GivePasswordAsync(window, password);
            await Person.AgreeAsync(window);
        });
    }

    private static async Task<string> RefusalAsync(IPage page)
    {
        await page.Locator(".govuk-error-summary").WaitForAsync();
        return await page.Locator(".govuk-error-summary").InnerTextAsync();
    }

    /// <summary>The one explanation that is shown.</summary>
    private static async Task<string?> TroubleAsync(IPage page)
    {
        await page.Locator("[data-agent-missing]").WaitForAsync();
        return await page.Locator("[data-trouble]:visible").GetAttributeAsync("data-trouble");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        var axe = new Axe("ru");
        await axe.LookAsync(name, page);
        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
    }

    private async Task SetAsync(IPage page, string setting)
    {
        var session = await browser!.Context.NewCDPSessionAsync(page);
        var context = (await session.SendAsync("Target.getTargetInfo"))!.Value.GetProperty("targetInfo").GetProperty("browserContextId").GetString()!;
        foreach (var name in new[] { "local-network-access", "loopback-network" })
        {
            try
            {
                await session.SendAsync("Browser.setPermission", new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["permission"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["name"] = name },
                    ["setting"] = setting,
                    ["origin"] = demo.Portal,
                    ["browserContextId"] = context,
                });
            }
            catch (PlaywrightException)
            {
                // One of the two names is of another version of Chromium.
            }
        }
    }

    /// <summary>A key file as another authority would have issued it.</summary>
    private async Task<string> ForeignKeyAsync()
    {
        string At(string name) => Path.Combine(demo.Folder, name);
        await RunningProgram.RunAsync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", At("ca.key"), "-out", At("ca.pem"), "-subj", "/CN=OTHER AUTHORITY", "-days", "30"]);
        await RunningProgram.RunAsync("openssl", ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", At("foreign.key"), "-out", At("foreign.csr"), "-subj", "/CN=STRANGER/serialNumber=IIN851231450018"]);
        await File.WriteAllTextAsync(At("foreign.cnf"), "keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\nsubjectKeyIdentifier=hash\n");
        await RunningProgram.RunAsync("openssl", ["x509", "-req", "-in", At("foreign.csr"), "-CA", At("ca.pem"), "-CAkey", At("ca.key"), "-CAcreateserial", "-days", "20", "-extfile", At("foreign.cnf"), "-out", At("foreign.pem")]);
        await RunningProgram.RunAsync("openssl", ["pkcs12", "-export", "-inkey", At("foreign.key"), "-in", At("foreign.pem"), "-out", At("foreign.p12"), "-passout", "pass:Foreign2026"]);
        return At("foreign.p12");
    }
}
