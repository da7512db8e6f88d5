using System.Diagnostics;

namespace Tanba.Tests;

/// <summary>The foreign oracle: what we write must be read by openssl, in a folder of its own that goes away.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-openssl-");

    /// <summary>The tests' time, for <c>-attime</c>.</summary>
    public static string Now => TestPki.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Folder => folder.FullName;

    /// <summary>Writes a file into the folder and gives its path.</summary>
    public string Put(string name, ReadOnlyMemory<byte> content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content.ToArray());
        return path;
    }

    /// <summary>Runs openssl; the test fails with its words when the exit code is another than expected.</summary>
    public string Run(int expected, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == expected, $"openssl {string.Join(' ', arguments)} → {process.ExitCode}: {output} {error.Result}");
        return output + error.Result;
    }

    public string Run(params string[] arguments) => Run(0, arguments);

    public void Dispose() => folder.Delete(recursive: true);
}
