namespace Tanba.Authority.Issuers;

/// <summary>What lies where in the directory of an authority. Certificates and the root's CRL are public; keys are encrypted, mode 0600.</summary>
public sealed record IssuerFiles(string Directory)
{
    public string RootCertificate => Path.Combine(Directory, "root.cer");

    /// <summary>Here only during a ceremony; afterwards it is taken offline.</summary>
    public string RootKey => Path.Combine(Directory, "root.key");

    public string RootCrl => Path.Combine(Directory, "root.crl");

    public string IssuingCertificate => Path.Combine(Directory, "issuing.cer");

    public string IssuingKey => Path.Combine(Directory, "issuing.key");

    public string OcspCertificate => Path.Combine(Directory, "ocsp.cer");

    public string OcspKey => Path.Combine(Directory, "ocsp.key");

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
