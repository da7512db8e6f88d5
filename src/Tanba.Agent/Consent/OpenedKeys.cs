using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Consent;

/// <summary>A key as the window offers it.</summary>
/// <param name="Key">With its private half, until the window is answered and the work done.</param>
/// <param name="WhyNot">Null when the page can use it.</param>
public sealed record OfferedKey(StoredKey Key, Rejection? WhyNot);

/// <summary>The keys of an opened store. Whoever holds it disposes of it.</summary>
public sealed class OpenedKeys(string path, IReadOnlyList<OfferedKey> all) : IDisposable
{
    public string Path => path;

    public IReadOnlyList<OfferedKey> All => all;

    public IReadOnlyList<OfferedKey> Fitting => [.. all.Where(key => key.WhyNot is null)];

    public void Dispose()
    {
        foreach (var offered in all)
        {
            offered.Key.Dispose();
        }
    }
}

/// <summary>The person agreed. Nothing is chosen where the list itself was asked for.</summary>
public sealed record KeyAnswer(OpenedKeys Keys, StoredKey? Chosen) : IDisposable
{
    public void Dispose() => Keys.Dispose();
}
