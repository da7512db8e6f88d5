using Microsoft.Playwright;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>The PIN of a token is changed on the token itself, from the cabinet and in the agent's window.</summary>
[Collection(SharedDemos.Tokens)]
public sealed class PinTests(TokenDemo tokens)
{
    private const string Storage = "AKAKEYStore";
    private const string New = "24680135";

    [Fact]
    public async Task A_citizen_changes_the_pin_and_logs_in_with_the_new_one()
    {
        _ = TokenDemo.Store(Storage);
        var page = tokens.Browser.Context.Pages[0];
        var consents = new PrintedConsents(tokens.Demo, tokens.Browser);
        await Person(SoftTokens.Pin).SignInAsync();
        await page.GotoAsync(tokens.Demo.Portal + "/cabinet/password");
        await page.Locator("#storage").SelectOptionAsync(Storage);
        Assert.Contains("1234567890", await page.Locator($"[data-of-store={Storage}]").InnerTextAsync(), StringComparison.Ordinal);
        await new Axe("ru").LookAsync("password-token", page);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(async window =>
        {
            await ChangeAsync(window, "00000000", New);
            Assert.Contains("попыток осталось мало", await window.Locator("#password-error").InnerTextAsync(), StringComparison.Ordinal);
            await new Axe("ru").JudgeAsync("agent-pin", window);
            await ChangeAsync(window, SoftTokens.Pin, "123");
            Assert.Contains("проверьте его длину", await window.Locator("#changed-error").InnerTextAsync(), StringComparison.Ordinal);
            await ChangeAsync(window, SoftTokens.Pin, New);
        });
        await page.Locator("[data-changed]").WaitForAsync();
        Assert.Contains(Storage, await page.Locator("[data-changed-path]").InnerTextAsync(), StringComparison.Ordinal);

        var person = Person(New);
        await person.SignOutAsync();
        await person.SignInAsync();
        await BackAsync(page, consents);
        await person.SignOutAsync();
        Assert.DoesNotContain(New, tokens.Demo.Agent!.Output + tokens.Demo.Server.Output, StringComparison.Ordinal);
    }

    /// <summary>The token as it was, for the tests beside this one.</summary>
    private async Task BackAsync(IPage page, PrintedConsents consents)
    {
        await page.GotoAsync(tokens.Demo.Portal + "/cabinet/password");
        await page.Locator("#storage").SelectOptionAsync(Storage);
        await page.Locator("button[data-act]").ClickAsync();
        await consents.InNextAsync(window => ChangeAsync(window, New, SoftTokens.Pin));
        await page.Locator("[data-changed]").WaitForAsync();
    }

    private TokenPerson Person(string pin) => new(
        tokens.Browser.Context.Pages[0], new PrintedConsents(tokens.Demo, tokens.Browser).InNextAsync, tokens.Demo.Portal, Storage, pin, (_, _) => Task.CompletedTask);

    private static async Task ChangeAsync(IPage window, string old, string changed)
    {
        await window.Locator("#password").FillAsync(old);
        await window.Locator("#changed").FillAsync(changed);
        await window.Locator("#repeated").FillAsync(changed);
        await Running.Person.AgreeAsync(window);
    }
}
