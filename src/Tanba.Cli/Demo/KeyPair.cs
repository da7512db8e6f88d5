using Tanba.Pki.Certificates;

namespace Tanba.Cli.Demo;

/// <summary>The key files of a person: two, or one that stands for both.</summary>
internal sealed record KeyPair(string AuthKey, string SignKey)
{
    /// <summary>The newest pair in a folder whose certificates are among these; null when there is none.</summary>
    public static KeyPair? In(string folder, IReadOnlyList<Certificate> certificates)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        string? File(Func<Certificate, bool> serves) => certificates.Where(serves).SelectMany(one => Directory.EnumerateFiles(folder, $"*_{one.Ski}.p12")).FirstOrDefault();
        return File(CertificatePurpose.Authenticates) is { } authKey && File(CertificatePurpose.Signs) is { } signKey ? new(authKey, signKey) : null;
    }
}
