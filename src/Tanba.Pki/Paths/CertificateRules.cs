using System.Collections.Frozen;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>What must hold for one certificate of a path, whatever stands above it (RFC 5280 §4, §6.1.3 (a), §6.1.4 (k)–(o)).</summary>
internal static class CertificateRules
{
    /// <summary>Extensions whose meaning is either checked in this room or does not bear on trust.</summary>
    private static readonly FrozenSet<string> Processed = FrozenSet.Create(
        StringComparer.Ordinal,
        Oids.KeyUsage, Oids.BasicConstraints, Oids.ExtendedKeyUsage, Oids.SubjectAltName, Oids.IssuerAltName, Oids.CertificatePolicies,
        Oids.NameConstraints, Oids.PolicyMappings, Oids.PolicyConstraints, Oids.InhibitAnyPolicy, Oids.CrlDistributionPoints,
        Oids.SubjectKeyIdentifier, Oids.AuthorityKeyIdentifier, Oids.OcspNoCheck);

    /// <summary>A fault that no time and no question mends; null when there is none.</summary>
    public static PathFault? FaultOfForm(Certificate certificate) => FaultOfMeaning(certificate) ?? FaultOfProfile(certificate);

    /// <summary>What is said and cannot be understood, or a key that cannot be believed.</summary>
    public static PathFault? FaultOfMeaning(Certificate certificate)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Critical && !Processed.Contains(extension.Oid)) is { } unknown)
        {
            return new(PathReason.UnknownCriticalExtension, $"{certificate} has the critical extension {unknown.Oid}, which is not processed", "RFC 5280 §4.2");
        }

        if (certificate.HasCriticalUnknownQualifier)
        {
            return new(PathReason.UnknownCriticalExtension, $"{certificate} has critical policies with a qualifier that is not processed", "RFC 5280 §4.2.1.4");
        }

        return FaultOfKey(certificate);
    }

    /// <summary>Both ends of a validity count as valid.</summary>
    public static PathFault? FaultOfTime(Certificate certificate, DateTimeOffset at)
    {
        const string clause = "RFC 5280 §4.1.2.5";
        return at < certificate.NotBefore ? new(PathReason.NotYetValid, $"{certificate} is valid from {certificate.NotBefore:u}", clause)
            : at > certificate.NotAfter ? new(PathReason.Expired, $"{certificate} was valid until {certificate.NotAfter:u}", clause)
            : null;
    }

    /// <summary>Whether it may sign certificates; a trusted root that is older than basicConstraints is what it is trusted for.</summary>
    public static PathFault? FaultOfAuthority(Certificate certificate, bool isSelfIssuedRoot)
    {
        var isCa = certificate.BasicConstraints?.IsCa ?? isSelfIssuedRoot;
        return !isCa || certificate.KeyUsage is { } usage && !usage.HasFlag(KeyUsage.KeyCertSign)
            ? new(PathReason.NotACa, $"{certificate} may not sign certificates", "RFC 5280 §6.1.4 (k), (n)")
            : null;
    }

    private static PathFault? FaultOfProfile(Certificate certificate)
    {
        var isCa = certificate.BasicConstraints is { IsCa: true };
        if (certificate.Subject.Rdns.Count == 0)
        {
            // RFC 5280 §4.1.2.6: an authority has a name; whom only other names name has them critical.
            if (isCa || !certificate.Extensions.Any(extension => extension.Oid == Oids.SubjectAltName && extension.Critical))
            {
                return new(PathReason.ProfileBroken, $"{certificate} has no subject", "RFC 5280 §4.1.2.6");
            }
        }

        if (certificate.Issuer.Rdns.Count == 0)
        {
            return new(PathReason.ProfileBroken, $"{certificate} has no issuer", "RFC 5280 §4.1.2.4");
        }

        if (certificate.AlternativeNames.Count == 0 && certificate.Extensions.Any(extension => extension.Oid == Oids.SubjectAltName))
        {
            return new(PathReason.ProfileBroken, $"{certificate} has alternative names and names nobody", "RFC 5280 §4.2.1.6");
        }

        return !isCa && certificate.NameConstraints is not null
            ? new(PathReason.ProfileBroken, $"{certificate} has name constraints and is no authority", "RFC 5280 §4.2.1.10")
            : null;
    }

    private static PathFault? FaultOfKey(Certificate certificate)
    {
        var key = certificate.PublicKey;
        if (key.AlgorithmOid == Oids.EcPublicKey && (key.Identifier.Parameters.IsEmpty || key.Identifier.Parameters.Span[0] != 6))
        {
            return new(PathReason.WeakKey, $"{certificate} has a key on a curve without a name", "RFC 5480 §2.1.1");
        }

        return key.AlgorithmOid is Oids.RsaEncryption or Oids.RsaPss && RsaKeys.ReadBearable(key) is null
            ? new(PathReason.WeakKey, $"{certificate} has a key of {key.Name}; 512 to 8192 bits can be checked with", "NIST SP 800-131A")
            : null;
    }
}
