using Tanba.Authority.Profiles;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;

namespace Tanba.Authority.Tests.Profiles;

public sealed class ProfileTests
{
    private static readonly ProfileSet Shipped = ProfileSet.Read(TestAuthority.ProfileDirectory, TestAuthority.PublicAddress).Value;

    [Theory]
    [InlineData("individual-auth-rsa", "AUTH_RSA256", "auth")]
    [InlineData("individual-sign-rsa", "RSA256", "sign")]
    public void An_individual_has_an_authentication_and_a_signing_key(string name, string prefix, string role)
    {
        var profile = Shipped.Find(name)!;
        Assert.Equal(prefix, profile.FilePrefix);
        Assert.Equal(role, profile.Role);
        Assert.Equal("rsa2048", profile.KeyKind);
        Assert.Equal(TimeSpan.FromDays(365), profile.Validity);
    }

    [Fact]
    public void A_profile_that_is_not_there_is_not_found() => Assert.Null(Shipped.Find("individual-sign"));

    [Fact]
    public void A_subject_has_the_order_and_the_string_types_of_the_national_certificates()
    {
        var subject = TestAuthority.Subject(Shipped.Find("individual-sign-rsa")!);
        Assert.Equal(
            [
                new(Oids.CommonName, StringType.Utf8, "ОМАРОВ ДАНИЯР"),
                new(Oids.Surname, StringType.Utf8, "ОМАРОВ"),
                new(Oids.SerialNumberAttribute, StringType.Printable, "IIN900101300007"),
                new(Oids.Country, StringType.Printable, "KZ"),
                new(Oids.Locality, StringType.Utf8, "АСТАНА"),
                new(Oids.StateOrProvince, StringType.Utf8, "АСТАНА"),
                new NameAttribute(Oids.GivenName, StringType.Utf8, "ЕРЛАНҰЛЫ"),
            ],
            subject.Attributes);
    }

    [Fact]
    public void Who_has_no_patronymic_and_no_locality_has_a_shorter_name()
    {
        var profile = Shipped.Find("individual-sign-rsa")!;
        var subject = profile.Subject(new("КИМ", "АННА", null, "990630409991", "KZ", " ", null));
        Assert.Equal([Oids.CommonName, Oids.Surname, Oids.SerialNumberAttribute, Oids.Country], subject.Attributes.Select(attribute => attribute.Oid));
        Assert.Null(profile.Objects(subject));
    }

    [Fact]
    public void A_name_in_another_order_is_refused()
    {
        var profile = Shipped.Find("individual-sign-rsa")!;
        var subject = new DistinguishedName(TestAuthority.Subject(profile).Attributes.Reverse());
        Assert.Equal("issue.subject-wrong", profile.Objects(subject)!.Code);
    }

    [Fact]
    public void A_name_with_another_string_type_is_refused()
    {
        var profile = Shipped.Find("individual-sign-rsa")!;
        var subject = new DistinguishedName(TestAuthority.Subject(profile).Attributes.Select(a => a.Oid == Oids.Country ? a with { Type = StringType.Utf8 } : a));
        Assert.Equal("issue.subject-wrong", profile.Objects(subject)!.Code);
    }

    [Fact]
    public void A_name_with_something_more_is_refused()
    {
        var profile = Shipped.Find("individual-sign-rsa")!;
        var subject = new DistinguishedName([.. TestAuthority.Subject(profile).Attributes, NameAttribute.Utf8(Oids.Organization, "АО \"ТЕСТ\"")]);
        Assert.Equal("issue.subject-wrong", profile.Objects(subject)!.Code);
    }

    [Fact]
    public void A_key_of_another_kind_is_refused()
    {
        using var key = Tanba.Keys.SoftwareKey.Generate("p256");
        Assert.Equal("issue.key-kind-wrong", Shipped.Find("individual-sign-rsa")!.Objects(key.PublicKey)!.Code);
    }

    [Fact]
    public void Extensions_are_those_of_2018_to_2023()
    {
        var profile = Shipped.Find("individual-auth-rsa")!;
        var extensions = profile.Extensions(TestAuthority.Key().PublicKey, new byte[20], TestAuthority.Storage, email: null);
        Assert.Equal(
            [
                Oids.KeyUsage, Oids.ExtendedKeyUsage, Oids.AuthorityKeyIdentifier, Oids.SubjectKeyIdentifier, Oids.CertificatePolicies,
                Oids.CrlDistributionPoints, Oids.FreshestCrl, Oids.AuthorityInfoAccess, Oids.KzKeyStorage,
            ],
            extensions.Select(extension => extension.Oid));
        Assert.Equal(Oids.KeyUsage, Assert.Single(extensions, extension => extension.Critical).Oid);
    }

    [Fact]
    public void An_email_is_an_alternative_name_only_when_it_is_given()
    {
        var profile = Shipped.Find("individual-sign-rsa")!;
        Extension? Name(string? email) =>
            profile.Extensions(TestAuthority.Key().PublicKey, new byte[20], TestAuthority.Storage, email).FirstOrDefault(extension => extension.Oid == Oids.SubjectAltName);
        Assert.Null(Name(null));
        Assert.Null(Name(""));
        Assert.NotNull(Name("daniyar@tanba.example"));
    }

    [Fact]
    public void The_one_key_of_2022_has_the_national_subject_and_extensions()
    {
        var profile = Shipped.Find("individual-gost")!;
        Assert.Equal(("GOST512", "both", "gost512"), (profile.FilePrefix, profile.Role, profile.KeyKind));
        Assert.Equal(
            [Oids.CommonName, Oids.Surname, Oids.SerialNumberAttribute, Oids.Country, Oids.GivenName],
            TestAuthority.Subject(profile).Attributes.Select(attribute => attribute.Oid));

        using var key = Tanba.Keys.SoftwareKey.Generate("gost512");
        var extensions = profile.Extensions(key.PublicKey, new byte[20], TestAuthority.Storage, email: null).ToDictionary(extension => extension.Oid);
        Assert.True(extensions[Oids.SubjectKeyIdentifier].Value.Span.EndsWith(key.PublicKey.Sha1OfKeyBits()));

        // KeyUsage digitalSignature, nonRepudiation, keyAgreement; policy 1.2.398.3.3.2 with CPS and no notice.
        Assert.Equal("030203c8", Convert.ToHexStringLower(extensions[Oids.KeyUsage].Value.Span));
        Assert.Equal(CertificatePoliciesExtension.Write(Oids.KzPolicy, "http://pki.tanba.example/cps"), extensions[Oids.CertificatePolicies]);
        Assert.Null(profile.Objects(TestAuthority.Subject(profile)));
        Assert.Null(profile.Objects(key.PublicKey));
    }

    [Fact]
    public void Its_serial_number_follows_from_the_key()
    {
        using var key = Tanba.Keys.SoftwareKey.Generate("gost512");
        Assert.Equal(SerialNumber.FromKeyIdentifier(key.PublicKey.Sha1OfKeyBits()), Shipped.Find("individual-gost")!.SerialNumberOf(key.PublicKey));
        Assert.Null(Shipped.Find("individual-sign-rsa")!.SerialNumberOf(key.PublicKey));
    }
}
