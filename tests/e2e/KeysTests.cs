using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>«Список ключей ЭЦП» and the page of a certificate, in Chromium; what is downloaded is judged by OpenSSL.</summary>
[Collection(SharedDemos.Keys)]
public sealed class KeysTests(PrintedDemo printed) : IAsyncDisposable
{
    private readonly Demo demo = printed.Demo;
    private Browser browser = null!;

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_finds_a_key_reads_what_it_can_do_and_downloads_its_certificate_and_chain()
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var keys = demo.Keys("990630409991");
        await new Person(page, new PrintedConsents(demo, browser).InNextAsync, demo.Portal).EnterAsync(keys);
        var looks = Looks.At(page);
        await looks.AtAsync("cabinet", page, demo.Portal + "/cabinet");
        foreach (var filter in new[] { "valid", "suspended", "revoked", "expired" })
        {
            await looks.AtAsync("keys-" + filter, page, $"{demo.Portal}/cabinet/keys?filter={filter}");
        }

        await FiltersStayInSightAsync(page);
        var signing = page.Locator("article.tanba-key h2 a").Filter(new() { HasText = "Ключ для подписи" });
        await signing.ClickAsync();
        await page.WaitForURLAsync("**/cabinet/keys/*");
        var address = page.Url;
        Assert.Contains("подписываете документы", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(keys.SignKey), await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await looks.AtAsync("key", page, address);

        var certificate = await DownloadAsync(page, "Certificate", ".cer");
        var chain = await DownloadAsync(page, "Chain", ".pem");
        var judge = new OpenSsl(demo);
        var pem = Path.Combine(demo.Folder, "leaf.pem");
        await File.WriteAllTextAsync(pem, await RunningProgram.RunAsync("openssl", ["x509", "-inform", "DER", "-in", certificate]) + "\n");
        await judge.VerifyAsync(pem);
        Assert.Contains(": OK", await RunningProgram.RunAsync("openssl", ["verify", "-CAfile", chain, chain]), StringComparison.Ordinal);
        looks.AreGood();
    }

    [Fact]
    public async Task Another_citizens_certificate_is_not_found()
    {
        browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        var consents = new PrintedConsents(demo, browser);
        var owner = demo.Keys("900101300007");
        await new Person(page, consents.InNextAsync, demo.Portal).EnterAsync(owner);
        await page.GotoAsync(demo.Portal + "/cabinet/keys");
        var address = demo.Portal + await page.Locator("article.tanba-key h2 a").First.GetAttributeAsync("href");
        await page.Locator("form[action='/logout'] button").ClickAsync();

        var other = demo.Keys("990630409991");
        await new Person(page, consents.InNextAsync, demo.Portal).EnterAsync(other);
        Assert.Equal(404, (await page.GotoAsync(address))!.Status);
        Assert.Equal(404, (await page.GotoAsync(address.Replace("/cabinet/keys/", "/cabinet/revoke/", StringComparison.Ordinal)))!.Status);
    }

    /// <summary>On a phone every filter can be seen and pressed without scrolling sideways.</summary>
    private async Task FiltersStayInSightAsync(IPage page)
    {
        await page.GotoAsync(demo.Portal + "/cabinet/keys");
        await page.SetViewportSizeAsync(390, 844);
        var filters = page.Locator(".tanba-tabs .govuk-tabs__tab");
        Assert.Equal(4, await filters.CountAsync());
        for (var at = 0; at < 4; at++)
        {
            var box = (await filters.Nth(at).BoundingBoxAsync())!;
            Assert.InRange(box.X + box.Width, 0, 390);
        }
    }

    private async Task<string> DownloadAsync(IPage page, string handler, string extension)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"a[href$='handler={handler}']").ClickAsync());
        Assert.EndsWith(extension, download.SuggestedFilename, StringComparison.Ordinal);
        var path = Path.Combine(demo.Folder, "downloaded" + extension);
        await download.SaveAsAsync(path);
        return path;
    }
}
