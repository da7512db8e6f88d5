using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The whole journey of a citizen in Chromium, against the real server and the real agent over wss, with the agent's real windows.</summary>
public sealed class JourneyTests(WindowedDemo shown) : IClassFixture<WindowedDemo>, IAsyncLifetime
{
    private const string NewPassword = "Zhana2026key";
    private readonly Demo demo = shown.Demo;
    private readonly ConsentWindows windows = shown.Windows;
    private Browser browser = null!;
    private Person person = null!;

    private string Folder { get; } = Path.Combine(shown.Demo.Home, "жаңа кілттер " + Guid.NewGuid().ToString("N"));

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Traces.TellAsync(demo, browser.Context.Pages);
        await browser.DisposeAsync();
    }

    [Fact]
    public async Task A_citizen_reissues_the_keys_and_signs_in_with_the_new_one()
    {
        var keys = demo.Keys("851231450018");
        await person.SignInAsync(keys.AuthKey, keys.Password);
        await person.FillReissueAsync(Folder);
        var number = await person.SubmitReissueAsync(keys.SignKey, keys.Password);
        Assert.Matches("^[0-9]{12}$", number);

        await person.InstallAsync("/cabinet/status", number, Folder, NewPassword);

        var (auth, sign) = NewFiles();
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.tanba-key"));
        var judge = new OpenSsl(demo);
        foreach (var file in new[] { auth, sign })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            var certificate = await judge.OpenAsync(file, NewPassword);
            await judge.VerifyAsync(certificate);
            Assert.Equal("good", await judge.StatusAsync(certificate));
            Assert.Equal("good", await judge.StatusAsync(certificate, "-sha256"));
        }

        // The old pair stays valid, and so do its files.
        Assert.Equal("good", await judge.StatusAsync(await judge.OpenAsync(keys.SignKey, keys.Password)));
        await SignOutAsync();
        await person.SignInAsync(keys.AuthKey, keys.Password);
        await SignOutAsync();
        await person.SignInAsync(auth, NewPassword);
        await person.Page.GotoAsync(demo.Portal + "/cabinet/keys");
        Assert.Equal(4, await person.Page.Locator("article.tanba-key").CountAsync());
        await LetterNamesAsync(number);
    }

    [Fact]
    public async Task Installation_works_after_server_agent_and_browser_were_killed_in_between()
    {
        var keys = demo.Keys("900101300007");
        await person.SignInAsync(keys.AuthKey, keys.Password);
        await person.FillReissueAsync(Folder);
        var number = await person.SubmitReissueAsync(keys.SignKey, keys.Password);

        await browser.DisposeAsync();
        await demo.Agent!.KillAsync();
        await demo.Server.KillAsync();
        await shown.StartAsync();
        await OpenAsync();

        // On the public page, without signing in: a stranger would see the state and nothing else.
        await person.InstallAsync("/status", number, Folder, NewPassword);
        var (auth, _) = NewFiles();
        await person.SignInAsync(auth, NewPassword);
    }

    [Fact]
    public async Task A_signing_key_is_refused_at_the_door_with_the_reason()
    {
        var keys = demo.Keys("900101300007");
        await person.Page.GotoAsync(demo.Portal + "/login");
        await person.Page.Locator("#path").FillAsync(keys.SignKey);
        await person.Page.Locator("button[data-act]").ClickAsync();
        await windows.InNextAsync(async window =>
        {
            await Person.GivePasswordAsync(window, keys.Password);
            Assert.True(await window.Locator("input[name=key]").First.IsDisabledAsync());
            Assert.NotEmpty(await window.Locator(".govuk-radios__hint").First.InnerTextAsync());
            await Person.CancelAsync(window);
        });
        await person.Page.Locator(".govuk-error-summary").WaitForAsync();
        Assert.EndsWith("/login", person.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_person_in_the_dialog()
    {
        var keys = demo.Keys("900101300007");
        await person.Page.GotoAsync(demo.Portal + "/login");
        await person.Page.Locator("#path").FillAsync(keys.AuthKey);
        await person.Page.Locator("button[data-act]").ClickAsync();
        await windows.InNextAsync(async window =>
        {
            await window.Locator("#password").FillAsync("Wrong1234");
            await window.Locator("button[value=refresh]").ClickAsync();
            await window.Locator("#password-error").WaitForAsync();
            await Person.GivePasswordAsync(window, keys.Password);
            await Person.AgreeAsync(window);
        });
        await person.Page.WaitForURLAsync("**/cabinet");
    }

    [Fact]
    public async Task Cancel_leaves_no_half_made_state()
    {
        var keys = demo.Keys("990630409991");
        await person.SignInAsync(keys.AuthKey, keys.Password);
        await person.FillReissueAsync(Folder);
        await person.Page.Locator("#tick").CheckAsync();
        await person.Page.Locator("button[data-act]").ClickAsync();
        await windows.InNextAsync(Person.AgreeAsync);
        await windows.InNextAsync(Person.CancelAsync);
        await person.Page.Locator(".govuk-error-summary").WaitForAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
        await person.Page.GotoAsync(demo.Portal + "/cabinet/keys");
        Assert.Equal(2, await person.Page.Locator("article.tanba-key").CountAsync());

        // And the same can be begun again.
        await person.FillReissueAsync(Folder);
        await person.SubmitReissueAsync(keys.SignKey, keys.Password);
    }

    private async Task OpenAsync()
    {
        browser = await Browser.OpenAsync(demo);
        person = new Person(browser.Context.Pages[0], windows.InNextAsync, demo.Portal);
    }

    private async Task SignOutAsync()
    {
        await person.Page.Locator("form[action='/logout'] button").ClickAsync();
        await person.Page.WaitForURLAsync(url => !url.Contains("/cabinet", StringComparison.Ordinal));
    }

    private (string Auth, string Sign) NewFiles() =>
        (Assert.Single(Directory.EnumerateFiles(Folder, "AUTH_RSA256_*.p12")), Assert.Single(Directory.EnumerateFiles(Folder, "RSA256_*.p12")));

    private async Task LetterNamesAsync(string number)
    {
        var grouped = $"{number[..4]} {number[4..8]} {number[8..]}";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Directory.EnumerateFiles(demo.File.Mail, "*.eml").Any(letter => Eml.Text(letter).Contains(grouped, StringComparison.Ordinal)))
        {
            await Task.Delay(100, limit.Token);
        }
    }
}
