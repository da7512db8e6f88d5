using System.Collections.Frozen;
using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>What must hold for a chain whose names and signatures fit (RFC 5280 §6.1.3, §6.1.4).</summary>
internal static class PathRules
{
    /// <summary>Extensions whose meaning is either checked here or does not bear on trust.</summary>
    private static readonly FrozenSet<string> Processed = FrozenSet.Create(
        StringComparer.Ordinal,
        Oids.KeyUsage,
        Oids.BasicConstraints,
        Oids.ExtendedKeyUsage,
        Oids.SubjectAltName,
        Oids.CertificatePolicies);

    /// <summary>The first fault, from the leaf up; null when all holds.</summary>
    public static Rejection? Check(IReadOnlyList<Certificate> chain, DateTimeOffset at)
    {
        // RFC 5280 §4.2.1.9: self-issued certificates do not count, nor does the leaf.
        var below = 0;
        for (var i = 0; i < chain.Count; i++)
        {
            var fault = Validity(chain[i], at) ?? CriticalExtensions(chain[i]) ?? (i == 0 ? null : Authority(chain[i], below));
            if (fault is not null)
            {
                return fault;
            }

            below += i > 0 && !chain[i].Issuer.Matches(chain[i].Subject) ? 1 : 0;
        }

        return null;
    }

    private static Rejection? Validity(Certificate certificate, DateTimeOffset at)
    {
        const string clause = "RFC 5280 §4.1.2.5";
        var second = DerTime.WholeSeconds(at);
        return second < certificate.NotBefore ? Rejection.Invalid("path.not-yet-valid", $"{certificate} is valid from {certificate.NotBefore:u}", clause)
            : second > certificate.NotAfter ? Rejection.Invalid("path.expired", $"{certificate} was valid until {certificate.NotAfter:u}", clause)
            : null;
    }

    private static Rejection? CriticalExtensions(Certificate certificate) =>
        certificate.Extensions.FirstOrDefault(IsUnprocessed) is { } unknown
            ? Rejection.Invalid("path.unknown-critical-extension", $"{certificate} has the extension {unknown.Oid}, which is not processed", "RFC 5280 §4.2")
            : null;

    // RFC 5280 §4.2.1.10: name constraints MUST be critical; whoever forgot it meant the constraint all the same.
    private static bool IsUnprocessed(Extension extension) =>
        (extension.Critical && !Processed.Contains(extension.Oid)) || extension.Oid == Oids.NameConstraints;

    private static Rejection? Authority(Certificate issuer, int below)
    {
        if (issuer.BasicConstraints is not { IsCa: true } constraints || issuer.KeyUsage is { } usage && !usage.HasFlag(KeyUsage.KeyCertSign))
        {
            return Rejection.Invalid("path.not-a-ca", $"{issuer} may not sign certificates", "RFC 5280 §6.1.4 (k), (n)");
        }

        return below > constraints.PathLength
            ? Rejection.Invalid("path.too-long", $"{issuer} allows {constraints.PathLength} authorities below it, there are {below}", "RFC 5280 §6.1.4 (l)")
            : null;
    }
}
