using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>What a citizen does whose keys are on a token. Nothing is chosen but the store; the PIN is typed into the agent's windows.</summary>
public sealed class TokenPerson(IPage page, InNextWindow inNextWindow, string portal, string storage, string pin, Func<string, IPage, Task> looked)
{
    /// <summary>Type of store, «Войти», PIN, «Обновить список ключей», the newest key that logs in, «Подписать».</summary>
    public async Task<string> SignInAsync()
    {
        await page.GotoAsync(portal + "/login");
        await page.Locator("#storage").SelectOptionAsync(storage);
        Assert.False(await page.Locator("#path").IsVisibleAsync());
        await page.Locator("button[data-act]").ClickAsync();
        var ski = "";
        await inNextWindow(async window =>
        {
            await Person.GivePasswordAsync(window, pin);
            await looked("keys", window);
            ski = await ChooseNewestAsync(window);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet");
        return ski;
    }

    /// <summary>«Перевыпуск ключей ЭЦП» onto the same token, signed with the key of today on it; the number of the application.</summary>
    public async Task<string> ReissueAsync()
    {
        await page.GotoAsync(portal + "/cabinet/reissue");
        await page.Locator("#Answers_Storage").SelectOptionAsync(storage);
        Assert.False(await page.Locator("#Answers_Path").IsVisibleAsync());
        await looked("reissue", page);
        await page.Locator("form[data-page] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/cabinet/reissue/check");
        await looked("check", page);
        await page.Locator("#tick").CheckAsync();
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(GivePinAsync);
        await inNextWindow(async window =>
        {
            await window.Locator($"button[value='store:{storage}']").ClickAsync();
            await Person.GivePasswordAsync(window, pin);
            await ChooseNewestAsync(window);
            await Person.AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet/reissue/done/*");
        return (await page.Locator("[data-number]").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
    }

    /// <summary>«Загрузить сертификаты»: the token is found, its PIN typed.</summary>
    public async Task InstallAsync(string number)
    {
        await page.GotoAsync($"{portal}/cabinet/status?number={number}");
        await looked("install", page);
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(Person.AgreeAsync);
        await inNextWindow(GivePinAsync);
        await page.WaitForURLAsync("**/installed");
    }

    public async Task SignOutAsync()
    {
        await page.Locator("form[action='/logout'] button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/cabinet", StringComparison.Ordinal));
    }

    private static async Task<string> ChooseNewestAsync(IPage window)
    {
        // From the oldest to the newest.
        var newest = window.Locator("input[name=key]:not([disabled])").Last;
        await newest.CheckAsync();
        return (await newest.GetAttributeAsync("value"))!;
    }

    private async Task GivePinAsync(IPage window)
    {
        await window.Locator("#password").FillAsync(pin);
        await Person.AgreeAsync(window);
    }
}
