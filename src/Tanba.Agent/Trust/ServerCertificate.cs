using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tanba.Agent.State;

namespace Tanba.Agent.Trust;

/// <summary>What the listener shows to browsers: kept between starts, and renewed in time while the agent runs.</summary>
public sealed class ServerCertificate(AgentHome home, LocalAuthority authority, TimeProvider time)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);
    private readonly Lock renewing = new();
    private X509Certificate2? leaf;
    private SslStreamCertificateContext? context;

    /// <summary>Asked at every handshake; safe from many threads.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (renewing)
        {
            if (leaf is null || context is null || IsEnding(leaf))
            {
                using var root = authority.Certificate();
                leaf = Kept(root) ?? Renewed();
                context = SslStreamCertificateContext.Create(leaf, [X509CertificateLoader.LoadCertificate(root.RawData)], offline: true);
            }

            return context;
        }
    }

    private bool IsEnding(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotAfter) - RenewBefore <= time.GetUtcNow();

    private X509Certificate2? Kept(X509Certificate2 root)
    {
        if (!File.Exists(home.LeafCertificate) || !File.Exists(home.LeafKey))
        {
            return null;
        }

        try
        {
            var kept = X509Certificate2.CreateFromPemFile(home.LeafCertificate, home.LeafKey);
            return kept.IssuerName.RawData.AsSpan().SequenceEqual(root.SubjectName.RawData) && !IsEnding(kept) ? Usable(kept) : null;
        }
        catch (Exception spoilt) when (spoilt is CryptographicException or ArgumentException)
        {
            // Killed between the two files: key and certificate are not of one pair. A new one costs nothing.
            return null;
        }
    }

    private X509Certificate2 Renewed()
    {
        var made = authority.Issue();
        using var key = made.GetECDsaPrivateKey()!;
        PrivateFile.Write(home.LeafKey, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        PrivateFile.Write(home.LeafCertificate, Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n"));
        return Usable(made);
    }

    // Schannel serves only keys that it holds itself; a trip through PKCS#12 gives it this one.
    private static X509Certificate2 Usable(X509Certificate2 made) =>
        OperatingSystem.IsWindows() ? X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null) : made;
}
