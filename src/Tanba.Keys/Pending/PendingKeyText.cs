using System.Text;
using Tanba.Keys.Files;

namespace Tanba.Keys.Pending;

/// <summary>
/// The file of a pending key: a few lines for whoever finds it, then the encrypted key in PEM (RFC 7468 §5.2 allows text before
/// it). The lines are not trusted: opening compares the key with the name it goes by.
/// </summary>
internal static class PendingKeyText
{
    // The password is 256 random bits, so that many rounds would only keep the person waiting.
    private const int Rounds = 10_000;

    public static byte[] Write(SoftwareKey key, string application, string role, ReadOnlySpan<char> password) => Encoding.ASCII.GetBytes(
        $"""
        Tanba: a private key that waits for its certificate. Keep it until the certificates are installed.
        application: {application}
        role: {role}
        key: {Convert.ToHexStringLower(key.PublicKey.Sha256())}

        """.ReplaceLineEndings("\n") + EncryptedKeyPem.Write(key, password, Rounds));

    /// <summary>Null when the lines are not those of a pending key of <paramref name="application"/>.</summary>
    public static PendingKey? Describe(string path, byte[] content, string application)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n').TakeWhile(line => !line.StartsWith('-'))
            .Select(line => line.Trim().Split(": ", 2)).Where(parts => parts.Length == 2)
            .DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var key = lines.GetValueOrDefault("key", string.Empty);
        return lines.GetValueOrDefault("application") == application && key.Length == 64 && key.All(char.IsAsciiHexDigit)
            ? new(Convert.FromHexString(key), path, application, lines.GetValueOrDefault("role", string.Empty))
            : null;
    }
}
