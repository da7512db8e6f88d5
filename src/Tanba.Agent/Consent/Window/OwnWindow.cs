using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Tanba.Agent.State;

namespace Tanba.Agent.Consent.Window;

/// <summary>An app-mode browser window with a profile of its own: no extensions, nothing that the person's browsing brought in.</summary>
public sealed class OwnWindow : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);
    private readonly Process process;

    private OwnWindow(Process process) => this.process = process;

    /// <summary>Null when the program cannot be started.</summary>
    public static OwnWindow? Open(string browser, AgentHome home, IEnumerable<string> more, string address)
    {
        Directory.CreateDirectory(Path.Combine(home.BrowserProfile, "Default"));
        var preferences = Path.Combine(home.BrowserProfile, "Default", "Preferences");
        if (!File.Exists(preferences))
        {
            // No offer to remember the password of a key.
            File.WriteAllText(preferences, """{"credentials_enable_service":false,"profile":{"password_manager_enabled":false},"translate":{"enabled":false}}""");
        }

        string[] arguments =
        [
            "--app=" + address, "--user-data-dir=" + home.BrowserProfile, "--window-size=600,820", "--no-first-run", "--no-default-browser-check",
            "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--hide-crash-restore-bubble", "--password-store=basic", .. more,
        ];
        try
        {
            var start = new ProcessStartInfo(browser, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            var started = Process.Start(start)!;

            // What a browser says of itself nobody reads; a full pipe would stop it.
            started.BeginOutputReadLine();
            started.BeginErrorReadLine();
            return new OwnWindow(started);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Completes when the person has closed the window.</summary>
    public Task ClosedAsync(CancellationToken stop) => process.WaitForExitAsync(stop);

    /// <summary>
    /// Asks the browser to go, so that it leaves its profile in order, and waits: a browser that is started while another with the
    /// same profile is leaving would hand its window to that one.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            if (OperatingSystem.IsWindows())
            {
                process.CloseMainWindow();
            }
            else
            {
                _ = Kill(process.Id, Terminate);
            }

            using var patience = new CancellationTokenSource(Leaving);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
