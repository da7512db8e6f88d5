using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The journey with an authority of GOST R 34.10-2015 and the profile of 2022: one key to log in with and to sign with.</summary>
public sealed class GostJourneyTests : IAsyncLifetime
{
    private const string Citizen = "851231450018";
    private const string NewPassword = "Zhana2026key";
    private Demo demo = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        demo = await Demo.MakeAsync("--algorithm", "gost512");
        await demo.StartServerAsync();
        await demo.StartAgentAsync(PrintedConsents.AgentArguments);
        await demo.TrustAgentAsync();
        browser = await Browser.OpenAsync(demo);
    }

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
        await demo.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_reissues_the_one_key_and_signs_in_with_the_new_one()
    {
        var keys = demo.Keys(Citizen);
        Assert.Equal(keys.AuthKey, keys.SignKey);
        var folder = Directory.CreateDirectory(Path.Combine(demo.Home, "кілттер")).FullName;
        var person = new Person(browser.Context.Pages[0], new PrintedConsents(demo, browser).InNextAsync, demo.Portal);

        await person.SignInAsync(keys.AuthKey, keys.Password);
        await person.FillReissueAsync(folder);
        Assert.Contains("GOST512", await person.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var number = await person.SubmitReissueAsync(keys.SignKey, keys.Password);
        await person.InstallAsync("/cabinet/status", number, folder, NewPassword);

        var file = Assert.Single(Directory.EnumerateFiles(folder));
        Assert.StartsWith("GOST512_", Path.GetFileName(file), StringComparison.Ordinal);
        var judge = new GostEngine(demo);
        var certificate = await judge.CertificateOfAsync(file, NewPassword);
        Assert.Equal("good", await judge.StatusAsync(certificate));
        await judge.VerifyAsync(certificate, demo.File.Ca.Issuing);
        await judge.VerifyAsync(demo.File.Ca.Issuing, demo.File.Ca.Root);
        await judge.VerifyAsync(demo.File.Ca.Root, demo.File.Ca.Root);

        await browser.Context.ClearCookiesAsync();
        await person.SignInAsync(file, NewPassword);
        await person.Page.GotoAsync(demo.Portal + "/cabinet/keys");
        Assert.Equal(2, await person.Page.Locator("article.tanba-key").CountAsync());
    }
}
