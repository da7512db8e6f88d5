using Dapper;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Requests;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Issuance;

public sealed class IssueTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [InlineData("individual-auth-rsa", KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment, Oids.ClientAuth, Oids.KzPolicyIndividualAuthentication)]
    [InlineData("individual-sign-rsa", KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, Oids.EmailProtection, Oids.KzPolicyIndividualSigning)]
    public async Task A_certificate_is_what_its_profile_says(string profile, KeyUsage usage, string purpose, string policy)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var order = authority.Order(profile: profile);
        var issued = (await authority.Issue.RunAsync(order, "test", Stop)).Value;
        Assert.True(issued.IsSignedBy(authority.Issuer.Certificate.PublicKey));
        Assert.Equal(order.Subject, issued.Subject);
        Assert.Equal(order.Request.PublicKey, issued.PublicKey);
        Assert.Equal(usage, issued.KeyUsage);
        Assert.Equal([purpose, Oids.KzIndividual], issued.ExtendedKeyUsage);
        Assert.Equal([policy], issued.Policies);
        Assert.Equal(TestAuthority.Storage, issued.KeyStorageOid);
        Assert.Equal(Convert.ToHexStringLower(issued.PublicKey.Sha1OfWhole()), issued.Ski);
        Assert.Equal(authority.Issuer.Certificate.Ski, Convert.ToHexStringLower(issued.AuthorityKeyIdentifier!.Value.Span));
        Assert.Equal(TestClock.Noon, issued.NotBefore);
        Assert.Equal(TestClock.Noon.AddDays(365), issued.NotAfter);
        Assert.Equal(20, issued.SerialNumber.Octets.Length);
        Assert.Null(issued.BasicConstraints);
    }

    [Fact]
    public async Task Addresses_lie_under_the_public_address()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        Assert.Equal(["http://pki.tanba.example/crl/issuing.crl"], issued.CrlUrls);
        Assert.Equal(["http://pki.tanba.example/crl/issuing-delta.crl"], issued.FreshestCrlUrls);
        Assert.Equal(["http://pki.tanba.example/ocsp"], issued.OcspUrls);
        Assert.Equal(["http://pki.tanba.example/cert/issuing.cer"], issued.CaIssuersUrls);
    }

    [Fact]
    public async Task An_email_stands_in_the_alternative_name_when_it_is_given()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = (await authority.Issue.RunAsync(authority.Order(email: "daniyar@tanba.example"), "test", Stop)).Value;
        Assert.Equal("daniyar@tanba.example", issued.Email);
        Assert.Contains(issued.Extensions, extension => extension.Oid == Oids.SubjectAltName);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_same_application_and_key_give_the_same_certificate(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var first = await authority.IssuedAsync();
        authority.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(first, await authority.IssuedAsync());
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_keys_of_one_application_give_two_certificates(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var auth = await authority.IssuedAsync(profile: "individual-auth-rsa", key: 0);
        var sign = await authority.IssuedAsync(profile: "individual-sign-rsa", key: 1);
        Assert.NotEqual(auth.SerialNumber, sign.SerialNumber);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Callers_at_once_get_one_certificate(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issue = authority.Issue;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => issue.RunAsync(authority.Order(), "test", Stop))));
        Assert.Single(results.Select(result => result.Value).Distinct());
        Assert.Equal(1, await CountAsync(authority, "issuance_intent"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Processes_at_once_get_one_certificate_and_whatever_else_was_signed_is_revoked(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);

        // Each with turns of its own, as in processes of their own.
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => authority.Issue.RunAsync(authority.Order(), "test", Stop))));
        var issued = results.Where(result => !result.IsRefused).Select(result => result.Value).Distinct().ToList();
        Assert.All(results.Where(result => result.IsRefused), result => Assert.Equal("issue.overtaken", result.Rejection!.Code));
        var again = (await authority.Issue.RunAsync(authority.Order(), "test", Stop)).Value;
        Assert.All(issued, certificate => Assert.Equal(again, certificate));
        Assert.Equal(1, await CountAsync(authority, "certificate"));
        Assert.Equal(await CountAsync(authority, "issuance_intent") - 1, await CountAsync(authority, "revocation"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_key_certified_for_another_application_is_refused(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        await authority.IssuedAsync();
        var refused = await authority.Issue.RunAsync(authority.Order(application: "111111111111"), "test", Stop);
        Assert.Equal("issue.key-used", refused.Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_was_issued_is_in_the_audit_log(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        await using var connection = await authority.Database.OpenAsync(Stop);
        var (act, by, subject, detail) = await connection.QuerySingleAsync<(string, string, string, string)>("SELECT act, by_whom, subject, detail FROM audit");
        Assert.Equal(("certificate.issue", "test", issued.SerialNumber.ToString()), (act, by, subject));
        Assert.Contains(Convert.ToHexStringLower(issued.Sha256()), detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_nobody_knows_is_refused() => await RefusedAsync("issue.profile-unknown", order => order with { Profile = "individual" });

    [Fact]
    public async Task A_name_of_somebody_else_is_refused() => await RefusedAsync("issue.subject-not-owner", order => order with { OwnerIin = "851231450018" });

    [Fact]
    public async Task An_owner_without_a_right_IIN_is_refused() => await RefusedAsync("iin.check-digit", order => order with { OwnerIin = "900101300008" });

    [Fact]
    public async Task An_application_without_a_number_is_refused() => await RefusedAsync("issue.application-wrong", order => order with { Application = "" });

    [Fact]
    public async Task A_storage_that_is_none_is_refused() => await RefusedAsync("issue.storage-unknown", order => order with { KeyStorageOid = Oids.KzPolicy });

    [Fact]
    public async Task A_storage_other_than_the_requests_is_refused() => await RefusedAsync("issue.storage-differs", order => order with { KeyStorageOid = Oids.KzStorageKaztoken });

    [Fact]
    public async Task An_email_that_is_none_does_not_pass_lint() => await RefusedAsync("lint.failed", order => order with { Email = "nobody" });

    [Fact]
    public async Task A_name_too_long_for_a_certificate_does_not_pass_lint() => await RefusedAsync("lint.failed", order => order with
    {
        Subject = new(order.Subject.Attributes.Select(a => a.Oid == Oids.CommonName ? a with { Value = new('А', 65) } : a)),
    });

    [Fact]
    public async Task A_name_that_is_not_the_profiles_is_refused() => await RefusedAsync("issue.subject-wrong", order => order with
    {
        Subject = new(order.Subject.Attributes.Where(a => a.Oid != Oids.Surname)),
    });

    [Fact]
    public async Task A_key_of_another_kind_is_refused()
    {
        using var key = SoftwareKey.Generate("rsa3072");
        await RefusedAsync("issue.key-kind-wrong", order => order with
        {
            Request = UnverifiedRequest.Decode(CertificationRequest.Create(order.Subject, key, [])).Value.Verify().Value,
        });
    }

    [Fact]
    public async Task A_certificate_that_would_outlive_its_issuer_is_refused()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        authority.Clock.Advance(TimeSpan.FromDays(365 * 9.5));
        var refused = await authority.Issue.RunAsync(authority.Order(), "test", Stop);
        Assert.Contains("it ends after its issuer", refused.Rejection!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_accepts_the_chain_and_reads_what_was_meant()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, (await authority.IssuedAsync()).ToPem());
        var at = TestClock.Noon.AddDays(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var verified = await OpenSsl.RunAsync(
            "verify", "-x509_strict", "-attime", at, "-CAfile", authority.Files.RootCertificate, "-untrusted", authority.Files.IssuingCertificate, path);
        var text = await OpenSsl.RunAsync("x509", "-in", path, "-noout", "-text", "-nameopt", "RFC2253,show_type,-esc_msb");
        File.Delete(path);
        Assert.Equal((0, $"{path}: OK\n"), verified);
        Assert.Contains("UTF8STRING:ЕРЛАНҰЛЫ", text.Output, StringComparison.Ordinal);
        Assert.Contains("serialNumber=PRINTABLESTRING:IIN900101300007", text.Output, StringComparison.Ordinal);
        Assert.Contains("X509v3 Freshest CRL", text.Output, StringComparison.Ordinal);
        Assert.Contains("Explicit Text: http://pki.tanba.example/cps", text.Output, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string code, Func<Tanba.Authority.Issuance.CertificateOrder, Tanba.Authority.Issuance.CertificateOrder> change)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var refused = await authority.Issue.RunAsync(change(authority.Order()), "test", Stop);
        Assert.Equal(code, refused.Rejection?.Code);
        Assert.Equal(0, await CountAsync(authority, "issuance_intent"));
    }

    private static async Task<long> CountAsync(TestAuthority authority, string table)
    {
        await using var connection = await authority.Database.OpenAsync(Stop);
        return await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM {table}");
    }
}
