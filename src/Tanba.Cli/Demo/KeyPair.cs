using Tanba.Pki.Certificates;

namespace Tanba.Cli.Demo;

/// <summary>The two key files of a person.</summary>
internal sealed record KeyPair(string AuthKey, string SignKey)
{
    /// <summary>The newest pair in a folder whose certificates are among these; null when there is none.</summary>
    public static KeyPair? In(string folder, IReadOnlyList<Certificate> certificates)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var authKey = certificates.Select(one => Path.Combine(folder, $"AUTH_RSA256_{one.Ski}.p12")).FirstOrDefault(File.Exists);
        var signKey = certificates.Select(one => Path.Combine(folder, $"RSA256_{one.Ski}.p12")).FirstOrDefault(File.Exists);
        return authKey is null || signKey is null ? null : new(authKey, signKey);
    }
}
