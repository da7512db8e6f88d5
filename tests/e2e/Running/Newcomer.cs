using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>What somebody without keys does on the public site: «Услуги», page by page, in the words of the guide.</summary>
/// <param name="look">Sees every page before anything is done on it; the name is the last part of its address.</param>
public sealed class Newcomer(IPage page, InNextWindow inNextWindow, string portal, Func<string, Task>? look = null)
{
    public IPage Page => page;

    /// <summary>From the list of services to the page where the answers are checked.</summary>
    public async Task FillAsync(string iin, string folder, string email = "newcomer@example.kz")
    {
        await page.GotoAsync(portal + "/services");
        await LookAsync("services");
        await page.Locator("main a[href='/services/individual']").ClickAsync();
        await LookAsync("individual");
        await page.Locator("a[href='/services/individual/conditions']").ClickAsync();
        await LookAsync("conditions");
        await page.Locator("#Agree").CheckAsync();
        await GoOnAsync("person");
        await page.Locator("#Iin").FillAsync(iin);
        await GoOnAsync("name");
        if (await page.Locator("#Surname").CountAsync() > 0)
        {
            await page.Locator("#Surname").FillAsync("Ахметова");
            await page.Locator("#GivenName").FillAsync("Жанна");
        }

        await GoOnAsync("email");
        await page.Locator("#Email").FillAsync(email);
        await GoOnAsync("place");
        await ChoosePlaceAsync();
        await GoOnAsync("centre");
        await page.Locator("#region").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.Locator("[data-show]").ClickAsync();
        await page.Locator("input[name=Centre]").First.CheckAsync();
        await GoOnAsync("store");
        await ChooseFolderAsync(folder);
        await GoOnAsync("check");
    }

    /// <summary>Tick, «Создать ключи и подать заявку», the agent's window; the number is on the page.</summary>
    public async Task<string> SubmitAsync()
    {
        await page.Locator("#tick").CheckAsync();
        await page.Locator("button[data-act]").ClickAsync();
        await inNextWindow(Person.AgreeAsync);
        await page.WaitForURLAsync("**/services/individual/done/*");
        await LookAsync("done");
        return Digits(await page.Locator("[data-number]").InnerTextAsync());
    }

    private async Task ChooseFolderAsync(string folder)
    {
        await page.Locator("[data-choose]").ClickAsync();
        await inNextWindow(async window =>
        {
            await Person.TypePathAsync(window, folder);
            await Person.AgreeAsync(window);
        });
    }

    // Some place of the first region, whatever it is called in this language.
    private async Task ChoosePlaceAsync()
    {
        await page.Locator("#Region").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var name = await page.EvaluateAsync<string>(
            """
            async () => {
              for (const start of ["К", "С", "K", "S"]) {
                const found = await (await fetch(`/localities?start=${start}&region=${encodeURIComponent(document.querySelector("#Region").value)}`)).json();
                if (found.places.length > 0) return found.places[0].name;
              }
            }
            """);
        await page.Locator("#Locality").FillAsync(name);
    }

    private async Task GoOnAsync(string next)
    {
        await page.Locator("main form[method=post] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/services/individual/" + next);
        await LookAsync(next);
    }

    private Task LookAsync(string name) => look is null ? Task.CompletedTask : look(name);

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
