namespace Tanba.Keys;

/// <summary>The keys of a file. Disposing it disposes them.</summary>
/// <param name="Form">How the file was written.</param>
/// <param name="Keys">Each with its certificate, in the order of the file.</param>
/// <param name="Unread">Private keys that are there too, of a kind that is not known or without a certificate.</param>
public sealed record OpenedKeyFile(KeyFileForm Form, IReadOnlyList<StoredKey> Keys, int Unread) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Dispose();
        }
    }
}
