using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Verification;

/// <summary>A certificate in words (RFC 5280 §4).</summary>
internal static class InspectCertificate
{
    public static Inspected Explain(Certificate certificate, DateTimeOffset now) => new("certificate", [.. Says(certificate, now)], [.. Fields(certificate)]);

    /// <summary>Of a holder: name, and the national numbers.</summary>
    public static string Holder(Certificate certificate) => string.Join(", ", new[]
    {
        certificate.HolderName(),
        certificate.Subject.Iin is { } iin ? $"IIN {iin}" : null,
        certificate.Subject.Bin is { } bin ? $"BIN {bin}" : null,
    }.Where(part => part is not null));

    public static IEnumerable<InspectedField> Extensions(IReadOnlyList<Extension> extensions) =>
        extensions.Take(50).Select(extension => new InspectedField("extension", $"{InspectWords.Oid(extension.Oid)}{(extension.Critical ? ", critical" : "")}, {InspectWords.Size(extension.Value.Length)}"));

    private static IEnumerable<string> Says(Certificate certificate, DateTimeOffset now)
    {
        var isOwn = certificate.Issuer.Matches(certificate.Subject);
        yield return $"A certificate of {Holder(certificate)}, {(isOwn ? "issued by itself" : $"issued by {certificate.Issuer.CommonName ?? certificate.Issuer.ToString()}")}.";
        yield return now < certificate.NotBefore ? $"It is not valid yet: from {InspectWords.Time(certificate.NotBefore)}."
            : now > certificate.NotAfter ? $"It is no longer valid: it ended at {InspectWords.Time(certificate.NotAfter)}."
            : $"It is within its time until {InspectWords.Time(certificate.NotAfter)}; whether it was revoked, it does not say.";
        if (certificate.BasicConstraints is { IsCa: true } authority)
        {
            yield return authority.PathLength is { } length ? $"It is an authority's: its key signs certificates, with at most {length} authorities below." : "It is an authority's: its key signs certificates.";
        }

        if (CertificateRoles.Of(certificate) is { Count: > 0 } roles)
        {
            yield return $"Its key is for: {string.Join(", ", roles)}.";
        }

        if (certificate.KeyStorageOid is { } storage)
        {
            yield return $"The private key rests in: {InspectWords.Oid(storage)}.";
        }

        if (isOwn && certificate.SignatureAlgorithm is not null)
        {
            yield return certificate.IsSelfSigned ? "Its signature is that of its own key." : "Its signature is not that of its own key.";
        }
    }

    private static IEnumerable<InspectedField> Fields(Certificate certificate) =>
    [
        new("subject", certificate.Subject.ToString()),
        new("IIN", certificate.Subject.Iin),
        new("BIN", certificate.Subject.Bin),
        new("organisation", certificate.Subject.Find(Oids.Organization)),
        new("e-mail", certificate.Email),
        new("issuer", certificate.Issuer.ToString()),
        new("serial number", certificate.SerialNumber.ToString()),
        new("valid from", InspectWords.Time(certificate.NotBefore)),
        new("valid until", InspectWords.Time(certificate.NotAfter)),
        new("public key", Key(certificate.PublicKey)),
        new("signed with", InspectWords.Algorithm(certificate.SignatureAlgorithm, certificate.SignatureAlgorithmOid)),
        new("key usage", certificate.KeyUsage is { } usage ? InspectWords.List(usage.ToString().Split(", ").Select(InspectWords.Camel)) : null),
        new("purposes", InspectWords.AllOids(certificate.ExtendedKeyUsage)),
        new("policies", InspectWords.AllOids(certificate.Policies)),
        new("lists", InspectWords.List(certificate.CrlUrls)),
        new("delta lists", InspectWords.List(certificate.FreshestCrlUrls)),
        new("OCSP", InspectWords.List(certificate.OcspUrls)),
        new("issuer at", InspectWords.List(certificate.CaIssuersUrls)),
        new("key identifier", InspectWords.Hex(certificate.SubjectKeyIdentifier)),
        new("issuer's key", InspectWords.Hex(certificate.AuthorityKeyIdentifier)),
        new("SHA-256", InspectWords.Hex(certificate.Sha256())),
        .. Extensions(certificate.Extensions),
    ];

    /// <summary>A public key, for people.</summary>
    public static string Key(SubjectPublicKeyInfo key) => key.Algorithm is null ? $"of a kind that is not known, {InspectWords.Oid(key.AlgorithmOid)}" : $"{key.Name} ({key.AlgorithmOid})";
}
