using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;
using Tanba.Keys;

namespace Tanba.EndToEnd.Tests;

/// <summary>The journey of a citizen whose keys are on a token, for each kind of token, in Chromium against the real server and the real agent.</summary>
[Collection(SharedDemos.Tokens)]
public sealed class TokenJourneyTests(TokenDemo tokens)
{
    private readonly Axe axe = new("ru");

    public static TheoryData<string> Stores => [.. SoftTokens.Stores];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_citizen_logs_in_reissues_onto_the_token_installs_and_logs_in_with_the_new_key(string storage)
    {
        var store = TokenDemo.Store(storage);
        var page = tokens.Browser.Context.Pages[0];
        var person = new TokenPerson(page, new PrintedConsents(tokens.Demo, tokens.Browser, Look(storage)).InNextAsync, tokens.Demo.Portal, storage, SoftTokens.Pin, (name, seen) => Look(storage) is null ? Task.CompletedTask : axe.LookAsync("token-" + name, seen));

        var before = await person.SignInAsync();
        var number = await person.ReissueAsync();
        Assert.Equal(["auth", "sign"], store.FindPending("", number).Value.Select(key => key.Role));

        await person.InstallAsync(number);
        Assert.Empty(store.FindPending("", number).Value);
        await person.SignOutAsync();
        var after = await person.SignInAsync();
        Assert.NotEqual(before, after);
        await person.SignOutAsync();

        await TellsWhereItRestsAsync(store, after);
        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
        Assert.DoesNotContain(SoftTokens.Pin, tokens.Demo.Agent!.Output + tokens.Demo.Server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_not_connected_is_said_so_with_how_to_connect_it()
    {
        _ = TokenDemo.Store(SoftTokens.Stores[0]);
        var page = tokens.Browser.Context.Pages[0];
        await page.GotoAsync(tokens.Demo.Portal + "/login");
        await page.Locator("#storage").SelectOptionAsync("AKEToken5110Store");
        await axe.LookAsync("token-login", page);
        await page.Locator("button[data-act]").ClickAsync();
        var summary = page.Locator(".govuk-error-summary");
        await summary.WaitForAsync();
        Assert.Contains("eToken 5110", await summary.InnerTextAsync(), StringComparison.Ordinal);
        await axe.LookAsync("token-absent", page);
        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));
    }

    /// <summary>The windows are the same for every kind: one is looked at.</summary>
    private Func<IPage, Task>? Look(string storage) => storage != "AKKaztokenStore" ? null : window => axe.JudgeAsync($"token-agent-{axe.Looks}", window);

    /// <summary>The certificate names the kind of token, and the authority stands behind it.</summary>
    private async Task TellsWhereItRestsAsync(TokenStore store, string ski)
    {
        using var pin = new Secret(SoftTokens.Pin);
        var keys = store.Open("", pin).Value;
        try
        {
            Assert.Equal(4, keys.Count);
            var certificate = keys.Single(key => key.Certificate.Ski == ski).Certificate;
            Assert.Equal(store.StorageOid, certificate.KeyStorageOid);
            var file = Path.Combine(tokens.Demo.Folder, ski + ".pem");
            await File.WriteAllTextAsync(file, certificate.ToPem());
            var judge = new OpenSsl(tokens.Demo);
            await judge.VerifyAsync(file);
            Assert.Equal("good", await judge.StatusAsync(file));
        }
        finally
        {
            keys.ToList().ForEach(key => key.Dispose());
        }
    }
}
