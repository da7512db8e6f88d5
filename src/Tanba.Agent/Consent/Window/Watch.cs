namespace Tanba.Agent.Consent.Window;

/// <summary>
/// An open line between a page and the agent (server-sent events). The page learns that its question is over; the agent learns that
/// the window was closed, when the line breaks and no page of the same window comes back.
/// </summary>
public sealed class Watch(WindowSession session)
{
    // The way from one page of the window to the next takes less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task RunAsync(HttpContext http)
    {
        var mine = session.Watched();
        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync(": here\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        var broken = new TaskCompletionSource();
        await using (http.RequestAborted.Register(() => broken.TrySetResult()))
        {
            await Task.WhenAny(session.Dialog.Finished, broken.Task);
        }

        if (session.Dialog.Finished.IsCompleted)
        {
            await http.Response.WriteAsync("event: over\ndata: \n\n", CancellationToken.None);
            return;
        }

        _ = CancelUnlessWatchedAgainAsync(mine);
    }

    private async Task CancelUnlessWatchedAgainAsync(int mine)
    {
        await Task.Delay(Patience);
        if (session.IsLastWatch(mine))
        {
            session.Dialog.Cancel();
        }
    }
}
