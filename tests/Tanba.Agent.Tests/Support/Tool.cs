using System.Diagnostics;

namespace Tanba.Agent.Tests.Support;

/// <summary>Tools of the machine that check us from outside.</summary>
internal static class Tool
{
    /// <summary>The exit code and everything that was said.</summary>
    public static (int Code, string Said) Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    public static string OpenSsl(params string[] arguments)
    {
        var (code, said) = Run("openssl", arguments);
        Assert.True(code == 0, $"openssl {string.Join(' ', arguments)}: {said}");
        return said;
    }
}
