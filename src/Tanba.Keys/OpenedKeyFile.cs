namespace Tanba.Keys;

/// <summary>The keys of a file. Disposing it disposes them.</summary>
/// <param name="Form">How the file was written.</param>
/// <param name="Keys">Each with its certificate, in the order of the file.</param>
public sealed record OpenedKeyFile(KeyFileForm Form, IReadOnlyList<StoredKey> Keys) : IDisposable
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
