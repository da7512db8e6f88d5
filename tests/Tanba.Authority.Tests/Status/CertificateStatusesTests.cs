using Dapper;
using Tanba.Authority.Status;
using Tanba.Authority.Tests.Issuance;
using Tanba.Pki.Certificates;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Status;

public sealed class CertificateStatusesTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_issued_certificate_is_good(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync();
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, TestAuthority.Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_number_that_was_never_issued_is_unknown(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        Assert.Equal(CertificateStatus.Unknown, await authority.Statuses.FindAsync(SerialNumber.Draw(), TestAuthority.Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_intent_alone_is_not_good(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        using (new Crash("issue 5 sign", atEnd: true))
        {
            await Assert.ThrowsAsync<CrashException>(() => authority.Issue.RunAsync(authority.Order(), "test", TestAuthority.Stop));
        }

        await using var connection = await authority.Database.OpenAsync(TestAuthority.Stop);
        var serial = SerialNumber.Parse(await connection.QuerySingleAsync<string>("SELECT serial FROM issuance_intent")).Value;
        Assert.Equal(CertificateStatus.Unknown, await authority.Statuses.FindAsync(serial, TestAuthority.Stop));
    }

    [Fact]
    public async Task The_statuses_are_those_of_the_issuing_CA()
    {
        await using var authority = await TestAuthority.CreateAsync("sqlite");
        Assert.Equal(authority.Issuer.Certificate, authority.Statuses.Issuer);
    }
}
