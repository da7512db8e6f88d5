using Dapper;
using Tanba.Authority.Issuers;
using Tanba.Authority.Profiles;
using Tanba.Authority.Revocation;
using Tanba.Pki.Crls;
using Tanba.Pki.Names;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class ApplyTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_person_with_a_valid_signing_key_gets_a_key_order(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Daniyar);
        var order = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Daniyar), House.Stop)).Value;

        Assert.False(ApplicationNumber.Parse(order.Number).IsRefused);
        Assert.Equal("PKCS12", order.Storage);
        Assert.Equal(43, order.Nonce.Length);
        Assert.Equal(["auth", "sign"], order.Keys.Select(key => key.Role));
        Assert.Equal(["AUTH_RSA256", "RSA256"], order.Keys.Select(key => key.FilePrefix));
        Assert.All(order.Keys, key => Assert.Equal("rsa2048", key.KeyKind));
    }

    [Theory]
    [InlineData("PKCS12", "1.2.398.3.3.5.1.1")]
    [InlineData("AKKZIDCardStore", "1.2.398.3.3.5.2.1")]
    [InlineData("AKKaztokenStore", "1.2.398.3.3.5.2.2")]
    [InlineData("AKEToken72KStore", "1.2.398.3.3.5.2.3")]
    [InlineData("AKEToken5110Store", "1.2.398.3.3.5.2.4")]
    [InlineData("AKJaCartaStore", "1.2.398.3.3.5.2.5")]
    [InlineData("AKAKEYStore", "1.2.398.3.3.5.2.6")]
    public async Task The_order_says_in_which_kind_of_store_the_keys_rest(string storage, string oid)
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Daniyar);
        var order = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Daniyar) with { Storage = storage, Path = "" }, House.Stop)).Value;

        Assert.Equal(storage, order.Storage);
        Assert.All(order.Keys, key => Assert.Equal(oid, key.KeyStorageOid));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_subject_is_the_person_with_the_place_of_this_application(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Daniyar);
        var order = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Daniyar) with { Locality = "Шымкент", Region = "Шымкент қ." }, House.Stop)).Value;

        var subject = DistinguishedName.Decode(Convert.FromBase64String(order.Keys[0].Subject)).Value;
        Assert.Equal(
            ["ОМАРОВ ДАНИЯР", "ОМАРОВ", "IIN900101300007", "KZ", "ШЫМКЕНТ", "ШЫМКЕНТ Қ.", "ЕРЛАНҰЛЫ"],
            subject.Attributes.Select(attribute => attribute.Value));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Without_keys_there_is_no_renewal(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        var refused = await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna), House.Stop);
        Assert.Equal("apply.no-valid-signing-key", refused.Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revoked_signing_key_renews_nothing(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        _ = (await house.Get<Revoke>().RunAsync(anna.Signing.Certificate.SerialNumber, RevocationReason.KeyCompromise, House.Registrar, House.Stop)).Value;
        Assert.Equal("apply.no-valid-signing-key", (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task An_expired_signing_key_renews_nothing()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Anna);
        house.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal("apply.no-valid-signing-key", (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_second_draft_ends_the_first(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Anna);
        var first = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
        var second = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;

        Assert.Equal(ApplicationState.Cancelled, await StateAsync(house, first.Number));
        Assert.Equal(ApplicationState.Draft, await StateAsync(house, second.Number));
        Assert.NotEqual(first.Nonce, second.Nonce);
        Assert.True((await house.AuditAsync()).IsWhole);
    }

    [Theory]
    [InlineData("apply.storage-unknown", "storage")]
    [InlineData("apply.path", "path")]
    [InlineData("person.email", "email")]
    [InlineData("person.region", "region")]
    [InlineData("person.locality", "locality")]
    [InlineData("person.language", "language")]
    public async Task A_wrong_field_is_refused_by_its_name(string code, string field)
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        var wish = house.Wish(Citizens.Anna);
        var wrong = field switch
        {
            "storage" => wish with { Storage = "Kaztoken" },
            "path" => wish with { Path = new string('/', 1025) },
            "email" => wish with { Email = "anna" },
            "region" => wish with { Region = "" },
            "locality" => wish with { Locality = "A\nB" },
            _ => wish with { Language = "de" },
        };
        Assert.Equal(code, (await house.Get<ApplyFirst>().RunAsync(wrong, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Nobody_applies_for_a_certificate_that_would_end_after_its_authority()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        var last = house.Get<TrustedCertificates>().Issuing.NotAfter - house.Get<ProfileSet>().Find("individual-sign-rsa")!.Validity;
        house.Clock.Advance(last - house.Clock.GetUtcNow());
        Assert.False((await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).IsRefused);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("apply.authority-ends", (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Whoever_was_written_down_with_a_name_too_long_for_a_certificate_is_told_so_before_anything_is_confirmed()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        await using (var connection = await house.Database.OpenAsync(House.Stop))
        {
            await connection.ExecuteAsync("UPDATE people SET surname = @surname", new { surname = new string('К', 60) });
        }

        Assert.Equal("person.common-name", (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Nobody_applies_without_being_known()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Equal("apply.unknown-person", (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Rejection!.Code);
    }

    private static async Task<ApplicationState> StateAsync(House house, string number) =>
        (await house.Get<FindApplications>().ByNumberAsync(number, House.Stop)).Value.State;
}
