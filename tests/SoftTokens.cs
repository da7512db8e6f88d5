using System.Diagnostics;
using System.Runtime.InteropServices;
using Tanba.Keys;

namespace Tanba.Tests;

/// <summary>
/// Tokens that are no hardware: SoftHSM2 (Debian: softhsm2) in a folder of this process. They stand for the real ones, whose
/// libraries speak the same PKCS#11. They are made once, because the library looks for tokens when it starts.
/// </summary>
internal static partial class SoftTokens
{
    public const string Pin = "Demo2026";

    private const string Library = "/usr/lib/softhsm/libsofthsm2.so";
    private static readonly Lazy<string> Folder = new(Make);

    /// <summary>The five kinds of the journey, by the names of their stores.</summary>
    public static IReadOnlyList<string> Stores { get; } = ["AKKZIDCardStore", "AKEToken72KStore", "AKJaCartaStore", "AKKaztokenStore", "AKAKEYStore"];

    /// <summary>Further tokens, for tests that spoil what they touch.</summary>
    public static IReadOnlyList<string> Spare { get; } = ["second", "locked", "changed", "authority", "windows", "twin one", "twin two"];

    public static bool AreThere => File.Exists(Library);

    /// <summary>The kind of a store, with the token of that label; skips the test where SoftHSM2 is missing.</summary>
    public static TokenKind Kind(string storage, params string[] labels)
    {
        Assert.SkipUnless(AreThere, "skipped: SoftHSM2 is not installed (Debian: softhsm2)");
        Assert.NotEmpty(Folder.Value);
        return TokenKind.Usual.Single(kind => kind.Storage == storage) with { Modules = [.. (labels.Length > 0 ? labels : [storage]).Select(label => new TokenModule(Library, label))] };
    }

    /// <summary>Where another program finds the same tokens: the value of SOFTHSM2_CONF.</summary>
    public static string Configuration => Path.Combine(Folder.Value, "softhsm2.conf");

    /// <summary>The file that tells an agent which library stands for each kind.</summary>
    public static string WriteKinds(string path)
    {
        var kinds = Stores.ToDictionary(store => store, store => Kind(store).Modules.Select(module => new { module = module.Module, token = module.Token }));
        File.WriteAllText(path, System.Text.Json.JsonSerializer.Serialize(kinds));
        return path;
    }

    /// <summary>RFC 7512 address of a token, with its library and a file that holds the PIN.</summary>
    public static string Address(string label, string pinFile)
    {
        _ = Kind("AKKaztokenStore");
        return $"pkcs11:token={Uri.EscapeDataString(label)}?module-path={Library}&pin-source=file:{pinFile}";
    }

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("tanba-tokens-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var configuration = Path.Combine(folder, "softhsm2.conf");
        Directory.CreateDirectory(Path.Combine(folder, "tokens"));
        File.WriteAllText(configuration, $"directories.tokendir = {Path.Combine(folder, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");

        // The library reads the environment of C, which .NET only copies; programs that are started from here get that of .NET.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", configuration, 1));
        foreach (var label in Stores.Concat(Spare))
        {
            using var tool = Process.Start(new ProcessStartInfo("softhsm2-util", ["--init-token", "--free", "--label", label, "--pin", Pin, "--so-pin", "87654321"])
            {
                Environment = { ["SOFTHSM2_CONF"] = configuration },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            tool.StandardOutput.ReadToEnd();
            tool.WaitForExit();
            Assert.Equal(0, tool.ExitCode);
        }

        return folder;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
