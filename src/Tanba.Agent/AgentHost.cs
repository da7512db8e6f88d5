using Microsoft.AspNetCore.Connections;
using Tanba.Agent.Listener;
using Tanba.Agent.Trust;
using Tanba.Pki;

namespace Tanba.Agent;

/// <summary>The running agent.</summary>
public sealed class AgentHost : IAsyncDisposable
{
    // Another program may take a free port between our look and our bind.
    private const int Tries = 5;
    private readonly WebApplication web;

    private AgentHost(WebApplication web, int port)
    {
        this.web = web;
        Port = port;
    }

    /// <summary>Where the listener really is; of interest when any port was asked for.</summary>
    public int Port { get; }

    public IServiceProvider Services => web.Services;

    /// <param name="options">Checked before.</param>
    /// <param name="instead">Replaces parts of the room; tests put another person there.</param>
    /// <param name="stop">Gives the start up.</param>
    public static async Task<Result<AgentHost>> StartAsync(AgentOptions options, Action<IServiceCollection>? instead, CancellationToken stop)
    {
        for (var left = options.Port == 0 ? Tries : 1; ; left--)
        {
            var port = options.Port == 0 ? Loopback.FreePort() : options.Port;
            var built = Build(options, instead, port);
            try
            {
                // Whoever waits for «ready» may install the local CA next.
                built.Services.GetRequiredService<ServerCertificate>().Current();
                await built.StartAsync(stop);
                return new AgentHost(built, port);
            }
            catch (IOException taken) when (taken.InnerException is AddressInUseException)
            {
                await built.DisposeAsync();
                if (left <= 1)
                {
                    return Rejection.Conflict("port.taken", PortHolder.Sentence(options));
                }
            }
        }
    }

    public Task WaitAsync(CancellationToken stop) => web.WaitForShutdownAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await web.StopAsync();
        await web.DisposeAsync();
    }

    private static WebApplication Build(AgentOptions options, Action<IServiceCollection>? instead, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // A taken port is our own sentence, and no stack trace. What is printed on stdout is for programs: «ready …», «consent …».
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddAgent(options);
        instead?.Invoke(builder.Services);
        builder.WebHost.UseKestrel(kestrel => AgentListener.Bind(kestrel, options, port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        var built = builder.Build();
        built.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });
        built.Run(http => AgentListener.AnswerAsync(http, options));
        return built;
    }
}
