using Tanba.Pki;
using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Authority.Issuers;

/// <summary>The extensions of the authority's own certificates, as the national ones have them.</summary>
internal static class CeremonyExtensions
{
    /// <summary>Self-signed: nobody revokes it and nobody stands above it, so neither a CRL nor an issuer's address.</summary>
    public static IReadOnlyList<Extension> OfRoot(SubjectPublicKeyInfo key) =>
    [
        BasicConstraintsExtension.Write(isCa: true),
        KeyUsageExtension.Write(KeyUsage.KeyCertSign | KeyUsage.CrlSign),
        SubjectKeyIdentifierExtension.Write(key.Sha1OfKeyBits()),
    ];

    public static IReadOnlyList<Extension> OfIssuing(SubjectPublicKeyInfo key, Certificate root, string publicAddress) =>
    [
        BasicConstraintsExtension.Write(isCa: true),
        KeyUsageExtension.Write(KeyUsage.KeyCertSign | KeyUsage.CrlSign),
        SubjectKeyIdentifierExtension.Write(key.Sha1OfKeyBits()),
        AuthorityKeyIdentifierExtension.Write(root.SubjectKeyIdentifier!.Value),
        CertificatePoliciesExtension.Write(Oids.KzPolicyIssuing2018, publicAddress + "/cps"),
        AuthorityInfoAccessExtension.Write([], [publicAddress + "/cert/root.cer"]),
        CrlDistributionPointsExtension.Write([publicAddress + "/crl/root.crl"]),
    ];

    /// <summary>RFC 6960 §4.2.2.2: delegated by its CA, and not itself looked up in OCSP.</summary>
    public static IReadOnlyList<Extension> OfResponder(SubjectPublicKeyInfo key, Certificate issuing) =>
    [
        KeyUsageExtension.Write(KeyUsage.DigitalSignature),
        ExtendedKeyUsageExtension.Write([Oids.OcspSigning]),
        SubjectKeyIdentifierExtension.Write(key.Sha1OfKeyBits()),
        AuthorityKeyIdentifierExtension.Write(issuing.SubjectKeyIdentifier!.Value),
        OcspNoCheckExtension.Write(),
    ];
}
