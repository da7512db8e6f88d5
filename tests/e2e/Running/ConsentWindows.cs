using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// The agent's own app-mode windows, as a person sees them. The agent starts the browser; the test looks into it through the
/// debugging port that it asked the agent to give to that browser.
/// </summary>
public sealed class ConsentWindows : IAsyncDisposable
{
    private readonly int port = Tree.FreePort();
    private readonly HttpClient client = new();
    private readonly IPlaywright playwright;

    private ConsentWindows(IPlaywright playwright) => this.playwright = playwright;

    /// <summary>What the agent is started with, so that its windows can be looked into.</summary>
    public string[] AgentArguments =>
        [.. Browser.Quiet.Append(Browser.IsHeaded ? "--window-position=700,60" : "--headless=new").Append($"--remote-debugging-port={port}").SelectMany(argument => new[] { "--browser-arg", argument }), "--browser", Browser.Executable];

    public static async Task<ConsentWindows> MakeAsync() => new(await Driver.SharedAsync());

    /// <summary>Waits for the agent's next window, lets the person do something in it, and waits until the window is gone.</summary>
    public async Task InNextAsync(Func<IPage, Task> work)
    {
        await UntilAsync(answers: true);
        await using (var window = await LookIntoAsync())
        {
            var page = await DialogAsync(window);
            page.SetDefaultTimeout(20_000);
            try
            {
                await work(page);
            }
            catch (PlaywrightException closed) when (closed.Message.Contains("closed", StringComparison.OrdinalIgnoreCase))
            {
                // The last press ends the question, and the agent closes the window under it.
            }
        }

        await UntilAsync(answers: false);
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    // A browser that is looked into while it still attaches its first page sometimes never answers: asked again, it does.
    private async Task<IBrowser> LookIntoAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{port}", new() { Timeout = 10_000 });
            }
            catch (TimeoutException) when (tries < 4)
            {
                // Asked again.
            }
        }
    }

    private static async Task<IPage> DialogAsync(IBrowser window)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (window.Contexts.SelectMany(context => context.Pages).FirstOrDefault(page => page.Url.Contains("/d/", StringComparison.Ordinal)) is { } dialog)
            {
                await dialog.Locator("main").WaitForAsync();
                return dialog;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private async Task UntilAsync(bool answers)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await AnswersAsync(limit.Token) != answers)
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        try
        {
            // The page of the question itself, not the address that leads to it.
            var pages = await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/json/list"), stop);
            return pages.Contains("/d/", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
