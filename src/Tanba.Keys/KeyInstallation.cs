using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>A certificate for a key that waits.</summary>
/// <param name="Key">As it was found.</param>
/// <param name="Certificate">Of that very key.</param>
/// <param name="Prefix">Beginning of a file's name, such as <c>AUTH_RSA256</c>.</param>
public sealed record KeyInstallation(PendingKey Key, Certificate Certificate, string Prefix);

/// <summary>A key that can be used from now on.</summary>
/// <param name="Ski">Subject key identifier of its certificate, hex.</param>
/// <param name="Path">The file, or the address of the token.</param>
public sealed record InstalledKey(string Ski, string Path);
