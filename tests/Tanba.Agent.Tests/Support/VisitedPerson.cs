using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;
using Tanba.Agent.State;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Support;

/// <summary>A person in front of the agent's real pages: every question of a running agent becomes a window that the test visits over HTTP.</summary>
internal sealed class VisitedPerson : IConsent, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<WindowVisitor> windows = Channel.CreateUnbounded<WindowVisitor>();
    private readonly List<WindowVisitor> visited = [];
    private RunningAgent agent = null!;

    private Settings Settings => agent.Services.GetRequiredService<Settings>();

    public static async Task<(RunningAgent Agent, VisitedPerson Person)> AtAsync(Func<AgentOptions, AgentOptions>? change = null)
    {
        var person = new VisitedPerson();
        person.agent = await RunningAgent.StartAsync(person, change);
        person.Settings.LastDirectory = person.agent.Keys;
        return (person.agent, person);
    }

    /// <summary>The next window and its first page.</summary>
    public async Task<(WindowVisitor Window, string Page)> EnterAsync()
    {
        var window = await windows.Reader.ReadAsync().AsTask().WaitAsync(Patience);
        return (window, await window.EnterAsync());
    }

    public async Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop)
    {
        using var dialog = new KeyDialog(question, agent.Services.GetRequiredService<KeyOpening>(), Settings.LastDirectory);
        return await ShowAsync(dialog, stop);
    }

    public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop) => ShowAsync(new PathDialog(question, Settings.LastDirectory), stop);

    public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => ShowAsync(new TokenDialog(question), stop);

    public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => ShowAsync(new PasswordDialog(question), stop);

    public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => ShowAsync(new ChangeDialog(question, Settings.LastDirectory), stop);

    public async ValueTask DisposeAsync()
    {
        foreach (var window in visited)
        {
            await window.DisposeAsync();
        }
    }

    private async Task<T?> ShowAsync<T>(Dialog<T> dialog, CancellationToken stop)
        where T : class
    {
        await using var gone = stop.Register(dialog.Cancel);
        var window = await WindowVisitor.AtAsync(dialog, Settings);
        visited.Add(window);
        windows.Writer.TryWrite(window);
        return await dialog.Answer;
    }
}
