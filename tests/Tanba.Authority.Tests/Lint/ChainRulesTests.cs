using Tanba.Authority.Lint.Rules;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using static Tanba.Authority.Tests.Lint.Samples;

namespace Tanba.Authority.Tests.Lint;

/// <summary>Rules about a certificate's place under its issuer: a bad, a good and a not applicable sample each.</summary>
public sealed class ChainRulesTests
{
    [Fact]
    public void The_authority_key_identifier_is_the_issuers_subject_key_identifier() => Judge(
        AuthorityKeyIdentifierNamesIssuer.Rule,
        bad: Leaf.With(AuthorityKeyIdentifierExtension.Write(new byte[20])),
        good: Leaf,
        notApplicable: Root);

    [Fact]
    public void The_authority_key_identifier_must_be_there_and_not_be_critical()
    {
        Judge(AuthorityKeyIdentifierNamesIssuer.Rule, bad: Leaf.Without(Oids.AuthorityKeyIdentifier), good: Leaf, notApplicable: Root);
        Judge(AuthorityKeyIdentifierNamesIssuer.Rule, bad: Leaf.Turned(Oids.AuthorityKeyIdentifier), good: Leaf, notApplicable: Root);
    }

    [Fact]
    public void Basic_constraints_of_a_CA_are_critical() => Judge(
        BasicConstraintsOfCaCritical.Rule, bad: Root.Turned(Oids.BasicConstraints), good: Root, notApplicable: Leaf);

    [Fact]
    public void A_CA_has_a_subject_key_identifier() => Judge(
        CaHasSubjectKeyIdentifier.Rule, bad: Root.Without(Oids.SubjectKeyIdentifier), good: Root, notApplicable: Leaf);

    [Fact]
    public void Authority_information_access_is_not_critical() => Judge(
        AuthorityInfoAccessNotCritical.Rule, bad: Leaf.Turned(Oids.AuthorityInfoAccess), good: Leaf, notApplicable: Root);

    [Fact]
    public void Freshest_CRL_is_not_critical() => Judge(
        FreshestCrlNotCritical.Rule, bad: Leaf.Turned(Oids.FreshestCrl), good: Leaf, notApplicable: Root);

    [Theory]
    [InlineData("ldap://a.example/cn=a")]
    [InlineData("https://a.example/a.crl")]
    [InlineData("a.crl")]
    public void A_distribution_point_has_an_http_address(string address) => Judge(
        DistributionPointsHaveHttpAddress.Rule,
        bad: Leaf.With(CrlDistributionPointsExtension.Write([address])),
        good: Leaf.With(CrlDistributionPointsExtension.Write(["ldap://a.example/cn=a", "http://a.example/a.crl"])),
        notApplicable: Root);

    [Fact]
    public void A_distribution_point_is_not_critical() => Judge(
        DistributionPointsHaveHttpAddress.Rule, bad: Leaf.Turned(Oids.CrlDistributionPoints), good: Leaf, notApplicable: Root);

    [Theory]
    [InlineData("01")]
    [InlineData("0f00000000000000000000000000000000000000")]
    [InlineData("10000000000000000000000000000000000000")]
    public void A_serial_number_is_twenty_octets_drawn_at_random(string serial) => Judge(
        SerialNumberIsLongAndRandom.Rule,
        bad: Leaf with { SerialNumber = SerialNumber.Parse(serial).Value },
        good: Leaf,
        notApplicable: Root with { SerialNumber = SerialNumber.Parse("01").Value });

    [Fact]
    public void The_validity_lies_inside_the_issuers()
    {
        Judge(ValidityLiesInsideIssuers.Rule, bad: Leaf with { NotAfter = Issuer.NotAfter.AddSeconds(1) }, good: Leaf with { NotAfter = Issuer.NotAfter }, notApplicable: Root);
        Judge(ValidityLiesInsideIssuers.Rule, bad: Leaf with { NotBefore = Issuer.NotBefore.AddSeconds(-1) }, good: Leaf with { NotBefore = Issuer.NotBefore }, notApplicable: Root);
        Judge(ValidityLiesInsideIssuers.Rule, bad: Leaf with { NotAfter = Leaf.NotBefore }, good: Leaf, notApplicable: Root with { NotAfter = Issuer.NotAfter.AddYears(50) });
    }
}
