using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;

namespace Tanba.Pki.Tests.Certificates;

/// <summary>A key of an information system is told from every key of a person.</summary>
public sealed class SystemPurposeTests
{
    private const KeyUsage Both = KeyUsage.DigitalSignature | KeyUsage.NonRepudiation;

    [Theory]
    [InlineData("a system's, RSA", Both | KeyUsage.KeyEncipherment, new[] { Oids.KzIndividual, Oids.KzIndividualSystem }, Oids.KzPolicy, true)]
    [InlineData("a system's, GOST", Both | KeyUsage.KeyAgreement, new[] { Oids.KzIndividual, Oids.KzIndividualSystem }, Oids.KzPolicy, true)]
    [InlineData("a system's that only signs", KeyUsage.DigitalSignature, new[] { Oids.KzIndividualSystem }, Oids.KzPolicy, true)]
    [InlineData("a system's without digitalSignature", KeyUsage.NonRepudiation | KeyUsage.KeyEncipherment, new[] { Oids.KzIndividual, Oids.KzIndividualSystem }, Oids.KzPolicy, false)]
    [InlineData("an individual's without a purpose", Both, new[] { Oids.KzIndividual }, Oids.KzPolicy, false)]
    [InlineData("one that logs in as well", Both, new[] { Oids.ClientAuth, Oids.KzIndividualSystem }, Oids.KzPolicyIndividualAuthentication, false)]
    [InlineData("one that signs as well", Both, new[] { Oids.EmailProtection, Oids.KzIndividualSystem }, Oids.KzPolicyIndividualSigning, false)]
    [InlineData("one for both as well", Both | KeyUsage.KeyAgreement, new[] { Oids.EmailProtection, Oids.KzIndividual, Oids.KzIndividualSystem }, Oids.KzPolicy, false)]
    [InlineData("authentication of 2018", KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment, new[] { Oids.ClientAuth, Oids.KzIndividual }, Oids.KzPolicyIndividualAuthentication, false)]
    [InlineData("signing of 2018", Both, new[] { Oids.EmailProtection, Oids.KzIndividual }, Oids.KzPolicyIndividualSigning, false)]
    [InlineData("both of 2022", Both | KeyUsage.KeyAgreement, new[] { Oids.EmailProtection, Oids.KzIndividual }, Oids.KzPolicy, false)]
    [InlineData("a server's", KeyUsage.DigitalSignature, new[] { Oids.ServerAuth }, Oids.KzPolicy, false)]
    public void Only_a_key_that_serves_a_program_and_no_person_is_a_systems(string words, KeyUsage usage, string[] extended, string policy, bool expected)
    {
        var certificate = Make([KeyUsageExtension.Write(usage), ExtendedKeyUsageExtension.Write(extended), CertificatePoliciesExtension.Write(policy)]);
        Assert.True(expected == CertificatePurpose.IsForSystem(certificate), words);
    }

    [Fact]
    public void A_key_is_a_systems_or_a_persons_and_never_both()
    {
        string[] usages = [Oids.ClientAuth, Oids.EmailProtection, Oids.KzIndividual, Oids.KzIndividualSystem];
        foreach (var usage in new[] { KeyUsage.DigitalSignature, KeyUsage.NonRepudiation, Both, KeyUsage.KeyEncipherment })
        {
            foreach (var extended in Enumerable.Range(1, 15).Select(bits => usages.Where((_, at) => (bits >> at & 1) == 1).ToArray()))
            {
                var certificate = Make([KeyUsageExtension.Write(usage), ExtendedKeyUsageExtension.Write(extended), CertificatePoliciesExtension.Write(Oids.KzPolicy)]);
                var isPersons = CertificatePurpose.Authenticates(certificate) || CertificatePurpose.Signs(certificate);
                Assert.False(isPersons && CertificatePurpose.IsForSystem(certificate), $"{usage}: {string.Join(' ', extended)}");
            }
        }
    }

    [Fact]
    public void A_certificate_that_says_nothing_of_its_use_is_no_systems()
    {
        Assert.False(CertificatePurpose.IsForSystem(Make([])));
        Assert.False(CertificatePurpose.IsForSystem(Make([KeyUsageExtension.Write(KeyUsage.DigitalSignature)])));
        Assert.False(CertificatePurpose.IsForSystem(Make([ExtendedKeyUsageExtension.Write([Oids.KzIndividualSystem])])));
    }

    private static Certificate Make(IReadOnlyList<Extension> extensions) =>
        TestPki.Make(TestPki.Name("ISSUING TEST"), TestPki.Person, TestPki.PersonKey, TestPki.IssuingKey, [.. extensions]);
}
