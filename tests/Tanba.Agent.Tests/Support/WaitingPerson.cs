using Tanba.Agent.Consent;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Support;

/// <summary>A person who reads for a long time: every question stays open until the test answers it or its page goes.</summary>
internal sealed class WaitingPerson : IConsent, IDisposable
{
    private readonly SemaphoreSlim asked = new(0);
    private int open;
    private int mostOpen;

    /// <summary>The questions, in the order of their coming.</summary>
    public List<string> Questions { get; } = [];

    public TaskCompletionSource<string?> Path { get; private set; } = new();

    /// <summary>Completes when a question was taken away because nobody waits for its answer.</summary>
    public TaskCompletionSource TakenAway { get; } = new();

    public int MostOpen => mostOpen;

    public void Dispose() => asked.Dispose();

    public Task WaitForQuestionAsync() => asked.WaitAsync(TimeSpan.FromSeconds(30));

    public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop) => throw new NotSupportedException();

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => throw new NotSupportedException();

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => throw new NotSupportedException();

    public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => throw new NotSupportedException();

    public async Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop)
    {
        Questions.Add(question.Asker.Name);
        mostOpen = Math.Max(mostOpen, Interlocked.Increment(ref open));
        Path = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Release();
        try
        {
            return await Path.Task.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            TakenAway.TrySetResult();
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }
}
