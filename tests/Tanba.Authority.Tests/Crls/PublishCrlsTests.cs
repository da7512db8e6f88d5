using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Crls;

public sealed class PublishCrlsTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_first_list_is_empty_signed_and_has_the_number_one(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var list = await FullAsync(authority);
        Assert.Equal(1, list.Number);
        Assert.Empty(list.Entries);
        Assert.True(list.IsSignedBy(authority.Issuer.Certificate.PublicKey));
        Assert.Equal(authority.Issuer.Certificate.Subject, list.Issuer);
        Assert.Equal(TestClock.Noon, list.ThisUpdate);
        Assert.Equal(TestClock.Noon.AddHours(24), list.NextUpdate);
        Assert.Contains(list.Extensions, extension => extension.Oid == Oids.FreshestCrl && !extension.Critical);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_fresh_list_is_given_again(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var first = await authority.CurrentCrl.ReadAsync(Stop);
        authority.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(first, await authority.CurrentCrl.ReadAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_list_that_has_aged_gives_way_to_the_next_number(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        _ = await FullAsync(authority);
        authority.Clock.Advance(TimeSpan.FromHours(12));
        var second = await FullAsync(authority);
        Assert.Equal(2, second.Number);
        Assert.Equal(TestClock.Noon.AddHours(36), second.NextUpdate);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revocation_is_on_the_next_list_anybody_reads(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        Assert.Empty((await FullAsync(authority)).Entries);
        await RevokeAsync(authority, issued);
        var list = await FullAsync(authority);
        Assert.Equal(2, list.Number);
        Assert.Equal(new(issued.SerialNumber, TestClock.Noon, RevocationReason.Superseded), list.Find(issued.SerialNumber));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Readers_at_once_make_one_list(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var lists = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => authority.CurrentCrl.ReadAsync(Stop))));
        Assert.All(lists, list => Assert.Equal(lists[0], list));
        Assert.Equal(1, await authority.Publish.RunAsync(Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_delta_has_what_happened_since_the_oldest_list_in_force(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (one, two, three) = (await authority.IssuedAsync(key: 0), await authority.IssuedAsync(key: 1), await authority.IssuedAsync(key: 2));
        await RevokeAsync(authority, one);
        var full = await FullAsync(authority);
        await RevokeAsync(authority, two);
        _ = await FullAsync(authority);
        authority.Clock.Advance(TimeSpan.FromMinutes(1));
        await RevokeAsync(authority, three);

        var delta = await DeltaAsync(authority);
        Assert.Equal(3, delta.Number);
        Assert.Equal(full.Number, delta.BaseNumber);
        Assert.Null(delta.Find(one.SerialNumber));
        Assert.NotNull(delta.Find(two.SerialNumber));
        Assert.NotNull(delta.Find(three.SerialNumber));
        Assert.True(delta.Extensions.Single(extension => extension.Oid == Oids.DeltaCrlIndicator).Critical);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_delta_moves_to_a_newer_base_when_the_old_one_is_out_of_force(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        _ = await FullAsync(authority);
        for (var day = 0; day < 3; day++)
        {
            authority.Clock.Advance(TimeSpan.FromHours(20));
            _ = await FullAsync(authority);
        }

        Assert.Equal(3, (await DeltaAsync(authority)).BaseNumber);
    }

    [Fact]
    public async Task The_first_delta_stands_on_the_list_of_its_own_number()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        await RevokeAsync(authority, issued);
        var delta = await DeltaAsync(authority);
        Assert.Equal(delta.Number, delta.BaseNumber);
        Assert.Empty(delta.Entries);
    }

    [Fact]
    public async Task An_expired_certificate_leaves_the_list_only_after_it_was_on_one_more()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        await RevokeAsync(authority, issued);
        authority.Clock.Advance(TimeSpan.FromDays(366));
        Assert.NotNull((await FullAsync(authority)).Find(issued.SerialNumber));
        authority.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await FullAsync(authority)).Find(issued.SerialNumber));
    }

    [Fact]
    public async Task The_roots_list_is_that_of_the_ceremony()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var list = CertificateList.Decode((await authority.CurrentCrl.ReadRootAsync(Stop))!).Value;
        Assert.Equal("НЕГІЗГІ ТАҢБА", list.Issuer.CommonName);
    }

    [Fact]
    public async Task Openssl_verifies_both_lists_and_sees_the_revoked_certificate()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        var issued = await authority.IssuedAsync();
        _ = await FullAsync(authority);
        await RevokeAsync(authority, issued);
        var folder = Directory.CreateTempSubdirectory("tanba-crl-").FullName;
        foreach (var (name, der) in new[] { ("full.crl", await authority.CurrentCrl.ReadAsync(Stop)), ("delta.crl", await authority.CurrentCrl.ReadDeltaAsync(Stop)) })
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, der);
            var read = await OpenSsl.RunAsync("crl", "-inform", "DER", "-in", path, "-CAfile", authority.Files.IssuingCertificate, "-noout", "-text");
            Assert.Contains("verify OK", read.Output, StringComparison.Ordinal);
            Assert.Contains(issued.SerialNumber.ToString().ToUpperInvariant(), read.Output, StringComparison.Ordinal);
            Assert.Contains("Superseded", read.Output, StringComparison.Ordinal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<CertificateList> FullAsync(TestAuthority authority) => CertificateList.Decode(await authority.CurrentCrl.ReadAsync(Stop)).Value;

    private static async Task<CertificateList> DeltaAsync(TestAuthority authority) => CertificateList.Decode(await authority.CurrentCrl.ReadDeltaAsync(Stop)).Value;

    private static async Task RevokeAsync(TestAuthority authority, Certificate certificate) =>
        _ = (await authority.Revoke.RunAsync(certificate.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
}
