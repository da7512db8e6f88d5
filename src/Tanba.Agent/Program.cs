using Tanba.Agent;
using Tanba.Agent.Trust;

return await AgentCommandLine.Make(ServeAsync, TrustAsync).Parse(args).InvokeAsync();

static async Task<int> ServeAsync(AgentOptions options, CancellationToken stop)
{
    if (options.Fault() is { } fault)
    {
        await Console.Error.WriteLineAsync(fault);
        return 2;
    }

    if (!(await AgentHost.StartAsync(options, instead: null, stop)).Try(out var agent, out var refused))
    {
        await Console.Error.WriteLineAsync(refused.Detail);
        return 1;
    }

    await using (agent)
    {
        Console.WriteLine($"ready wss://127.0.0.1:{agent.Port}");
        await agent.WaitAsync(stop);
    }

    return 0;
}

static Task<int> TrustAsync(AgentOptions options, string verb, CancellationToken stop) =>
    TrustWork.For(options).RunAsync(verb, stop);
