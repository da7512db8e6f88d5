using Dapper;
using Tanba.Authority.Issuance;
using Tanba.Authority.Status;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Tests.Store;

namespace Tanba.Authority.Tests.Issuance;

/// <summary>Two processes with one application: whichever way they interleave, one certificate is left and the rest is revoked.</summary>
public sealed class IssuanceRecordsTests
{
    private static readonly CancellationToken Stop = TestAuthority.Stop;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Who_comes_after_another_took_its_intent_for_one_left_behind_is_overtaken(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (order, mine) = await SignedAsync(authority);
        var other = (await authority.Issue.RunAsync(order, "other process", Stop)).Value;

        var refused = await StoreAsync(authority, order, mine);

        Assert.Equal("issue.overtaken", refused.Rejection!.Code);
        Assert.Equal(StatusKind.Revoked, (await authority.Statuses.FindAsync(mine.SerialNumber, Stop)).Kind);
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(other.SerialNumber, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Who_is_second_to_store_revokes_its_own_serial(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (order, first) = await SignedAsync(authority);
        var (_, second) = await SignedAsync(authority);
        Assert.Equal(first, (await StoreAsync(authority, order, first)).Value);

        Assert.Equal("issue.overtaken", (await StoreAsync(authority, order, second)).Rejection!.Code);
        Assert.Equal(StatusKind.Revoked, (await authority.Statuses.FindAsync(second.SerialNumber, Stop)).Kind);
        Assert.Equal(first, (await authority.Issue.RunAsync(order, "test", Stop)).Value);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_intent_left_behind_is_revoked_once_with_an_audit_row(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (order, _) = await SignedAsync(authority);
        Assert.Equal(1, await Records(authority).AbandonAsync(order.Application, order.Request.PublicKey.Sha256(), "test", Stop));
        Assert.Equal(0, await Records(authority).AbandonAsync(order.Application, order.Request.PublicKey.Sha256(), "test", Stop));
        await using var connection = await authority.Database.OpenAsync(Stop);
        Assert.Equal("certificate.abandon", await connection.QuerySingleAsync<string>("SELECT act FROM audit"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_intents_of_other_applications_and_keys_are_left_alone(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (order, _) = await SignedAsync(authority);
        Assert.Equal(0, await Records(authority).AbandonAsync("1", order.Request.PublicKey.Sha256(), "test", Stop));
        Assert.Equal(0, await Records(authority).AbandonAsync(order.Application, TestAuthority.Key(1).PublicKey.Sha256(), "test", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_intent_that_nobody_goes_on_with_is_revoked_after_an_hour(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (_, left) = await SignedAsync(authority);
        var sweep = new AbandonIntents(Records(authority), authority.Clock);
        authority.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await sweep.RunAsync(Stop));

        authority.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await sweep.RunAsync(Stop));
        Assert.Equal(0, await sweep.RunAsync(Stop));

        var list = CertificateList.Decode(await authority.CurrentCrl.ReadAsync(Stop)).Value;
        Assert.Equal(left.SerialNumber, Assert.Single(list.Entries).SerialNumber);
        Assert.Null((await authority.Audit.VerifyAsync(Stop)).Fault);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_sweep_leaves_certificates_and_what_was_just_begun_alone(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var issued = await authority.IssuedAsync("1", key: 1);
        authority.Clock.Advance(TimeSpan.FromHours(2));
        var (order, begun) = await SignedAsync(authority);

        Assert.Equal(0, await new AbandonIntents(Records(authority), authority.Clock).RunAsync(Stop));

        Assert.Equal(begun, (await StoreAsync(authority, order, begun)).Value);
        Assert.Equal(CertificateStatus.Good, await authority.Statuses.FindAsync(issued.SerialNumber, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_certificate_that_was_stored_after_the_sweep_looked_is_not_revoked(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (order, late) = await SignedAsync(authority);
        var seen = Assert.Single(await Records(authority).LeftBehindAsync(authority.Clock.GetUtcNow() + TimeSpan.FromHours(1), Stop));
        _ = (await StoreAsync(authority, order, late)).Value;
        Assert.Equal(0, await Records(authority).AbandonAsync(seen, "sweep", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_serial_of_an_intent_is_used(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (_, certificate) = await SignedAsync(authority);
        Assert.True(await Records(authority).IsUsedAsync(certificate.SerialNumber, Stop));
        Assert.False(await Records(authority).IsUsedAsync(SerialNumber.Draw(), Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_intent_holds_the_octets_that_were_signed(string store)
    {
        await using var authority = await TestAuthority.CreateAsync(store);
        var (_, certificate) = await SignedAsync(authority);
        await using var connection = await authority.Database.OpenAsync(Stop);
        Assert.Equal(certificate.Tbs.ToArray(), await connection.QuerySingleAsync<byte[]>("SELECT tbs FROM issuance_intent"));
    }

    private static IssuanceRecords Records(TestAuthority authority) => new(authority.Database, authority.Audit, authority.Clock);

    private static Task<Result<Certificate>> StoreAsync(TestAuthority authority, CertificateOrder order, Certificate certificate) =>
        Records(authority).StoreAsync(order, authority.Profiles.Find(order.Profile)!, certificate, "test", Stop);

    /// <summary>What a process has done by the end of step 5.</summary>
    private static async Task<(CertificateOrder Order, Certificate Certificate)> SignedAsync(TestAuthority authority)
    {
        var order = authority.Order();
        var key = order.Request.PublicKey;
        var profile = authority.Profiles.Find(order.Profile)!;
        var now = authority.Clock.GetUtcNow();
        var tbs = new TbsCertificate(
            SerialNumber.Draw(), authority.Issuer.Algorithm, authority.Issuer.Certificate.Subject, now, now + profile.Validity, order.Subject, key,
            profile.Extensions(key, authority.Issuer.KeyIdentifier, order.KeyStorageOid, order.Email));
        var linted = authority.Issuer.Prepare(tbs).Value;
        await Records(authority).IntendAsync(order, tbs, linted, Stop);
        return (order, authority.Issuer.Sign(linted));
    }
}
