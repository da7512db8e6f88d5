using Tanba.Pki.Certificates;

namespace Tanba.Pki.Paths;

/// <summary>Whether the keys of a path are for what is asked (RFC 5280 §4.2.1.3, §4.2.1.12).</summary>
internal static class PurposeRules
{
    /// <summary>The first fault, from the leaf up; null when all holds.</summary>
    public static PathFault? Check(IReadOnlyList<KnownCertificate> chain, PathParameters parameters)
    {
        var leaf = chain[0].Certificate;
        if (parameters.Purpose != PathPurpose.Any)
        {
            if (!IsFor(leaf, parameters.Purpose))
            {
                return new(PathReason.WrongPurpose, $"{leaf} is not for {parameters.Purpose}", "RFC 5280 §4.2.1.3, §4.2.1.12");
            }

            // An authority that names purposes means those below it too: RFC 5280 says nothing, all others do so.
            foreach (var above in chain.Skip(1))
            {
                if (!Allows(above.Certificate, parameters.Purpose))
                {
                    return new(PathReason.WrongPurpose, $"{above} signs no certificates for {parameters.Purpose}", "RFC 5280 §4.2.1.12");
                }
            }
        }

        return parameters.ServerName is { } name && !ServerNames.Matches(leaf, name)
            ? new(PathReason.WrongServerName, $"{leaf} is not for {name}", "RFC 9525 §6")
            : null;
    }

    private static bool IsFor(Certificate leaf, PathPurpose purpose) => purpose switch
    {
        // Since 2022 the national authority gives one key for both, with the purpose of the other.
        PathPurpose.Authentication => (Allows(leaf, purpose) && HasUsage(leaf, KeyUsage.DigitalSignature | KeyUsage.KeyAgreement)) || CertificatePurpose.IsForBoth(leaf),
        PathPurpose.Signing => Allows(leaf, purpose) && HasUsage(leaf, KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),
        PathPurpose.TimeStamping => IsTimeStamper(leaf),
        PathPurpose.OcspSigning => leaf.ExtendedKeyUsage.Contains(Oids.OcspSigning) && HasUsage(leaf, KeyUsage.DigitalSignature | KeyUsage.NonRepudiation),

        // RFC 5280 §4.2.1.12: where both are written, both must allow it; else the handshake asks for the usage it needs.
        PathPurpose.TlsServer => Allows(leaf, purpose)
            && (leaf.ExtendedKeyUsage.Count == 0 || HasUsage(leaf, KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment | KeyUsage.KeyAgreement)),
        _ => true,
    };

    /// <summary>RFC 3161 §2.3: one extended key usage, critical. Other bits of the key usage would let it sign something else.</summary>
    private static bool IsTimeStamper(Certificate leaf) =>
        leaf.ExtendedKeyUsage is [Oids.TimeStamping]
        && leaf.Extensions.Any(extension => extension.Oid == Oids.ExtendedKeyUsage && extension.Critical)
        && (leaf.KeyUsage is not { } usage || (usage & ~(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation)) == KeyUsage.None);

    private static bool HasUsage(Certificate certificate, KeyUsage any) => certificate.KeyUsage is not { } usage || (usage & any) != KeyUsage.None;

    /// <summary>Not anyExtendedKeyUsage: applications may demand the particular one (RFC 5280 §4.2.1.12), and these do.</summary>
    private static bool Allows(Certificate certificate, PathPurpose purpose) => certificate.ExtendedKeyUsage.Count == 0 || purpose switch
    {
        PathPurpose.Authentication => certificate.ExtendedKeyUsage.Contains(Oids.ClientAuth),
        PathPurpose.Signing => certificate.ExtendedKeyUsage.Contains(Oids.EmailProtection) || certificate.ExtendedKeyUsage.Contains(Oids.DocumentSigning),
        PathPurpose.TimeStamping => certificate.ExtendedKeyUsage.Contains(Oids.TimeStamping),
        PathPurpose.OcspSigning => certificate.ExtendedKeyUsage.Contains(Oids.OcspSigning),
        PathPurpose.TlsServer => certificate.ExtendedKeyUsage.Contains(Oids.ServerAuth),
        _ => true,
    };
}
