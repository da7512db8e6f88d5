using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Certificates;

public sealed class FindCertificatesTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_certificate_is_in_exactly_one_list(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var expired = await authority.IssuedAsync("1", key: 0);
        authority.Clock.Advance(TimeSpan.FromDays(200));
        var (revoked, valid) = (await authority.IssuedAsync("2", key: 1), await authority.IssuedAsync("3", key: 2));
        _ = (await authority.Revoke.RunAsync(revoked.SerialNumber, RevocationReason.KeyCompromise, "test", Stop)).Value;
        authority.Clock.Advance(TimeSpan.FromDays(200));

        Assert.Equal([expired], await ListAsync(authority, KeyFilter.Expired));
        Assert.Equal([revoked], await ListAsync(authority, KeyFilter.Revoked));
        Assert.Equal([valid], await ListAsync(authority, KeyFilter.Valid));
        Assert.Equal(new(1, 1, 1, 0), await authority.Find.CountsAsync(TestAuthority.Iin, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Somebody_elses_certificates_are_not_found(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        await authority.IssuedAsync();
        Assert.Empty(await authority.Find.OfOwnerAsync("851231450018", KeyFilter.Valid, null, 10, Stop));
        Assert.Equal(new(0, 0, 0, 0), await authority.Find.CountsAsync("851231450018", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Pages_follow_each_other_from_the_newest_to_the_oldest(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var old = await authority.IssuedAsync("1", key: 0);
        authority.Clock.Advance(TimeSpan.FromDays(1));
        Certificate[] sameMoment = [await authority.IssuedAsync("2", "individual-auth-rsa", key: 1), await authority.IssuedAsync("2", key: 2)];

        var pages = new List<Certificate>();
        for (string? after = null; ;)
        {
            var page = await authority.Find.OfOwnerAsync(TestAuthority.Iin, KeyFilter.Valid, after, 1, Stop);
            if (page.Count == 0)
            {
                break;
            }

            pages.Add(Assert.Single(page).Certificate);
            after = pages[^1].SerialNumber.ToString();
        }

        Assert.Equal([.. sameMoment.OrderBy(certificate => certificate.SerialNumber.ToString(), StringComparer.Ordinal), old], pages);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Pages_follow_each_other_from_what_ends_first_to_what_ends_last(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var soon = await authority.IssuedAsync("1", key: 0);
        authority.Clock.Advance(TimeSpan.FromDays(1));
        Certificate[] later = [await authority.IssuedAsync("2", "individual-auth-rsa", key: 1), await authority.IssuedAsync("2", key: 2)];

        var pages = new List<Certificate>();
        while (await authority.Find.OfOwnerByEndAsync(TestAuthority.Iin, KeyFilter.Valid, pages.LastOrDefault()?.SerialNumber.ToString(), 1, Stop) is [{ } next])
        {
            pages.Add(next.Certificate);
        }

        Assert.Equal([soon, .. later.OrderBy(certificate => certificate.SerialNumber.ToString(), StringComparer.Ordinal)], pages);
        Assert.Empty(await authority.Find.OfOwnerByEndAsync("851231450018", KeyFilter.Valid, null, 10, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_application_has_the_certificates_of_its_keys(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var auth = await authority.IssuedAsync("1", "individual-auth-rsa", key: 0);
        var sign = await authority.IssuedAsync("1", "individual-sign-rsa", key: 1);
        await authority.IssuedAsync("2", key: 2);
        Assert.Equal(
            [
                new(auth, "individual-auth-rsa", "1", "auth", CertificateStatus.Good, TestAuthority.Iin),
                new IssuedCertificate(sign, "individual-sign-rsa", "1", "sign", CertificateStatus.Good, TestAuthority.Iin),
            ],
            await authority.Find.OfApplicationAsync("1", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_certificate_is_found_by_its_serial_number_with_its_status(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        var at = (await authority.Revoke.RunAsync(issued.SerialNumber, RevocationReason.Superseded, "test", Stop)).Value;
        Assert.Equal(new(StatusKind.Revoked, at, RevocationReason.Superseded), (await authority.Find.FindAsync(issued.SerialNumber, Stop))!.Status);
        Assert.Null(await authority.Find.FindAsync(SerialNumber.Draw(), Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_certified_key_is_known(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        Assert.False(await authority.Find.KnowsKeyAsync(TestAuthority.Key().PublicKey.Sha256(), Stop));
        await authority.IssuedAsync();
        Assert.True(await authority.Find.KnowsKeyAsync(TestAuthority.Key().PublicKey.Sha256(), Stop));
    }

    private static async Task<IEnumerable<Certificate>> ListAsync(TestAuthority authority, KeyFilter filter) =>
        (await authority.Find.OfOwnerAsync(TestAuthority.Iin, filter, null, 50, Stop)).Select(found => found.Certificate);
}
