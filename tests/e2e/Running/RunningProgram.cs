using System.Diagnostics;
using System.Threading.Channels;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>A real program of the product, started from what was built, with everything it prints kept.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly Channel<string> fresh = Channel.CreateUnbounded<string>();

    private RunningProgram(Process process) => this.process = process;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public static RunningProgram Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.WorkingDirectory = folder ?? Path.GetTempPath();
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        var program = new RunningProgram(new Process { StartInfo = start, EnableRaisingEvents = true });
        program.process.OutputDataReceived += (_, line) => program.Keep(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Keep(line.Data);
        program.process.Start();
        program.process.StandardInput.Close();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs to the end and returns what was printed; an exit code other than the expected one fails the test with the output.</summary>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, int expected = 0, string? folder = null)
    {
        await using var program = Start(file, arguments, environment, folder);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await program.process.WaitForExitAsync(limit.Token);
        program.process.WaitForExit();
        Assert.True(program.ExitCode == expected, $"{file} {string.Join(' ', arguments)} ended with {program.ExitCode}:\n{program.Output}");
        return program.Output;
    }

    /// <summary>The next line that begins so, waited for.</summary>
    public async Task<string> LineAsync(string beginning, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(1));
        try
        {
            await foreach (var line in fresh.Reader.ReadAllAsync(limit.Token))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what the program did print.
        }

        throw new InvalidOperationException($"No line «{beginning}…»:\n{Output}");
    }

    public async Task ExitedAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>SIGKILL: no farewell, nothing flushed.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await ExitedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        fresh.Writer.TryWrite(line);
    }
}
