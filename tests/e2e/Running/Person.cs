using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Waits for the agent's next window, lets the person do something in it, and waits until the window is gone.</summary>
public delegate Task InNextWindow(Func<IPage, Task> work);

/// <summary>What a citizen does on the pages and in the agent's windows, in the words of the guide.</summary>
public sealed class Person(IPage page, InNextWindow inNextWindow, string portal)
{
    private static readonly Uri Cabinet = new("/cabinet", UriKind.Relative);

    public IPage Page => page;

    /// <summary>«Войти в личный кабинет»: type of store, path, «Войти», password, «Обновить список ключей», «Подписать».</summary>
    public async Task SignInAsync(string keyFile, string password)
    {
        await page.GotoAsync(portal);
        await page.Locator("a[href='/login']").First.ClickAsync();
        await page.Locator("[data-choose]").ClickAsync();
        await inNextWindow(window => TypePathAsync(window, keyFile));
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(async window =>
        {
            await GivePasswordAsync(window, password);
            await AgreeAsync(window);
        });
        await page.WaitForURLAsync("**" + Cabinet);
    }

    /// <summary>The same with the path typed into the page, where logging in is only the way to something else.</summary>
    public async Task EnterAsync(DemoKeys keys)
    {
        await page.GotoAsync(portal + "/login");
        await page.Locator("#path").FillAsync(keys.AuthKey);
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(async window =>
        {
            await GivePasswordAsync(window, keys.Password);
            await AgreeAsync(window);
        });
        await page.WaitForURLAsync("**" + Cabinet);
    }

    /// <summary>«Перевыпуск ключей ЭЦП» up to the page that asks to check the answers.</summary>
    public async Task FillReissueAsync(string folder)
    {
        await page.GotoAsync(portal + "/cabinet/reissue");
        await page.Locator("[data-choose]").ClickAsync();
        await inNextWindow(async window =>
        {
            await TypePathAsync(window, folder);
            await AgreeAsync(window);
        });
        await page.Locator("form[data-page] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/cabinet/reissue/check");
    }

    /// <summary>Tick, «Подписать и подать заявку», keys are made, the act is signed; the number is on the page.</summary>
    public async Task<string> SubmitReissueAsync(string signKey, string password)
    {
        await page.Locator("#tick").CheckAsync();
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(AgreeAsync);
        await inNextWindow(async window =>
        {
            await TypePathAsync(window, signKey);
            await GivePasswordAsync(window, password);
            await AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/cabinet/reissue/done/*");
        return (await page.Locator("[data-number]").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
    }

    /// <summary>«Проверка статуса заявки»: number, folder, «Загрузить сертификаты», a new password twice.</summary>
    public async Task InstallAsync(string statusPage, string number, string folder, string password)
    {
        await page.GotoAsync($"{portal}{statusPage}?number={number}");
        await page.Locator("form[data-page=install] [data-choose]").ClickAsync();
        await inNextWindow(async window =>
        {
            await OtherFolderAsync(window);
            await TypePathAsync(window, folder);
            await AgreeAsync(window);
        });
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(async window =>
        {
            await window.Locator("#password").FillAsync(password);
            await window.Locator("#repeated").FillAsync(password);
            await AgreeAsync(window);
        });
        await page.WaitForURLAsync("**/installed");
    }

    /// <summary>«Подписать» under an act that a page shows: the agent asks for the signing key, and the page goes on.</summary>
    public async Task SignActAsync(string signKey, string password)
    {
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(async window =>
        {
            await TypePathAsync(window, signKey);
            await GivePasswordAsync(window, password);
            await AgreeAsync(window);
        });
    }

    public static async Task TypePathAsync(IPage window, string path)
    {
        await window.Locator("#path").FillAsync(path);
        await window.Locator("button[value=typed]").ClickAsync();
    }

    public static async Task GivePasswordAsync(IPage window, string password)
    {
        await window.Locator("#password").FillAsync(password);
        await window.Locator("button[value=refresh]").ClickAsync();
        await window.Locator("input[name=key]").First.WaitForAsync();
    }

    public static Task AgreeAsync(IPage window) => window.Locator("button[value=accept]").ClickAsync();

    public static Task CancelAsync(IPage window) => window.Locator("button[value=cancel]").ClickAsync();

    private static async Task OtherFolderAsync(IPage window)
    {
        var other = window.Locator("button[value=other]");
        if (await other.CountAsync() > 0)
        {
            await other.ClickAsync();
        }
    }
}
