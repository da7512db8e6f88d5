using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tanba.Server.Portal;
using Tanba.Server.Tests.Architecture;

namespace Tanba.Server.Tests.Running;

/// <summary>The real host with a real authority and its own SQLite database; only the network is missing.</summary>
public sealed class PortalHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<PortalOptions> factory;

    // Dozens of hosts live side by side here; each watcher of files would take one of the few (128) that a user may have.
    static PortalHost()
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
    }

    private PortalHost(string folder, string origin)
    {
        Folder = folder;
        Origin = new Uri(origin);
        factory = new WebApplicationFactory<PortalOptions>().WithWebHostBuilder(builder => builder
            .UseSetting("config", Path.Combine(folder, "tanba.json"))
            .ConfigureServices(services => services.AddLogging(logging => logging.ClearProviders())));
    }

    public string Folder { get; }

    public Uri Origin { get; }

    public IServiceProvider Services => factory.Services;

    /// <param name="origin">Plain http on localhost unless a test needs https.</param>
    /// <param name="portal">Changes the section Portal.</param>
    public static PortalHost Start(string origin = "http://localhost:5080", Action<Dictionary<string, object>>? portal = null)
    {
        var folder = Directory.CreateTempSubdirectory("tanba-portal-").FullName;
        File.WriteAllText(Path.Combine(folder, "tanba.json"), JsonSerializer.Serialize(Settings(folder, origin, portal)));
        return new PortalHost(folder, origin);
    }

    public Guest Guest(string language = "ru") => new(factory, Origin, language);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static Dictionary<string, object> Settings(string folder, string origin, Action<Dictionary<string, object>>? change)
    {
        var portal = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Origin"] = origin,
            ["Name"] = new { kk = "Сынақ орталығы", ru = "Испытательный центр", en = "Test authority" },
            ["AgentAddresses"] = new[] { "wss://127.0.0.1:13579", "ws://127.0.0.1:13580" },
            ["Limits"] = new { SignInPerMinute = 1000000, StatusPerMinute = 1000000, FirstPerMinute = 1000000 },
        };
        change?.Invoke(portal);
        var ca = TestCertificationAuthority.Directory;
        return new(StringComparer.Ordinal)
        {
            ["Portal"] = portal,
            ["Database"] = new { ConnectionString = $"Data Source={Path.Combine(folder, "tanba.db")}" },
            ["Authority"] = new
            {
                Directory = ca,
                TestCertificationAuthority.PassphraseFile,
                Profiles = Path.Combine(SourceTree.Root, "profiles"),
                TestCertificationAuthority.PublicAddress,
                AllowTestIdentities = true,
            },
            ["Registration"] = new
            {
                Portal = origin,
                AllowTestIdentities = true,
                Mail = new { Folder = Path.Combine(folder, "mail"), From = "keys@example.kz" },
            },
            ["Validation"] = new
            {
                ResponderCertificate = Path.Combine(ca, "ocsp.cer"),
                ResponderKey = Path.Combine(ca, "ocsp.key"),
                TestCertificationAuthority.PassphraseFile,
            },
        };
    }
}
