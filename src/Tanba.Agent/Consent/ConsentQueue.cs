using Tanba.Keys;

namespace Tanba.Agent.Consent;

/// <summary>One question on the screen at a time, whichever pages ask.</summary>
public sealed class ConsentQueue(IConsent person) : IConsent, IDisposable
{
    private readonly SemaphoreSlim screen = new(1);

    public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) => AloneAsync(() => person.AskForKeyAsync(question, stop), stop);

    public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop) => AloneAsync(() => person.AskForPathAsync(question, stop), stop);

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => AloneAsync(() => person.AskForTokenAsync(question, stop), stop);

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => AloneAsync(() => person.AskForNewPasswordAsync(question, stop), stop);

    public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => AloneAsync(() => person.AskForChangeAsync(question, stop), stop);

    public void Dispose() => screen.Dispose();

    private async Task<T> AloneAsync<T>(Func<Task<T>> ask, CancellationToken stop)
    {
        await screen.WaitAsync(stop);
        try
        {
            return await ask();
        }
        finally
        {
            screen.Release();
        }
    }
}
