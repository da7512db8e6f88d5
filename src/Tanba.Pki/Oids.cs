namespace Tanba.Pki;

/// <summary>Every object identifier of the product, in dotted form. No other file may hold an OID literal.</summary>
public static partial class Oids
{
    // Keys and signatures: RFC 3279, RFC 4055, RFC 5480, RFC 5758.
    public const string RsaEncryption = "1.2.840.113549.1.1.1";

    // X.509 (2000) annex H: the same keys by an older name.
    public const string X500Rsa = "2.5.8.1.1";
    public const string RsaPss = "1.2.840.113549.1.1.10";
    public const string Mgf1 = "1.2.840.113549.1.1.8";
    public const string Md5WithRsa = "1.2.840.113549.1.1.4";
    public const string Sha1WithRsa = "1.2.840.113549.1.1.5";
    public const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    public const string Sha384WithRsa = "1.2.840.113549.1.1.12";
    public const string Sha512WithRsa = "1.2.840.113549.1.1.13";
    public const string Ed25519 = "1.3.101.112";
    public const string Dsa = "1.2.840.10040.4.1";
    public const string DsaWithSha1 = "1.2.840.10040.4.3";
    public const string DsaWithSha256 = "2.16.840.1.101.3.4.3.2";
    public const string EcdsaWithSha1 = "1.2.840.10045.4.1";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    public const string P521 = "1.3.132.0.35";
    public const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    public const string EcdsaWithSha384 = "1.2.840.10045.4.3.3";
    public const string EcdsaWithSha512 = "1.2.840.10045.4.3.4";

    // RFC 9881 §2.
    public const string MlDsa65 = "2.16.840.1.101.3.4.3.18";
    public const string MlDsa87 = "2.16.840.1.101.3.4.3.19";

    // Digests.
    public const string Md5 = "1.2.840.113549.2.5";
    public const string Sha1 = "1.3.14.3.2.26";
    public const string Sha224 = "2.16.840.1.101.3.4.2.4";
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";

    // Name attributes: X.520, RFC 4519, PKCS#9.
    public const string CommonName = "2.5.4.3";
    public const string Surname = "2.5.4.4";
    public const string SerialNumberAttribute = "2.5.4.5";
    public const string Country = "2.5.4.6";
    public const string Locality = "2.5.4.7";
    public const string StateOrProvince = "2.5.4.8";
    public const string StreetAddress = "2.5.4.9";
    public const string Organization = "2.5.4.10";
    public const string OrganizationalUnit = "2.5.4.11";
    public const string Title = "2.5.4.12";
    public const string BusinessCategory = "2.5.4.15";
    public const string PostalCode = "2.5.4.17";
    public const string GivenName = "2.5.4.42";
    public const string Initials = "2.5.4.43";
    public const string GenerationQualifier = "2.5.4.44";
    public const string DnQualifier = "2.5.4.46";
    public const string Pseudonym = "2.5.4.65";
    public const string OrganizationIdentifier = "2.5.4.97";
    public const string UserId = "0.9.2342.19200300.100.1.1";
    public const string DomainComponent = "0.9.2342.19200300.100.1.25";
    public const string EmailAddress = "1.2.840.113549.1.9.1";

    // Certificate, request and CRL extensions: RFC 5280 §4.2, §5.2, §5.3.
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string SubjectAltName = "2.5.29.17";
    public const string IssuerAltName = "2.5.29.18";
    public const string BasicConstraints = "2.5.29.19";
    public const string CrlNumber = "2.5.29.20";
    public const string ReasonCode = "2.5.29.21";
    public const string InvalidityDate = "2.5.29.24";
    public const string DeltaCrlIndicator = "2.5.29.27";
    public const string IssuingDistributionPoint = "2.5.29.28";
    public const string CertificateIssuer = "2.5.29.29";
    public const string NameConstraints = "2.5.29.30";
    public const string CrlDistributionPoints = "2.5.29.31";
    public const string CertificatePolicies = "2.5.29.32";
    public const string AnyPolicy = "2.5.29.32.0";
    public const string PolicyMappings = "2.5.29.33";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string PolicyConstraints = "2.5.29.36";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string FreshestCrl = "2.5.29.46";
    public const string InhibitAnyPolicy = "2.5.29.54";
    public const string AuthorityInfoAccess = "1.3.6.1.5.5.7.1.1";
    public const string SubjectInfoAccess = "1.3.6.1.5.5.7.1.11";
    public const string QcStatements = "1.3.6.1.5.5.7.1.3";

    // Policy qualifiers, access methods.
    public const string CpsQualifier = "1.3.6.1.5.5.7.2.1";
    public const string UserNoticeQualifier = "1.3.6.1.5.5.7.2.2";
    public const string OcspAccess = "1.3.6.1.5.5.7.48.1";
    public const string CaIssuersAccess = "1.3.6.1.5.5.7.48.2";
    public const string TimeStampingAccess = "1.3.6.1.5.5.7.48.3";

    // Extended key usages: RFC 5280 §4.2.1.12.
    public const string AnyExtendedKeyUsage = "2.5.29.37.0";
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    public const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    // OCSP: RFC 6960 §4.
    public const string OcspBasic = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspCrl = "1.3.6.1.5.5.7.48.1.3";
    public const string OcspResponse = "1.3.6.1.5.5.7.48.1.4";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string OcspArchiveCutoff = "1.3.6.1.5.5.7.48.1.6";
    public const string OcspServiceLocator = "1.3.6.1.5.5.7.48.1.7";
    public const string OcspPreferredSignatureAlgorithms = "1.3.6.1.5.5.7.48.1.8";
    public const string OcspSignedTimestamps = "1.3.6.1.4.1.11129.2.4.5";
    public const string OcspExtendedRevoke = "1.3.6.1.5.5.7.48.1.9";

    // Time stamps: RFC 3161.
    public const string TstInfo = "1.2.840.113549.1.9.16.1.4";

    // Our own: the content type of a signed act (docs/acts.md). ITU-T X.667 §8: 2.25 and the integer of a UUID, here
    // 947d0cfe-9494-4e64-b118-11b7db5d899c, drawn at random; nobody registers it and nobody else has it.
    public const string TanbaAct = "2.25.197375044042335997763399668607739595164";
}
