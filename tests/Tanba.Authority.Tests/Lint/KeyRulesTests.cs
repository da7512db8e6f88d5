using Tanba.Authority.Lint.Rules;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using static Tanba.Authority.Tests.Lint.Samples;

namespace Tanba.Authority.Tests.Lint;

/// <summary>Rules about keys and what they may be used for: a bad, a good and a not applicable sample each.</summary>
public sealed class KeyRulesTests
{
    [Fact]
    public void Only_a_CA_signs_certificates() => Judge(
        CertSignOnlyByCa.Rule,
        bad: Leaf.With(KeyUsageExtension.Write(KeyUsage.DigitalSignature | KeyUsage.KeyCertSign)),
        good: Root,
        notApplicable: Leaf);

    [Fact]
    public void A_CA_without_the_right_to_sign_certificates_is_none() => Judge(
        CertSignOnlyByCa.Rule,
        bad: Root.With(KeyUsageExtension.Write(KeyUsage.CrlSign)),
        good: Root,
        notApplicable: Leaf.Without(Oids.KeyUsage));

    [Fact]
    public void A_key_on_an_elliptic_curve_does_not_encipher() => Judge(
        EllipticKeyDoesNotEncipher.Rule,
        bad: (Leaf with { PublicKey = EllipticKey }).With(KeyUsageExtension.Write(KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment)),
        good: Leaf with { PublicKey = EllipticKey },
        notApplicable: Leaf.With(KeyUsageExtension.Write(KeyUsage.KeyEncipherment)));

    [Fact]
    public void Every_purpose_has_a_key_usage_that_serves_it() => Judge(
        ExtendedUsageFitsKeyUsage.Rule,
        bad: Leaf.With(KeyUsageExtension.Write(KeyUsage.KeyEncipherment)).With(ExtendedKeyUsageExtension.Write([Oids.ClientAuth])),
        good: Leaf,
        notApplicable: Leaf.With(ExtendedKeyUsageExtension.Write([Oids.KzIndividual])));

    [Fact]
    public void Key_usage_is_critical() => Judge(
        KeyUsageIsCritical.Rule,
        bad: Leaf.Turned(Oids.KeyUsage),
        good: Leaf,
        notApplicable: Leaf.Without(Oids.KeyUsage));

    [Fact]
    public void Ocsp_nocheck_belongs_to_responders() => Judge(
        OcspNoCheckOnlyForResponders.Rule,
        bad: Leaf.With(OcspNoCheckExtension.Write()),
        good: Leaf.With(OcspNoCheckExtension.Write()).With(ExtendedKeyUsageExtension.Write([Oids.OcspSigning])),
        notApplicable: Leaf);

    [Fact]
    public void The_subject_key_identifier_is_a_hash_of_this_key() => Judge(
        SubjectKeyIdentifierIsOfTheKey.Rule,
        bad: Leaf.With(SubjectKeyIdentifierExtension.Write(EllipticKey.Sha1OfWhole())),
        good: Leaf,
        notApplicable: Leaf.Without(Oids.SubjectKeyIdentifier));

    [Fact]
    public void The_subject_key_identifier_may_be_of_the_key_bits_and_is_not_critical() => Judge(
        SubjectKeyIdentifierIsOfTheKey.Rule,
        bad: Leaf.Turned(Oids.SubjectKeyIdentifier),
        good: Leaf.With(SubjectKeyIdentifierExtension.Write(TestAuthority.Key().PublicKey.Sha1OfKeyBits())),
        notApplicable: Leaf.Without(Oids.SubjectKeyIdentifier));
}
