namespace Tanba.EndToEnd.Tests.Running;

/// <summary>One demo for several tests, whose agent prints the addresses of its windows.</summary>
public sealed class PrintedDemo : IAsyncLifetime
{
    public Demo Demo { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Demo = await Demo.MakeAsync();
        await Demo.StartServerAsync();
        await Demo.StartAgentAsync(PrintedConsents.AgentArguments);
        await Demo.TrustAgentAsync();
    }

    public ValueTask DisposeAsync() => Demo?.DisposeAsync() ?? ValueTask.CompletedTask;
}
