using Tanba.Agent.State;

namespace Tanba.Agent.Consent.Window;

/// <summary>Brings the page of a question before the person's eyes, one way after the other.</summary>
public sealed partial class WindowOpener(AgentOptions options, AgentHome home, ILogger<WindowOpener> log)
{
    // A browser that has to start from a cold disk.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Stays as long as the window does; false when no way led to a page.</summary>
    public async Task<bool> ShowAsync(WindowSession session, string site, CancellationToken stop)
    {
        if (options.Consent == ConsentKind.Print)
        {
            Console.WriteLine($"consent {site}{session.NewPath()}");
            return true;
        }

        if (!DefaultBrowser.HasScreen())
        {
            return false;
        }

        return (options.Consent == ConsentKind.Window && await OwnAsync(session, site, stop))
            || (DefaultBrowser.Open(site + session.NewPath()) && await IsOpenedAsync(session, Task.Delay(Timeout.Infinite, stop), stop));
    }

    private async Task<bool> OwnAsync(WindowSession session, string site, CancellationToken stop)
    {
        if ((options.Browser ?? Browsers.Find()) is not { } browser)
        {
            return false;
        }

        await using var window = OwnWindow.Open(browser, home, options.BrowserArguments, site + session.NewPath());
        if (window is null || !await IsOpenedAsync(session, window.ClosedAsync(stop), stop))
        {
            LogNotOpened(browser);
            return false;
        }

        await Task.WhenAny(session.Dialog.Finished, window.ClosedAsync(stop));
        session.Dialog.Cancel();
        return true;
    }

    private static async Task<bool> IsOpenedAsync(WindowSession session, Task ended, CancellationToken stop)
    {
        await Task.WhenAny(session.Opened, session.Dialog.Finished, ended, Task.Delay(Patience, stop));
        return session.Opened.IsCompleted || session.Dialog.Finished.IsCompleted;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Browser} did not open the window")]
    private partial void LogNotOpened(string browser);
}
