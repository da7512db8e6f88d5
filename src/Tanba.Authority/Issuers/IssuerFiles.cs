using Tanba.Keys;

namespace Tanba.Authority.Issuers;

/// <summary>What lies where. Certificates and the root's CRL lie in the directory and are public; keys lie beside them, encrypted, mode 0600, or on a token.</summary>
public sealed record IssuerFiles(string Directory)
{
    /// <summary><c>pkcs11:token=…?module-path=…&amp;pin-source=file:…</c> (RFC 7512) when the keys live on a token, where they are named root, issuing and ocsp; else null.</summary>
    public string? KeyAddress { get; init; }

    public string RootCertificate => Path.Combine(Directory, "root.cer");

    /// <summary>Here only during a ceremony; afterwards it is taken offline.</summary>
    public string RootKey => KeyOf("root");

    public string RootCrl => Path.Combine(Directory, "root.crl");

    public string IssuingCertificate => Path.Combine(Directory, "issuing.cer");

    public string IssuingKey => KeyOf("issuing");

    public string OcspCertificate => Path.Combine(Directory, "ocsp.cer");

    public string OcspKey => KeyOf("ocsp");

    private string KeyOf(string name) => KeyAddress is null ? Path.Combine(Directory, name + ".key") : AuthorityKeys.Named(KeyAddress, name);

    /// <summary>Beside, onto the disk, then in its place: a reader finds the old file or the new one, never half of one.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> octets)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(octets);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
