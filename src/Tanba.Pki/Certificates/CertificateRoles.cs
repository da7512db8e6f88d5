namespace Tanba.Pki.Certificates;

/// <summary>
/// Whom and what a key is for, in stable words: <c>authentication</c> and <c>signing</c> (<see cref="CertificatePurpose"/>), then what the
/// national extended key usages say (register of root.gov.kz/oid, 1.2.398.3.3.4 and 1.2.398.5.19.1.2.2.1).
/// </summary>
public static class CertificateRoles
{
    private static readonly (string Oid, string Word)[] National =
    [
        (Oids.KzIndividual, "individual"),
        (Oids.KzIndividualSystem, "system-of-individual"),
        (Oids.KzEntity, "organisation"),
        (Oids.KzEntityHead, "head"),
        (Oids.KzEntitySignatory, "signatory"),
        (Oids.KzEntityFinancialSignatory, "financial-signatory"),
        (Oids.KzEntityHrOfficer, "hr-officer"),
        (Oids.KzEntityEmployee, "employee"),
        (Oids.KzEntitySystem, "system-of-organisation"),
        (Oids.KzTreasuryClient, "treasury-client"),
        (Oids.KzAuthorityAdministrator, "authority-administrator"),
        (Oids.KzAuthorityManager, "authority-manager"),
        (Oids.KzAuthorityOperator, "authority-operator"),
        (Oids.TimeStamping, "time-stamping"),
        (Oids.OcspSigning, "ocsp-signing"),
    ];

    /// <summary>The words, in a fixed order; empty when the certificate says nothing of the kind.</summary>
    public static IReadOnlyList<string> Of(Certificate certificate) =>
    [
        .. CertificatePurpose.Authenticates(certificate) ? ["authentication"] : Array.Empty<string>(),
        .. CertificatePurpose.Signs(certificate) ? ["signing"] : Array.Empty<string>(),
        .. National.Where(role => certificate.ExtendedKeyUsage.Contains(role.Oid, StringComparer.Ordinal)).Select(role => role.Word),
    ];
}
