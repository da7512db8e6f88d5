using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>A private key with its certificate, out of a key store. Disposing it disposes the key.</summary>
/// <param name="Certificate">The certificate of this key.</param>
/// <param name="Key">Signs.</param>
/// <param name="FriendlyName">As the container calls it; the subject key identifier in hex when it has no name.</param>
public sealed record StoredKey(Certificate Certificate, ISigningKey Key, string FriendlyName) : IDisposable
{
    /// <summary>The other certificates of the container: the chain, when it carries one.</summary>
    public IReadOnlyList<Certificate> Others { get; init; } = [];

    /// <inheritdoc/>
    public void Dispose() => Key.Dispose();
}
