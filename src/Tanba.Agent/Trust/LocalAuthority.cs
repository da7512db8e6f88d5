using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tanba.Agent.State;
using Tanba.Pki;

namespace Tanba.Agent.Trust;

/// <summary>The CA of this one machine, whose only purpose is that a browser here believes the agent here. Its key never leaves.</summary>
public sealed class LocalAuthority(AgentHome home, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LongestLeaf = TimeSpan.FromDays(398);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>The CA certificate without its key, made now if there is none.</summary>
    public X509Certificate2 Certificate()
    {
        using var whole = Open();
        return X509CertificateLoader.LoadCertificate(whole.RawData);
    }

    /// <summary>A server certificate for this machine's own names, with its key.</summary>
    public X509Certificate2 Issue()
    {
        using var authority = Open();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var begin = time.GetUtcNow() - ClockSkew;
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(ServerAuthentication());
        request.CertificateExtensions.Add(OwnNames());
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        // Browsers refuse server certificates that live longer than 398 days.
        using var leaf = request.Create(authority, begin, begin + LongestLeaf, Serial());
        return leaf.CopyWithPrivateKey(key);
    }

    private static X509EnhancedKeyUsageExtension ServerAuthentication() => new([new Oid(Oids.ServerAuth)], critical: false);

    private static X509Extension OwnNames()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        names.AddIpAddress(System.Net.IPAddress.IPv6Loopback);
        return names.Build();
    }

    // RFC 5280 §4.1.2.2: positive, at most 20 octets.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }

    private X509Certificate2 Open()
    {
        if (Kept() is { } kept)
        {
            if (new DateTimeOffset(kept.NotAfter) > time.GetUtcNow() + LongestLeaf)
            {
                return kept;
            }

            kept.Dispose();
        }

        return Make();
    }

    private X509Certificate2? Kept()
    {
        try
        {
            return File.Exists(home.LocalAuthorityCertificate) && File.Exists(home.LocalAuthorityKey)
                ? X509Certificate2.CreateFromPemFile(home.LocalAuthorityCertificate, home.LocalAuthorityKey)
                : null;
        }
        catch (Exception spoilt) when (spoilt is CryptographicException or ArgumentException)
        {
            // Killed between the two files. The new CA has to be trusted anew, but without it the agent would never start again.
            return null;
        }
    }

    private X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var begin = time.GetUtcNow() - ClockSkew;
        var name = $"CN=Tanba Agent local CA {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}, O=Tanba";
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(ServerAuthentication());
        request.CertificateExtensions.Add(NameConstraints.LoopbackOnly());
        var identifier = new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false);
        request.CertificateExtensions.Add(identifier);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
        var made = request.CreateSelfSigned(begin, begin + Life);

        // The key first: a certificate without its key would be trusted for nothing.
        PrivateFile.Write(home.LocalAuthorityKey, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        PrivateFile.Write(home.LocalAuthorityCertificate, Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n"));
        return made;
    }
}
