using System.ComponentModel;
using System.Diagnostics;

namespace Tanba.Agent.Trust;

/// <summary>A run of a tool of the machine, and what it said. A tool that is not there is an exit code, not an exception.</summary>
public sealed record ToolRun(int ExitCode, string Output)
{
    private const int NotThere = 127;

    public bool Worked => ExitCode == 0;

    public bool IsMissing => ExitCode == NotThere;

    public static async Task<ToolRun> OfAsync(string tool, IEnumerable<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEndAsync(stop);
            var complained = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return new ToolRun(process.ExitCode, (await said + await complained).Trim());
        }
        catch (Win32Exception missing)
        {
            return new ToolRun(NotThere, missing.Message);
        }
    }
}
