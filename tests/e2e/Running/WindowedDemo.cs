namespace Tanba.EndToEnd.Tests.Running;

/// <summary>One demo for several tests, whose agent opens its own windows.</summary>
public sealed class WindowedDemo : IAsyncLifetime
{
    public Demo Demo { get; private set; } = null!;

    public ConsentWindows Windows { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Demo = await Demo.MakeAsync();
        Windows = await ConsentWindows.MakeAsync();
        await StartAsync();
        await Demo.TrustAgentAsync();
    }

    /// <summary>Server and agent, as at the beginning or after they were killed.</summary>
    public async Task StartAsync()
    {
        await Demo.StartServerAsync();
        await Demo.StartAgentAsync(Windows.AgentArguments);
    }

    public async ValueTask DisposeAsync()
    {
        await (Windows?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Demo?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
