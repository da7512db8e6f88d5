namespace Tanba.Pki;

/// <content>Signed documents, requests and key files: CMS, PKCS#9, PKCS#12, PKCS#5.</content>
public static partial class Oids
{
    // CMS content types and attributes: RFC 5652, RFC 5035, RFC 5126.
    public const string CmsData = "1.2.840.113549.1.7.1";
    public const string CmsSignedData = "1.2.840.113549.1.7.2";
    public const string CmsEnvelopedData = "1.2.840.113549.1.7.3";
    public const string CmsDigestedData = "1.2.840.113549.1.7.5";
    public const string CmsEncryptedData = "1.2.840.113549.1.7.6";
    public const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    public const string MessageDigestAttribute = "1.2.840.113549.1.9.4";
    public const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    public const string CounterSignatureAttribute = "1.2.840.113549.1.9.6";
    public const string SigningCertificateAttribute = "1.2.840.113549.1.9.16.2.12";
    public const string SigningCertificateV2Attribute = "1.2.840.113549.1.9.16.2.47";
    public const string SignatureTimeStampAttribute = "1.2.840.113549.1.9.16.2.14";
    public const string OcspRevocationInfo = "1.3.6.1.5.5.7.16.2";
    public const string CmsAlgorithmProtectionAttribute = "1.2.840.113549.1.9.52";

    // PKCS#9 attributes of requests: RFC 2985.
    public const string UnstructuredNameAttribute = "1.2.840.113549.1.9.2";
    public const string ChallengePasswordAttribute = "1.2.840.113549.1.9.7";
    public const string ExtensionRequestAttribute = "1.2.840.113549.1.9.14";
    public const string FriendlyNameAttribute = "1.2.840.113549.1.9.20";
    public const string LocalKeyIdAttribute = "1.2.840.113549.1.9.21";

    // PKCS#12 bags and password-based encryption: RFC 7292, RFC 8018.
    public const string KeyBag = "1.2.840.113549.1.12.10.1.1";
    public const string ShroudedKeyBag = "1.2.840.113549.1.12.10.1.2";
    public const string CertBag = "1.2.840.113549.1.12.10.1.3";
    public const string CrlBag = "1.2.840.113549.1.12.10.1.4";
    public const string SecretBag = "1.2.840.113549.1.12.10.1.5";
    public const string SafeContentsBag = "1.2.840.113549.1.12.10.1.6";
    public const string X509CertificateBagType = "1.2.840.113549.1.9.22.1";
    public const string PbeSha1TripleDes = "1.2.840.113549.1.12.1.3";
    public const string PbeSha1TwoKeyTripleDes = "1.2.840.113549.1.12.1.4";
    public const string PbeSha1Rc2Of128 = "1.2.840.113549.1.12.1.5";
    public const string PbeSha1Rc2Of40 = "1.2.840.113549.1.12.1.6";
    public const string Pbes2 = "1.2.840.113549.1.5.13";
    public const string Pbkdf2 = "1.2.840.113549.1.5.12";
    public const string Pbmac1 = "1.2.840.113549.1.5.14";
    public const string HmacSha1 = "1.2.840.113549.2.7";
    public const string HmacSha224 = "1.2.840.113549.2.8";
    public const string HmacSha256 = "1.2.840.113549.2.9";
    public const string HmacSha384 = "1.2.840.113549.2.10";
    public const string HmacSha512 = "1.2.840.113549.2.11";
    public const string Rc2Cbc = "1.2.840.113549.3.2";
    public const string TripleDesCbc = "1.2.840.113549.3.7";
    public const string Aes128Cbc = "2.16.840.1.101.3.4.1.2";
    public const string Aes192Cbc = "2.16.840.1.101.3.4.1.22";
    public const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    // Java's key store (JKS): the protector of its private keys.
    public const string JavaKeyProtector = "1.3.6.1.4.1.42.2.17.1.1";
}
