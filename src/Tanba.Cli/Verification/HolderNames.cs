using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Verification;

/// <summary>What the holder of a certificate is called.</summary>
internal static class HolderNames
{
    /// <summary>
    /// The common name, and the patronymic that national certificates have as given name; the whole subject when there is no common name.
    /// </summary>
    public static string HolderName(this Certificate certificate)
    {
        var (name, given) = (certificate.Subject.CommonName, certificate.Subject.Find(Oids.GivenName));
        return string.IsNullOrEmpty(name) ? certificate.Subject.ToString()
            : string.IsNullOrEmpty(given) || name.Contains(given, StringComparison.OrdinalIgnoreCase) ? name
            : $"{name} {given}";
    }
}
