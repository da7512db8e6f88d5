using Tanba.Authority.Issuance;
using Tanba.Authority.Profiles;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Profiles;

/// <summary>Keys of information systems: the two profiles, and what is issued by them.</summary>
public sealed class SystemProfileTests
{
    private const string Oid = "1.2.398.3.3.4.1.1.1.7";

    private static readonly ProfileSet Shipped = ProfileSet.Read(TestAuthority.ProfileDirectory, TestAuthority.PublicAddress).Value;

    private static readonly SubjectFacts Facts = new("Омаров", "Данияр", "Ерланұлы", TestAuthority.Iin, "KZ", "Астана", "Астана") { System = new(Oid, "Учёт «Алма»") };

    [Theory]
    [InlineData("individual-system-rsa", "IS_RSA256", "rsa2048")]
    [InlineData("individual-system-gost", "IS_GOST512", "gost512")]
    public void A_systems_key_has_its_role_its_file_name_and_three_years(string name, string prefix, string kind)
    {
        var profile = Shipped.Find(name)!;
        Assert.Equal((prefix, "system", kind), (profile.FilePrefix, profile.Role, profile.KeyKind));
        Assert.Equal(TimeSpan.FromDays(1095), profile.Validity);
        Assert.False(profile.HasEmail);
    }

    [Theory]
    [InlineData("individual-system-rsa")]
    [InlineData("individual-system-gost")]
    public void The_subject_is_the_system_and_the_number_of_its_owner(string name)
    {
        var profile = Shipped.Find(name)!;
        var subject = profile.Subject(Facts);
        Assert.Equal(
            [
                new(Oids.UserId, StringType.Utf8, Oid),
                new(Oids.CommonName, StringType.Utf8, "Учёт «Алма»"),
                new(Oids.SerialNumberAttribute, StringType.Printable, "IIN" + TestAuthority.Iin),
                new NameAttribute(Oids.Country, StringType.Printable, "KZ"),
            ],
            subject.Attributes);
        Assert.Null(profile.Objects(subject));
    }

    [Theory]
    [InlineData("individual-system-rsa")]
    [InlineData("individual-system-gost")]
    public void Without_a_system_there_is_no_such_certificate(string name)
    {
        var profile = Shipped.Find(name)!;
        Assert.Equal("issue.subject-wrong", profile.Objects(profile.Subject(Facts with { System = null }))!.Code);
        Assert.Equal("issue.subject-wrong", profile.Objects(profile.Subject(Facts with { System = new(" ", "Учёт") }))!.Code);
        Assert.Equal("issue.subject-wrong", profile.Objects(profile.Subject(Facts with { System = new(Oid, "") }))!.Code);
        Assert.Equal("issue.subject-wrong", profile.Objects(TestAuthority.Subject(Shipped.Find("individual-sign-rsa")!))!.Code);
    }

    [Theory]
    [InlineData("individual-auth-rsa")]
    [InlineData("individual-sign-rsa")]
    [InlineData("individual-gost")]
    public void The_name_of_a_system_fits_no_profile_of_a_person(string name)
    {
        var subject = Shipped.Find("individual-system-rsa")!.Subject(Facts);
        Assert.Equal("issue.subject-wrong", Shipped.Find(name)!.Objects(subject)!.Code);
    }

    [Theory]
    [InlineData("sqlite", "individual-system-rsa", KeyUsage.DigitalSignature | KeyUsage.NonRepudiation | KeyUsage.KeyEncipherment)]
    [InlineData("sqlite", "individual-system-gost", KeyUsage.DigitalSignature | KeyUsage.NonRepudiation | KeyUsage.KeyAgreement)]
    public async Task What_is_issued_serves_the_system_and_neither_logs_in_nor_signs(string store, string profile, KeyUsage usage)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        using var made = profile.EndsWith("gost", StringComparison.Ordinal) ? SoftwareKey.Generate("gost512") : null;
        var order = Order(authority, profile, made ?? TestAuthority.Key(), Facts);

        var issued = (await authority.Issue.RunAsync(order, "test", TestAuthority.Stop)).Value;

        Assert.True(CertificatePurpose.IsForSystem(issued));
        Assert.Equal(usage, issued.KeyUsage);
        Assert.Equal([Oids.KzIndividual, Oids.KzIndividualSystem], issued.ExtendedKeyUsage);
        Assert.Equal([Oids.KzPolicy], issued.Policies);
        Assert.Equal((TestClock.Noon, TestClock.Noon.AddDays(1095)), (issued.NotBefore, issued.NotAfter));
        Assert.Equal(SerialNumber.FromKeyIdentifier(issued.PublicKey.Sha1OfKeyBits()), issued.SerialNumber);
        Assert.Equal((Oid, TestAuthority.Iin), (issued.Subject.Find(Oids.UserId), issued.Subject.Iin));
    }

    [Fact]
    public async Task An_email_that_was_given_is_left_out()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var order = Order(authority, "individual-system-rsa", TestAuthority.Key(), Facts) with { Email = "daniyar@tanba.example" };
        var issued = (await authority.Issue.RunAsync(order, "test", TestAuthority.Stop)).Value;
        Assert.Null(issued.Email);
        Assert.DoesNotContain(issued.Extensions, extension => extension.Oid == Oids.SubjectAltName);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_order_without_a_system_is_refused_and_nothing_is_issued(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var order = Order(authority, "individual-system-rsa", TestAuthority.Key(), Facts with { System = null });
        Assert.Equal("issue.subject-wrong", (await authority.Issue.RunAsync(order, "test", TestAuthority.Stop)).Rejection!.Code);
        Assert.Empty(await authority.Find.OfApplicationAsync(order.Application, TestAuthority.Stop));
    }

    [Theory]
    [InlineData("individual-system-rsa", "gost512")]
    [InlineData("individual-system-rsa", "p256")]
    [InlineData("individual-system-gost", "p256")]
    public void A_key_of_another_kind_is_refused(string profile, string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        Assert.Equal("issue.key-kind-wrong", Shipped.Find(profile)!.Objects(key.PublicKey)!.Code);
    }

    private static CertificateOrder Order(TestAuthority authority, string profile, SoftwareKey key, SubjectFacts facts)
    {
        var subject = authority.Profiles.Find(profile)!.Subject(facts);
        var request = CertificationRequest.Create(subject, key, [KeyStorageExtension.Write(TestAuthority.Storage)]);
        return new("402177350186", profile, UnverifiedRequest.Decode(request).Value.Verify().Value, subject, TestAuthority.Storage, null, TestAuthority.Iin);
    }
}
