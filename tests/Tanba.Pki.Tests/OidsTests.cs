using System.Formats.Asn1;
using System.Numerics;
using System.Reflection;

namespace Tanba.Pki.Tests;

public class OidsTests
{
    private static readonly IReadOnlyList<(string Name, string Oid)> All =
        [.. typeof(Oids).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (field.Name, (string)field.GetRawConstantValue()!))];

    [Fact]
    public void Every_identifier_is_well_formed_and_survives_der() => Assert.All(All, row =>
    {
        var der = Der.Write(writer => writer.WriteObjectIdentifier(row.Oid));
        Assert.Equal(row.Oid, new AsnReader(der, AsnEncodingRules.DER).ReadObjectIdentifier());
    });

    [Fact]
    public void No_identifier_has_two_names() =>
        Assert.Empty(All.GroupBy(row => row.Oid).Where(group => group.Count() > 1).Select(group => string.Join(" = ", group.Select(row => row.Name))));

    /// <summary>One digit mistyped in the table would be read and written by us alike: openssl has its own table.</summary>
    [Theory]
    [InlineData(Oids.RsaEncryption, "rsaEncryption")]
    [InlineData(Oids.Sha256WithRsa, "sha256WithRSAEncryption")]
    [InlineData(Oids.Sha512WithRsa, "sha512WithRSAEncryption")]
    [InlineData(Oids.RsaPss, "rsassaPss")]
    [InlineData(Oids.EcPublicKey, "id-ecPublicKey")]
    [InlineData(Oids.P256, "prime256v1")]
    [InlineData(Oids.P384, "secp384r1")]
    [InlineData(Oids.EcdsaWithSha256, "ecdsa-with-SHA256")]
    [InlineData(Oids.EcdsaWithSha384, "ecdsa-with-SHA384")]
    [InlineData(Oids.Sha1, "sha1")]
    [InlineData(Oids.Sha384, "sha384")]
    [InlineData(Oids.SerialNumberAttribute, "serialNumber")]
    [InlineData(Oids.BusinessCategory, "businessCategory")]
    [InlineData(Oids.UserId, "userId")]
    [InlineData(Oids.SubjectAltName, "X509v3 Subject Alternative Name")]
    [InlineData(Oids.DeltaCrlIndicator, "X509v3 Delta CRL Indicator")]
    [InlineData(Oids.IssuingDistributionPoint, "X509v3 Issuing Distribution Point")]
    [InlineData(Oids.CertificateIssuer, "X509v3 Certificate Issuer")]
    [InlineData(Oids.FreshestCrl, "X509v3 Freshest CRL")]
    [InlineData(Oids.InhibitAnyPolicy, "X509v3 Inhibit Any Policy")]
    [InlineData(Oids.AuthorityInfoAccess, "Authority Information Access")]
    [InlineData(Oids.OcspSigning, "OCSP Signing")]
    [InlineData(Oids.TimeStamping, "Time Stamping")]
    [InlineData(Oids.OcspNonce, "OCSP Nonce")]
    [InlineData(Oids.OcspNoCheck, "OCSP No Check")]
    [InlineData(Oids.CmsData, "pkcs7-data")]
    [InlineData(Oids.CmsSignedData, "pkcs7-signedData")]
    [InlineData(Oids.MessageDigestAttribute, "messageDigest")]
    [InlineData(Oids.SigningTimeAttribute, "signingTime")]
    [InlineData(Oids.SigningCertificateV2Attribute, "id-smime-aa-signingCertificateV2")]
    [InlineData(Oids.SignatureTimeStampAttribute, "id-smime-aa-timeStampToken")]
    [InlineData(Oids.ExtensionRequestAttribute, "Extension Request")]
    [InlineData(Oids.FriendlyNameAttribute, "friendlyName")]
    [InlineData(Oids.ShroudedKeyBag, "pkcs8ShroudedKeyBag")]
    [InlineData(Oids.Sha224, "sha224")]
    [InlineData(Oids.LocalKeyIdAttribute, "localKeyID")]
    [InlineData(Oids.KeyBag, "keyBag")]
    [InlineData(Oids.CertBag, "certBag")]
    [InlineData(Oids.CrlBag, "crlBag")]
    [InlineData(Oids.SecretBag, "secretBag")]
    [InlineData(Oids.SafeContentsBag, "safeContentsBag")]
    [InlineData(Oids.PbeSha1TripleDes, "pbeWithSHA1And3-KeyTripleDES-CBC")]
    [InlineData(Oids.PbeSha1TwoKeyTripleDes, "pbeWithSHA1And2-KeyTripleDES-CBC")]
    [InlineData(Oids.PbeSha1Rc2Of128, "pbeWithSHA1And128BitRC2-CBC")]
    [InlineData(Oids.PbeSha1Rc2Of40, "pbeWithSHA1And40BitRC2-CBC")]
    [InlineData(Oids.Pbmac1, "PBMAC1")]
    [InlineData(Oids.HmacSha1, "hmacWithSHA1")]
    [InlineData(Oids.HmacSha224, "hmacWithSHA224")]
    [InlineData(Oids.HmacSha384, "hmacWithSHA384")]
    [InlineData(Oids.HmacSha512, "hmacWithSHA512")]
    [InlineData(Oids.Rc2Cbc, "rc2-cbc")]
    [InlineData(Oids.TripleDesCbc, "des-ede3-cbc")]
    [InlineData(Oids.Aes128Cbc, "aes-128-cbc")]
    [InlineData(Oids.Aes192Cbc, "aes-192-cbc")]
    [InlineData(Oids.Pbes2, "PBES2")]
    [InlineData(Oids.Pbkdf2, "PBKDF2")]
    [InlineData(Oids.HmacSha256, "hmacWithSHA256")]
    [InlineData(Oids.Aes256Cbc, "aes-256-cbc")]
    [InlineData(Oids.TstInfo, "id-smime-ct-TSTInfo")]
    public void Openssl_knows_it_by_the_name_we_mean(string oid, string name)
    {
        using var openssl = new OpenSsl();
        openssl.Put("oid", Asn.Oid(oid));
        Assert.EndsWith(":" + name, openssl.Run("asn1parse", "-inform", "DER", "-in", "oid").TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_type_of_acts_is_the_integer_of_its_uuid() // ITU-T X.667 §8
    {
        var uuid = Guid.Parse("947d0cfe-9494-4e64-b118-11b7db5d899c");
        var integer = new BigInteger(uuid.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);
        Assert.Equal(Oids.TanbaAct, "2.25." + integer.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((4, 8), (uuid.Version, uuid.Variant & 0xc)); // drawn at random, of the standard's variant
    }

    [Fact]
    public void Everything_of_the_country_lies_under_its_arc_but_the_old_one_of_gamma() =>
        Assert.All(All.Where(row => row.Name.StartsWith("Kz", StringComparison.Ordinal) && row.Oid != Oids.KzGammaGostSignature), row => Assert.StartsWith("1.2.398.", row.Oid, StringComparison.Ordinal));
}
