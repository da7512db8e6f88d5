using System.Diagnostics;
using System.Text;

namespace Tanba.Cli.Tests;

/// <summary>Runs the real executable, as a person at a terminal or a script does.</summary>
internal static class TanbaProgram
{
    public static Task<Answer> RunAsync(params string[] arguments) =>
        RunAsync(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tanba.exe" : "tanba"), arguments);

    public static async Task<Answer> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>What the program left behind.</summary>
internal sealed record Answer(int Code, string Output, string Errors)
{
    public Answer Done()
    {
        Assert.True(Code == 0, $"exit code {Code}: {Errors}");
        return this;
    }

    /// <summary>Refused with a sentence, not with a stack trace.</summary>
    public Answer Refused(string with)
    {
        Assert.Equal(1, Code);
        Assert.StartsWith("tanba: ", Errors, StringComparison.Ordinal);
        Assert.Contains(with, Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        return this;
    }
}
