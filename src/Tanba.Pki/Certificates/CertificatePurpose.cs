namespace Tanba.Pki.Certificates;

/// <summary>
/// What the key of a person's certificate is for, in both generations of the national profile: since 2018 one key to log in with and
/// one to sign with, since 2022 one key for both.
/// </summary>
public static class CertificatePurpose
{
    /// <summary>Key usage digitalSignature and extended key usage clientAuth (RFC 5280 §4.2.1.12: both must allow it); or a key for both.</summary>
    public static bool Authenticates(Certificate certificate) =>
        Has(certificate, KeyUsage.DigitalSignature) && (certificate.ExtendedKeyUsage.Contains(Oids.ClientAuth, StringComparer.Ordinal) || IsForBoth(certificate));

    /// <summary>Key usage nonRepudiation and extended key usage emailProtection.</summary>
    public static bool Signs(Certificate certificate) =>
        Has(certificate, KeyUsage.NonRepudiation) && certificate.ExtendedKeyUsage.Contains(Oids.EmailProtection, StringComparer.Ordinal);

    /// <summary>
    /// A key of the profile of 2022: it signs, its usage has digitalSignature too, and its policy is the one that names neither purpose,
    /// 1.2.398.3.3.2, where those of 2018 have …2.1 to …2.4.
    /// </summary>
    public static bool IsForBoth(Certificate certificate) =>
        Signs(certificate) && Has(certificate, KeyUsage.DigitalSignature) && certificate.Policies.Contains(Oids.KzPolicy, StringComparer.Ordinal);

    /// <summary>A key of an information system: it serves a program, and neither logs a person in nor signs for one (register of root.gov.kz/oid, 1.2.398.3.3.4.1.1.1).</summary>
    public static bool IsForSystem(Certificate certificate) =>
        Has(certificate, KeyUsage.DigitalSignature) && certificate.ExtendedKeyUsage.Contains(Oids.KzIndividualSystem, StringComparer.Ordinal)
            && !Authenticates(certificate) && !Signs(certificate);

    private static bool Has(Certificate certificate, KeyUsage usage) => certificate.KeyUsage is { } allowed && allowed.HasFlag(usage);
}
