using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Agent.Consent;

namespace Tanba.Agent.Tests.Support;

/// <summary>A whole agent on a free port, with a home of its own and the citizen's keys in <c>keys</c>.</summary>
internal sealed class RunningAgent : IAsyncDisposable
{
    public const string Portal = "http://localhost:5080";

    private readonly TestFolder folder;
    private readonly AgentHost host;
    private string? trusted;

    private RunningAgent(TestFolder folder, AgentHost host)
    {
        this.folder = folder;
        this.host = host;
    }

    public int Port => host.Port;

    public string Home => folder["home"];

    public string Keys => folder["keys"];

    public IServiceProvider Services => host.Services;

    /// <summary>With scripted answers, given as they are written in the file; paths below <c>/home/citizen</c> are the test's own.</summary>
    public static Task<RunningAgent> ScriptedAsync(params string[] answers) => StartAsync(null, null, answers);

    /// <summary>With another person than the script.</summary>
    public static Task<RunningAgent> WithAsync(IConsent person) => StartAsync(person, null);

    public static async Task<RunningAgent> StartAsync(IConsent? person, Func<AgentOptions, AgentOptions>? change, params string[] answers)
    {
        var made = new TestFolder();
        Citizen.PutKeys(made.Make("keys"));
        var options = new AgentOptions
        {
            Home = made["home"],
            Port = 0,
            Script = made.Write("answers.json", $"[{string.Join(',', answers)}]".Replace("/home/citizen", made.Path, StringComparison.Ordinal)),
            TrustRoots = [made.Write("root.pem", TestAuthority.RootPem)],
        };
        var started = await AgentHost.StartAsync(change?.Invoke(options) ?? options, services => Replace(services, person), CancellationToken.None);
        return new RunningAgent(made, started.Value);
    }

    /// <summary>Trusts the local CA and nothing else, as a browser does after <c>trust install</c>.</summary>
    public async Task<PageSocket> OpenAsync(string? origin = Portal, string address = "127.0.0.1", string path = "/")
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        await socket.ConnectAsync(new Uri($"wss://{address}:{Port}{path}"), CancellationToken.None);
        return new PageSocket(socket);
    }

    /// <summary>Past the greeting.</summary>
    public async Task<PageSocket> GreetedAsync(string? origin = Portal)
    {
        var page = await OpenAsync(origin);
        await page.ReadAsync();
        return page;
    }

    /// <summary>The same, where the agent lives in the home of another and has its local CA.</summary>
    public async Task<PageSocket> GreetedOfAsync(RunningAgent other)
    {
        trusted = other.Home;
        return await GreetedAsync();
    }

    public HttpClient Browser() => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors) },
    });

    public string InFolder(string name) => folder[name];

    /// <summary>Replaces the citizen's home in a text by the folder of this test, as JSON writes it.</summary>
    public string Here(string json) => json.Replace("/home/citizen", JsonEncodedText.Encode(folder.Path).ToString(), StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    private static void Replace(IServiceCollection services, IConsent? person)
    {
        if (person is not null)
        {
            services.AddSingleton<IConsent>(new ConsentQueue(person));
        }
    }

    private bool IsTrusted(X509Certificate? shown, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(trusted ?? Home, "local-ca.pem")));
        return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && chain.Build((X509Certificate2)shown!);
    }
}
