using Tanba.Authority.Certificates;
using Tanba.Pki.Certificates;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Certificates;

public sealed class SearchCertificatesTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task With_nothing_said_all_are_found_the_newest_first(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await ThreeAsync(authority);
        Assert.Equal([issued[2], issued[1], issued[0]], await PagesAsync(authority, new()));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_first_digits_of_a_serial_number_find_it_however_they_are_written(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var serial = (await ThreeAsync(authority))[1].SerialNumber.ToString();
        foreach (var written in new[] { serial, serial[..12], serial[..12].ToUpperInvariant(), $" {serial[..2]}:{serial[2..4]} {serial[4..12]}" })
        {
            Assert.Equal(serial, Assert.Single(await PagesAsync(authority, new() { SerialPrefix = written })).SerialNumber.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_prefix_of_several_gives_them_in_the_order_of_their_numbers(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await ThreeAsync(authority);
        var digit = issued[0].SerialNumber.ToString()[..1];
        Assert.Equal(
            issued.Select(certificate => certificate.SerialNumber.ToString()).Where(serial => serial.StartsWith(digit, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            (await PagesAsync(authority, new() { SerialPrefix = digit })).Select(certificate => certificate.SerialNumber.ToString()));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_owner_has_only_their_own_also_with_a_prefix(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await ThreeAsync(authority);
        Assert.Equal(3, (await PagesAsync(authority, new() { Owner = TestAuthority.Iin })).Count);
        Assert.Equal([issued[0]], await PagesAsync(authority, new() { Owner = TestAuthority.Iin, SerialPrefix = issued[0].SerialNumber.ToString()[..10] }));
        Assert.Empty(await PagesAsync(authority, new() { Owner = "851231450018" }));
        Assert.Empty(await PagesAsync(authority, new() { Owner = "851231450018", SerialPrefix = issued[0].SerialNumber.ToString() }));
    }

    [Theory]
    [InlineData("зг")]
    [InlineData("12%")]
    [InlineData("12_")]
    [InlineData("00000000000000000000000000000000000000001")]
    public async Task What_no_serial_number_begins_with_finds_nothing(string written)
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await authority.IssuedAsync();
        Assert.Empty(await PagesAsync(authority, new() { SerialPrefix = written }));
    }

    [Fact]
    public async Task Who_owns_it_is_said_with_it()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        await authority.IssuedAsync();
        Assert.Equal(TestAuthority.Iin, Assert.Single(await new SearchCertificates(authority.Find).RunAsync(new(), null, 10, Stop)).Owner);
    }

    private static async Task<List<Certificate>> ThreeAsync(TestAuthority authority)
    {
        var issued = new List<Certificate>();
        for (var key = 0; key < 3; key++)
        {
            issued.Add(await authority.IssuedAsync($"{key}", key: key));
            authority.Clock.Advance(TimeSpan.FromHours(1));
        }

        return issued;
    }

    private static async Task<List<Certificate>> PagesAsync(TestAuthority authority, CertificateSearch search)
    {
        var (everybody, pages) = (new SearchCertificates(authority.Find), new List<Certificate>());
        while (await everybody.RunAsync(search, pages.LastOrDefault()?.SerialNumber, 1, Stop) is [var found])
        {
            pages.Add(found.Certificate);
        }

        return pages;
    }
}
