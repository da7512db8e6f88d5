using System.ComponentModel;
using System.Diagnostics;

namespace Tanba.Agent.Consent.Window;

/// <summary>The browser that the person uses anyway.</summary>
public static class DefaultBrowser
{
    /// <summary>False when there is nothing to open it with.</summary>
    public static bool Open(string address)
    {
        try
        {
            using var process = OperatingSystem.IsWindows()
                ? Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })
                : Process.Start(new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [address]) { UseShellExecute = false });
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether there is a screen at all.</summary>
    public static bool HasScreen() => !OperatingSystem.IsLinux() || IsSet("DISPLAY") || IsSet("WAYLAND_DISPLAY");

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
