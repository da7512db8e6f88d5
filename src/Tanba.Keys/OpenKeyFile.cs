using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys;

/// <summary>Opens a key file, PKCS#12 (RFC 7292) or Java's JKS, whatever its name is. Stateless, safe from several threads.</summary>
public sealed class OpenKeyFile
{
    /// <summary>
    /// The keys, each with its certificate, at least one; the caller disposes them. Refuses as <see cref="IKeyStore.Open"/>.
    /// </summary>
    /// <param name="path">At most 1 MiB are read.</param>
    /// <param name="password">Of the file.</param>
    /// <param name="keyPassword">Of the private keys of a Java key store, where it is another.</param>
    public Result<OpenedKeyFile> Run(string path, Secret password, Secret? keyPassword = null)
    {
        if (!KeyFileReader.Read(path, password, keyPassword).Try(out var content, out var rejection))
        {
            return rejection;
        }

        using (content)
        {
            return Pkcs12Pairs.Of(content).Try(out var keys, out rejection) ? new OpenedKeyFile(content.Form, keys, content.Keys.Count() - keys.Count) : rejection;
        }
    }
}
