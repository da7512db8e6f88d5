using Tanba.Agent.State;
using Tanba.Keys;

namespace Tanba.Agent.Consent.Window;

/// <summary>Asks in a page of our own; where no page can be shown, in the terminal.</summary>
public sealed class WindowConsent(ConsentSite site, WindowOpener opener, KeyOpening opening, Settings settings, IConsent terminal) : IConsent
{
    // Who has not answered by then is not there.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private Task leaving = Task.CompletedTask;

    public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) =>
        ShowAsync(new KeyDialog(question, opening, settings.KeyDirectory), () => terminal.AskForKeyAsync(question, stop), stop);

    public async Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop)
    {
        var path = await ShowAsync(new PathDialog(question, settings.LastDirectory), () => terminal.AskForPathAsync(question, stop), stop);
        if (path is not null)
        {
            settings.LastDirectory = question.IsFolder ? path : Path.GetDirectoryName(path)!;
        }

        return path;
    }

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) =>
        ShowAsync(new TokenDialog(question), () => terminal.AskForTokenAsync(question, stop), stop);

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) =>
        ShowAsync(new PasswordDialog(question), () => terminal.AskForNewPasswordAsync(question, stop), stop);

    public async Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop)
    {
        var changed = await ShowAsync(new ChangeDialog(question, settings.KeyDirectory), () => terminal.AskForChangeAsync(question, stop), stop);
        if (changed is not null && question.IsFile)
        {
            settings.NoteKeys(changed.Place);
        }

        return changed;
    }

    private async Task<T?> ShowAsync<T>(Dialog<T> dialog, Func<Task<T?>> otherwise, CancellationToken stop)
        where T : class
    {
        // The window before this one has to be gone: they share a profile.
        await leaving;
        var session = await site.OpenAsync(dialog, stop);
        try
        {
            await using var gone = stop.Register(dialog.Cancel);
            using var late = new CancellationTokenSource(Patience);
            await using var tired = late.Token.Register(dialog.Cancel);
            var shown = opener.ShowAsync(session, site.Address, stop);
            leaving = shown.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await Task.WhenAny(shown, dialog.Finished);
            if (!dialog.Finished.IsCompleted && shown is { IsCompletedSuccessfully: true, Result: false })
            {
                return await otherwise();
            }

            return await dialog.Answer;
        }
        finally
        {
            (dialog as IDisposable)?.Dispose();

            // The page that says «done» is fetched after the answer.
            _ = CloseLaterAsync(session);
        }
    }

    private async Task CloseLaterAsync(WindowSession session)
    {
        session.Dialog.Cancel();
        await Task.Delay(TimeSpan.FromSeconds(5));
        site.Close(session);
    }
}
