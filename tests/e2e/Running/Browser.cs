using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>
/// A window of a real Chromium of its own: nothing that another has kept is in it. The program itself is started once for a demo: the
/// certificates that it trusts are those of that demo's home.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IBrowser? own;

    private Browser(IBrowserContext context, IBrowser? own)
    {
        this.own = own;
        Context = context;
    }

    public IBrowserContext Context { get; }

    public static string Executable { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists) ?? "chromium";

    /// <summary>TANBA_HEADED shows everything on the screen that DISPLAY names, the agent's windows included.</summary>
    public static bool IsHeaded { get; } = Environment.GetEnvironmentVariable("TANBA_HEADED") is { Length: > 0 };

    public static IReadOnlyList<string> Quiet { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <param name="arguments">What this Chromium is told alone; then it is started for this window.</param>
    /// <param name="home">Another home than the demo's, which trusts other certificates; then too.</param>
    public static async Task<Browser> OpenAsync(Demo demo, string locale = "ru-KZ", int width = 1280, IEnumerable<string>? arguments = null, string? home = null)
    {
        var alone = arguments is null && home is null ? null : await LaunchAsync(demo.Environment, arguments ?? [], home);
        var context = await (alone ?? await demo.Chromium.Value).NewContextAsync(new() { Locale = locale, ViewportSize = new() { Width = width, Height = 900 } });
        context.SetDefaultTimeout(30_000);
        await context.NewPageAsync();
        return new Browser(context, alone);
    }

    /// <summary>Starts Chromium with the home that the environment names, or another.</summary>
    public static async Task<IBrowser> LaunchAsync(IReadOnlyDictionary<string, string> ofDemo, IEnumerable<string> arguments, string? home = null)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
        foreach (var (name, value) in ofDemo)
        {
            environment[name] = value;
        }

        if (home is not null)
        {
            environment["HOME"] = environment["XDG_CONFIG_HOME"] = environment["XDG_DATA_HOME"] = home;
        }

        return await (await Driver.SharedAsync()).Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Headless = !IsHeaded,
            Args = [.. Quiet, .. arguments],
            Env = environment,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        await (own?.CloseAsync() ?? Task.CompletedTask);
    }
}
