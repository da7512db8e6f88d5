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
        HasCriticalUnknownQualifier = all.FirstOrDefault(extension => extension.Oid == Oids.CertificatePolicies && extension.Critical) is { } critical
            && CertificatePoliciesExtension.HasUnknownQualifier(critical.Value);
        KeyStorageOid = Find(Oids.KzKeyStorage) is { } storage ? KeyStorageExtension.Read(storage) : null;
        AlternativeNames = Find(Oids.SubjectAltName) is { } names ? SubjectAltNameExtension.Read(names) : [];
        DistributionPoints = Find(Oids.CrlDistributionPoints) is { } points ? DistributionPoint.ReadAll(points) : [];
        FreshestCrlUrls = Find(Oids.FreshestCrl) is { } freshest ? CrlDistributionPointsExtension.Urls(DistributionPoint.ReadAll(freshest)) : [];
        NameConstraints = Find(Oids.NameConstraints) is { } subtrees ? NameConstraintsExtension.Read(subtrees) : null;
        PolicyMappings = Find(Oids.PolicyMappings) is { } mappings ? PolicyExtensions.ReadMappings(mappings) : [];
        PolicyConstraints = Find(Oids.PolicyConstraints) is { } skips ? PolicyExtensions.ReadConstraints(skips) : null;
        InhibitAnyPolicy = Find(Oids.InhibitAnyPolicy) is { } skip ? PolicyExtensions.ReadInhibitAnyPolicy(skip) : null;
        Access = Find(Oids.AuthorityInfoAccess) is { } access ? AuthorityInfoAccessExtension.Read(access) : [];
    }

    public IReadOnlyList<Extension> All { get; }

    public KeyUsage? KeyUsage { get; }

    public IReadOnlyList<string> ExtendedKeyUsage { get; }

    public BasicConstraints? BasicConstraints { get; }

    public ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; }

    public ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; }

    public IReadOnlyList<string> Policies { get; }

    public bool HasCriticalUnknownQualifier { get; }

    public string? KeyStorageOid { get; }

    public IReadOnlyList<GeneralName> AlternativeNames { get; }

    public IReadOnlyList<DistributionPoint> DistributionPoints { get; }

    public NameConstraints? NameConstraints { get; }

    public IReadOnlyList<PolicyMapping> PolicyMappings { get; }

    public PolicyConstraints? PolicyConstraints { get; }

    public int? InhibitAnyPolicy { get; }

    public IReadOnlyList<string> FreshestCrlUrls { get; }

    public IReadOnlyList<(string Method, string Url)> Access { get; }

    private ReadOnlyMemory<byte>? Find(string oid) => All.FirstOrDefault(extension => extension.Oid == oid)?.Value;
}
