using Tanba.Agent.State;
using Tanba.Keys;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Commands;

/// <summary>Keys that an earlier installation of the same application left standing in the same place.</summary>
public sealed class InstalledBefore(Installations installations)
{
    public IReadOnlyList<(Certificate Certificate, InstalledKey Key)> Find(IKeyStore store, string application, string place)
    {
        var found = new List<(Certificate, InstalledKey)>();
        foreach (var kept in installations.Of(store.Storage, application, place))
        {
            if (store.FindInstalled(place, kept.Certificate, kept.Prefix).Try(out var key, out _) && key is not null)
            {
                found.Add((kept.Certificate, key));
            }
        }

        return found;
    }

    public void Note(IKeyStore store, string application, string place, IEnumerable<KeyInstallation> pairs) =>
        installations.Add(store.Storage, application, place, pairs.Select(pair => new Installed(pair.Certificate, pair.Prefix)));
}
