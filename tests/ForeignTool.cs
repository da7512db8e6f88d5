using System.Diagnostics;

namespace Tanba.Tests;

/// <summary>Other programs that read and write key files; a test that needs one is skipped with its reason where it is missing.</summary>
internal static class ForeignTool
{
    /// <summary>Java's, of any JDK or JRE.</summary>
    public const string Keytool = "keytool";

    /// <summary>GnuTLS's, Debian package gnutls-bin.</summary>
    public const string Certtool = "certtool";

    /// <summary>NSS's, Debian package libnss3-tools.</summary>
    public const string Pk12util = "pk12util";

    /// <summary>NSS's, same package.</summary>
    public const string Certutil = "certutil";

    /// <summary>Aleksey Sanin's, Debian package xmlsec1.</summary>
    public const string XmlSec = "xmlsec1";

    /// <summary>Runs a program in a folder and gives what it said; the test fails with its words when it fails.</summary>
    public static string Run(string program, string folder, params string[] arguments)
    {
        var answer = Try(program, folder, arguments);
        Assert.True(answer.Code == 0, $"{program} {string.Join(' ', arguments)} → {answer.Code}: {answer.Text}");
        return answer.Text;
    }

    /// <summary>The same, whatever its exit code is.</summary>
    public static (int Code, string Text) Try(string program, string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsThere(program), $"skipped: {program} is not installed");
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Java turns arguments into letters by the locale.
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
