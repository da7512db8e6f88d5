using Tanba.Keys;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates;

public class CertificatePurposeTests
{
    private const KeyUsage Both = KeyUsage.DigitalSignature | KeyUsage.NonRepudiation;

    [Theory]
    [InlineData("authentication of 2018", KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment, Oids.ClientAuth, Oids.KzPolicyIndividualAuthentication, true, false)]
    [InlineData("signing of 2018", Both, Oids.EmailProtection, Oids.KzPolicyIndividualSigning, false, true)]
    [InlineData("an entity's signing of 2018", Both, Oids.EmailProtection, Oids.KzPolicyEntitySigning, false, true)]
    [InlineData("both of 2022", Both | KeyUsage.KeyAgreement, Oids.EmailProtection, Oids.KzPolicy, true, true)]
    [InlineData("both of July 2022", Both | KeyUsage.KeyEncipherment, Oids.EmailProtection, Oids.KzPolicy, true, true)]
    [InlineData("without the extended usage", Both, Oids.KzIndividual, Oids.KzPolicy, false, false)]
    [InlineData("without non-repudiation", KeyUsage.DigitalSignature, Oids.EmailProtection, Oids.KzPolicy, false, false)]
    [InlineData("log-in without digitalSignature", KeyUsage.KeyEncipherment, Oids.ClientAuth, Oids.KzPolicyIndividualAuthentication, false, false)]
    public void A_certificate_says_what_its_key_is_for(string words, KeyUsage usage, string extended, string policy, bool authenticates, bool signs)
    {
        var certificate = TestPki.Make(TestPki.Name("ISSUING TEST"), TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey,
            [KeyUsageExtension.Write(usage), ExtendedKeyUsageExtension.Write([extended]), CertificatePoliciesExtension.Write(policy)]);
        Assert.True((authenticates, signs) == (CertificatePurpose.Authenticates(certificate), CertificatePurpose.Signs(certificate)), words);
        Assert.Equal(authenticates && signs, CertificatePurpose.IsForBoth(certificate));
    }

    [Theory]
    [InlineData("AUTH_RSA256_b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d.p12", true, false)]
    [InlineData("RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.p12", false, true)]
    [InlineData("GOSTKNCA_13a3741b52d7bf860aab199b56fad1f4652e357b.p12", false, true)]
    [InlineData("GOST512_individual_2026.p12", true, true)]
    public void National_keys_are_for_what_their_file_says(string file, bool authenticates, bool signs)
    {
        using var password = new Secret("Qwerty12");
        using var key = Assert.Single(new Pkcs12Store().Open(SharedData.Path($"keys/{file}"), password).Value);
        Assert.Equal((authenticates, signs), (CertificatePurpose.Authenticates(key.Certificate), CertificatePurpose.Signs(key.Certificate)));
    }
}
