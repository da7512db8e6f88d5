using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>What was on the page and in the logs when a test failed.</summary>
public static class Traces
{
    public static async Task TellAsync(Demo demo, IEnumerable<IPage> pages)
    {
        if (TestContext.Current.TestState?.Result != TestResult.Failed || TestContext.Current.TestOutputHelper is not { } output)
        {
            return;
        }

        foreach (var page in pages)
        {
            output.WriteLine($"page {page.Url}\n{await page.Locator("main").First.InnerTextAsync(new() { Timeout = 2000 })}");
        }

        output.WriteLine($"agent:\n{demo.Agent?.Output}\nserver:\n{demo.Server.Output}");
    }
}
