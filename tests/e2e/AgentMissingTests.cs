using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>A person whose agent does not run.</summary>
[Collection(SharedDemos.Public)]
public sealed class AgentMissingTests(PrintedDemo printed)
{
    private readonly Demo demo = printed.Demo;

    [Fact]
    public async Task Without_an_agent_the_page_says_how_to_start_it()
    {
        await demo.Agent!.KillAsync();
        var axe = new Axe("ru");
        await using var browser = await Browser.OpenAsync(demo);
        var page = browser.Context.Pages[0];
        await page.GotoAsync(demo.Portal + "/login");
        await page.Locator("button[data-act]").ClickAsync();
        await page.Locator("[data-trouble=not-running]").WaitForAsync();
        await axe.LookAsync("agent-missing", page);
        Assert.Empty(await Keyboard.UnreachedAsync(page));
        Assert.True(axe.Violations.Count == 0, string.Join('\n', axe.Violations));

        // Started now, the same page goes on.
        await demo.StartAgentAsync(PrintedConsents.AgentArguments);
        await page.Locator("[data-agent-retry]").ClickAsync();
        await new PrintedConsents(demo, browser).InNextAsync(Person.CancelAsync);
    }
}
