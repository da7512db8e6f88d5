using Tanba.Agent.State;

namespace Tanba.Agent.Trust;

/// <summary>Every place where the local CA has to be known.</summary>
public sealed class TrustStores(AgentHome home, LocalAuthority authority)
{
    // As certutil lists it; one for each person and machine.
    private const string Name = "Tanba Agent local CA";

    public IReadOnlyList<TrustPlace> Under(string personHome, bool browsersOnly)
    {
        // Makes the CA if this is the first start of all.
        authority.Certificate().Dispose();
        var databases = NssDatabases.Under(personHome).Select(directory => new NssPlace(directory, home.LocalAuthorityCertificate, Name).Place);
        return !browsersOnly && OfTheSystem() is { } system ? [system, .. databases] : [.. databases];
    }

    private TrustPlace? OfTheSystem() =>
        OperatingSystem.IsWindows() ? new WindowsStore(home.LocalAuthorityCertificate).Place
        : OperatingSystem.IsMacOS() ? new MacOsStore(home.LocalAuthorityCertificate).Place
        : Directory.Exists(DebianStore.Directory) ? new DebianStore(home.LocalAuthorityCertificate).Place
        : null;
}
