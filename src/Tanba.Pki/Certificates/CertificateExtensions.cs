using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Certificates;

/// <summary>The extensions of one certificate with their meaning read; a known extension that is malformed makes the certificate malformed.</summary>
internal sealed class CertificateExtensions
{
    public CertificateExtensions(IReadOnlyList<Extension> all)
    {
        All = all;
        KeyUsage = Find(Oids.KeyUsage) is { } usage ? KeyUsageExtension.Read(usage) : null;
        ExtendedKeyUsage = Find(Oids.ExtendedKeyUsage) is { } purposes ? ExtendedKeyUsageExtension.Read(purposes) : [];
        BasicConstraints = Find(Oids.BasicConstraints) is { } constraints ? BasicConstraintsExtension.Read(constraints) : null;
        SubjectKeyIdentifier = Find(Oids.SubjectKeyIdentifier) is { } subject ? SubjectKeyIdentifierExtension.Read(subject) : default(ReadOnlyMemory<byte>?);
        AuthorityKeyIdentifier = Find(Oids.AuthorityKeyIdentifier) is { } authority ? AuthorityKeyIdentifierExtension.Read(authority) : default(ReadOnlyMemory<byte>?);
        Policies = Find(Oids.CertificatePolicies) is { } policies ? CertificatePoliciesExtension.Read(policies) : [];
        KeyStorageOid = Find(Oids.KzKeyStorage) is { } storage ? KeyStorageExtension.Read(storage) : null;
        Emails = Find(Oids.SubjectAltName) is { } names ? SubjectAltNameExtension.ReadEmails(names) : [];
        CrlUrls = Find(Oids.CrlDistributionPoints) is { } points ? CrlDistributionPointsExtension.Read(points) : [];
        FreshestCrlUrls = Find(Oids.FreshestCrl) is { } freshest ? CrlDistributionPointsExtension.Read(freshest) : [];
        Access = Find(Oids.AuthorityInfoAccess) is { } access ? AuthorityInfoAccessExtension.Read(access) : [];
    }

    public IReadOnlyList<Extension> All { get; }

    public KeyUsage? KeyUsage { get; }

    public IReadOnlyList<string> ExtendedKeyUsage { get; }

    public BasicConstraints? BasicConstraints { get; }

    public ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; }

    public ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; }

    public IReadOnlyList<string> Policies { get; }

    public string? KeyStorageOid { get; }

    public IReadOnlyList<string> Emails { get; }

    public IReadOnlyList<string> CrlUrls { get; }

    public IReadOnlyList<string> FreshestCrlUrls { get; }

    public IReadOnlyList<(string Method, string Url)> Access { get; }

    private ReadOnlyMemory<byte>? Find(string oid) => All.FirstOrDefault(extension => extension.Oid == oid)?.Value;
}
