using Tanba.Keys.Jks;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Files;

/// <summary>Reads a key file of whatever kind: what it is says its first octets, never its name.</summary>
internal static class KeyFileReader
{
    // The national files have 2 to 4 KiB; a chain and several keys still fit many times.
    private const int Limit = 1024 * 1024;

    private static ReadOnlySpan<byte> JceksMagic => [0xce, 0xce, 0xce, 0xce];

    /// <summary>Refuses as <see cref="IKeyStore.Open"/>, and with <c>keystore.not-found</c>, <c>keystore.too-large</c>.</summary>
    /// <param name="keyPassword">Of the private keys of a Java key store, where it is another.</param>
    public static Result<Pkcs12Content> Read(string path, Secret password, Secret? keyPassword = null) =>
        BoundedFile.Read(path, "keystore", Limit).Try(out var file, out var rejection) ? Read(file, password, keyPassword) : rejection;

    public static Result<Pkcs12Content> Read(ReadOnlyMemory<byte> file, Secret password, Secret? keyPassword = null)
    {
        if (file.Span.StartsWith(JceksMagic))
        {
            return Rejection.Invalid("keystore.cipher-unsupported", "a Java key store of the kind JCEKS; keytool -importkeystore makes a PKCS#12 file of it");
        }

        return JksReader.IsJks(file.Span) ? JksReader.Read(file, password, keyPassword) : Pkcs12Reader.Read(file, password);
    }
}
