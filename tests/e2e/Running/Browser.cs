using Microsoft.Playwright;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>A real Chromium with a home of its own: the certificates that it trusts are those of that home.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;

    private Browser(IPlaywright playwright, IBrowserContext context)
    {
        this.playwright = playwright;
        Context = context;
    }

    public IBrowserContext Context { get; }

    public static string Executable { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists) ?? "chromium";

    /// <summary>TANBA_HEADED shows everything on the screen that DISPLAY names, the agent's windows included.</summary>
    public static bool IsHeaded { get; } = Environment.GetEnvironmentVariable("TANBA_HEADED") is { Length: > 0 };

    public static IReadOnlyList<string> Quiet { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static async Task<Browser> OpenAsync(Demo demo, string locale = "ru-KZ", int width = 1280, IEnumerable<string>? arguments = null)
    {
        var driver = await Playwright.CreateAsync();
        var environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
        foreach (var (name, value) in demo.Environment)
        {
            environment[name] = value;
        }

        var context = await driver.Chromium.LaunchPersistentContextAsync(Path.Combine(demo.Home, "browser-" + Guid.NewGuid().ToString("N")), new()
        {
            ExecutablePath = Executable,
            Headless = !IsHeaded,
            Args = [.. Quiet, .. arguments ?? []],
            Env = environment,
            Locale = locale,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        return new Browser(driver, context);
    }

    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        playwright.Dispose();
    }
}
