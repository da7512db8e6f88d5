namespace Tanba.Pki.Tests.Algorithms.Gost;

/// <summary>OpenSSL's gost engine (Debian: libengine-gost-openssl): the same mathematics under Russian identifiers.</summary>
internal static class GostEngine
{
    private static readonly Lazy<bool> IsHere = new(() =>
    {
        using var openssl = new OpenSsl();
        return !openssl.Run("engine", "-t", "gost").Contains("unavailable", StringComparison.Ordinal);
    });

    public static OpenSsl Open()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl") && Available(), "skipped: OpenSSL's gost engine not found (Debian: libengine-gost-openssl)");
        return new OpenSsl();
    }

    /// <summary>Lower-case hex.</summary>
    public static string Digest(string name, byte[] message)
    {
        using var openssl = Open();
        var answer = openssl.Run("dgst", "-engine", "gost", $"-{name}", "-r", openssl.Put("message", message));
        return answer.Split('\n').First(line => line.Contains('*', StringComparison.Ordinal)).Split(' ')[0];
    }

    private static bool Available()
    {
        try
        {
            return IsHere.Value;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return false;
        }
    }
}
