using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;
using Tanba.Keys;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Отзыв ключей ЭЦП» in Chromium with the real agent; OpenSSL asks the responder what became of the certificate.</summary>
[Collection(SharedDemos.Requests)]
public sealed class RevocationTests(PrintedDemo printed) : IAsyncDisposable
{
    private const string Citizen = "851231450018";
    private const string NewPassword = "Zhana2026key";
    private readonly Demo demo = printed.Demo;
    private Browser browser = null!;
    private Person person = null!;
    private PrintedConsents consents = null!;

    private DemoKeys Keys => demo.Keys(Citizen);

    private IPage Page => person.Page;

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task A_key_is_suspended_brought_back_by_another_and_revoked_and_OCSP_says_each_at_once()
    {
        await EnterAsync(Keys);
        var looks = Looks.At(Page);
        var folder = demo.NewFolder("keys");
        await person.FillReissueAsync(folder);
        var number = await person.SubmitReissueAsync(Keys.SignKey, Keys.Password);
        await LookAtApplicationAsync(looks, number);
        await person.InstallAsync("/cabinet/status", number, folder, NewPassword);

        var judge = new OpenSsl(demo);
        var newKey = Assert.Single(Directory.EnumerateFiles(folder, "RSA256_*.p12"));
        var certificate = await judge.OpenAsync(newKey, NewPassword);
        var serial = await SerialAsync(certificate);
        await looks.AtAsync("revoke", Page, demo.Portal + "/cabinet/revoke");
        await looks.AtAsync("revoke-ground", Page, $"{demo.Portal}/cabinet/revoke/{serial}");
        await looks.AtAsync("revoke-check", Page, $"{demo.Portal}/cabinet/revoke/{serial}/lost");

        await DoAsync(looks, serial, "suspended", Keys.SignKey, Keys.Password);
        Assert.Equal("revoked", await judge.StatusAsync(certificate));
        await looks.AtAsync("keys-suspended", Page, demo.Portal + "/cabinet/keys?filter=suspended");
        await looks.AtAsync("key-suspended", Page, $"{demo.Portal}/cabinet/keys/{serial}");
        await DoAsync(looks, serial, "released", Keys.SignKey, Keys.Password);
        Assert.Equal("good", await judge.StatusAsync(certificate));

        // The key signs its own end.
        await DoAsync(looks, serial, "compromised", newKey, NewPassword);
        Assert.Equal("revoked", await judge.StatusAsync(certificate));
        await looks.AtAsync("key-revoked", Page, $"{demo.Portal}/cabinet/keys/{serial}");
        await ReceiptIsCheckedByOpenSslAsync(looks);
        await LetterSaysAsync(serial.ToUpperInvariant());
        looks.AreGood();
    }

    [Fact]
    public async Task The_agent_dies_at_its_window_and_the_key_is_as_it_was_until_the_person_signs_again()
    {
        // Nobody beside this test needs the keys of the auditor here.
        var keys = demo.Staff("Auditor");
        await EnterAsync(keys);
        using var password = new Secret(keys.Password);
        using var stored = new Pkcs12Store().Open(keys.SignKey, password).Value.Single();
        var serial = stored.Certificate.SerialNumber.ToString();
        var ledger = new Ledger(demo);
        await Page.GotoAsync($"{demo.Portal}/cabinet/revoke/{serial}/suspended?lang=ru");
        await Page.Locator("#tick").CheckAsync();
        await Page.Locator("button[data-act]").ClickAsync();
        await demo.Agent!.LineAsync("consent ");
        await demo.Agent.KillAsync();
        await Assertions.Expect(Page.Locator(".govuk-error-summary")).ToContainTextAsync("Связь с программой прервалась");
        Assert.Equal(0, ledger.Count("SELECT COUNT(*) FROM acts WHERE subject = $subject", serial));
        Assert.Equal(0, ledger.Count("SELECT COUNT(*) FROM revocation WHERE serial = $subject", serial));

        // The same page goes on.
        await demo.StartAgentAsync(PrintedConsents.AgentArguments);
        await person.SignActAsync(keys.SignKey, keys.Password);
        await Page.WaitForURLAsync("**/revoked");
        Assert.Equal(1, ledger.Count("SELECT COUNT(*) FROM acts WHERE subject = $subject", serial));
        Assert.Equal(1, ledger.Count("SELECT COUNT(*) FROM revocation WHERE serial = $subject", serial));
    }

    private async Task EnterAsync(DemoKeys keys)
    {
        browser = await Browser.OpenAsync(demo);
        consents = new PrintedConsents(demo, browser);
        person = new Person(browser.Context.Pages[0], consents.InNextAsync, demo.Portal);
        await person.EnterAsync(keys);
    }

    private async Task LookAtApplicationAsync(Looks looks, string number)
    {
        await looks.AtAsync("applications", Page, demo.Portal + "/cabinet/applications");
        await looks.AtAsync("application-issued", Page, $"{demo.Portal}/cabinet/applications/{number}");
        await looks.AtAsync("application-give-up", Page, $"{demo.Portal}/cabinet/applications/{number}/withdraw");
        await looks.AtAsync("reissue-not-now", Page, demo.Portal + "/cabinet/reissue");
    }

    /// <summary>Choose, read the consequence, tick, sign.</summary>
    private async Task DoAsync(Looks looks, string serial, string ground, string signKey, string password)
    {
        await Page.GotoAsync(demo.Portal + "/cabinet/revoke");
        await Page.Locator($"a[href='/cabinet/revoke/{serial}']").ClickAsync();
        await Page.Locator($"input[value={ground}]").CheckAsync();
        await Page.Locator("main form button[type=submit]").ClickAsync();
        await Page.WaitForURLAsync($"**/cabinet/revoke/{serial}/{ground}");
        await Page.Locator("button[data-act]").ClickAsync();
        await Page.Locator(".govuk-error-summary").WaitForAsync();
        await Page.Locator("#tick").CheckAsync();
        await Page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await Person.TypePathAsync(window, signKey);
            await Person.GivePasswordAsync(window, password);
            Assert.Contains(serial.ToUpperInvariant(), await window.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Contains(serial.ToUpperInvariant(), await Page.Locator("[data-act-text]").InnerTextAsync(), StringComparison.Ordinal);
            await Person.AgreeAsync(window);
        });
        await Page.WaitForURLAsync("**/revoked");
        await looks.AtAsync("revoked-" + ground, Page);
    }

    private async Task ReceiptIsCheckedByOpenSslAsync(Looks looks)
    {
        await Page.Locator("a[href^='/cabinet/receipts/']").Last.ClickAsync();
        await Page.WaitForURLAsync("**/cabinet/receipts/*");
        await looks.AtAsync("receipt", Page);
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.Locator("a[href$='handler=Signature']").ClickAsync());
        var receipt = Path.Combine(demo.Folder, "receipt.p7s");
        await download.SaveAsAsync(receipt);
        var authorities = Path.Combine(demo.Folder, "ca.pem");
        await File.WriteAllTextAsync(authorities, string.Join('\n', await RunningProgram.RunAsync("openssl", ["x509", "-in", demo.File.Ca.Root]), await RunningProgram.RunAsync("openssl", ["x509", "-in", demo.File.Ca.Issuing]), ""));
        var text = await RunningProgram.RunAsync("openssl", ["cms", "-verify", "-binary", "-inform", "DER", "-in", receipt, "-CAfile", authorities, "-purpose", "any"]);
        Assert.Contains("reason: keyCompromise", text, StringComparison.Ordinal);
    }

    private async Task LetterSaysAsync(string serial)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Directory.EnumerateFiles(demo.File.Mail, "*.eml").Any(letter => Eml.Text(letter).Contains(serial, StringComparison.Ordinal)))
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>As the portal writes it: openssl leaves out a leading zero octet.</summary>
    private static async Task<string> SerialAsync(string certificate)
    {
        var shown = (await RunningProgram.RunAsync("openssl", ["x509", "-in", certificate, "-noout", "-serial"])).Trim().Split('=')[1].ToLowerInvariant();
        return (shown.Length % 2 == 0 ? shown : "0" + shown) is var even && even[0] >= '8' ? "00" + even : even;
    }
}
