using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>The agent's windows as pages of the test's own browser: the agent prints their addresses (<c>--consent print</c>).</summary>
public sealed class PrintedConsents(Demo demo, Browser browser, Func<IPage, Task>? look = null)
{
    public static string[] AgentArguments => ["--consent", "print"];

    /// <summary>Like <see cref="ConsentWindows.InNextAsync"/>; every window is looked at before the person does anything.</summary>
    public async Task InNextAsync(Func<IPage, Task> work)
    {
        var line = await demo.Agent!.LineAsync("consent ");
        var window = await browser.Context.NewPageAsync();
        await window.SetViewportSizeAsync(600, 820);
        await window.GotoAsync(line["consent ".Length..]);
        if (look is not null)
        {
            await look(window);
        }

        await work(window);
        await window.Locator("[data-finished]").WaitForAsync();
        await window.CloseAsync();
    }
}
