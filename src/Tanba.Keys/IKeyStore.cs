using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Keys;

/// <summary>A kind of place where people's keys with certificates live. Implementations are safe from several threads.</summary>
public interface IKeyStore
{
    /// <summary>The name in the agent's protocol, such as <c>PKCS12</c>.</summary>
    string Storage { get; }

    /// <summary>
    /// The keys of one container, each with its certificate, at least one; the caller disposes them. Refuses with
    /// <c>keystore.not-found</c>, <c>keystore.too-large</c>, <c>keystore.damaged</c>, <c>keystore.wrong-password</c>,
    /// <c>keystore.no-keys</c>, <c>keystore.key-unsupported</c>, <c>keystore.cipher-unsupported</c>, and over a limit
    /// <c>keystore.too-many-rounds</c>, <c>keystore.too-many-parts</c>, <c>keystore.salt-too-long</c>.
    /// </summary>
    Result<IReadOnlyList<StoredKey>> Open(string path, Secret password);

    /// <summary>
    /// Puts a key and its certificate into a new container in <paramref name="folder"/>, and gives its path. Refuses with
    /// <c>keystore.key-mismatch</c>, <c>keystore.folder-not-found</c>, <c>password.*</c>. Other I/O failures throw.
    /// </summary>
    Result<string> Install(string folder, SoftwareKey key, Certificate leaf, string prefix, Secret password);
}
