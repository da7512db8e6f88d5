using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Names;
using Tanba.Pki.Requests;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class AttachRequestsTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_text_to_sign_names_every_request(string store)
    {
        await using var house = await House.OpenAsync(store);
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Daniyar));
        foreach (var key in renewal.Keys)
        {
            var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(key.Request));
            Assert.Contains($"request: {key.Role} sha256:{digest}\n", renewal.Text, StringComparison.Ordinal);
        }

        Assert.Contains($"application: {renewal.Number}\n", renewal.Text, StringComparison.Ordinal);
        Assert.Contains($"nonce: {renewal.Order.Nonce}\n", renewal.Text, StringComparison.Ordinal);
        Assert.Contains($"portal: {House.Portal}\n", renewal.Text, StringComparison.Ordinal);
        Assert.Equal(renewal.Text, (await house.Get<FindApplications>().ActTextAsync(renewal.Number, Citizens.Daniyar.Iin, House.Stop)).Value);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Other_keys_may_be_attached_instead_and_make_another_text(string store)
    {
        await using var house = await House.OpenAsync(store);
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Daniyar));
        var again = await AttachAsync(house, renewal.Order, house.Make(renewal.Order));
        Assert.NotEqual(renewal.Text, again.Value);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_key_serves_one_application_only(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var first = await house.BeginRenewalAsync(daniyar);
        var order = (await house.Get<Apply>().RunAsync(house.Wish(Citizens.Daniyar), House.Stop)).Value;

        Assert.Equal("request.key-used", (await AttachAsync(house, order, first.Keys)).Rejection!.Code);
        var old = house.Make(order).Select(key => key.Role == "sign" ? Made(order, "sign", daniyar.Signing.Key) : key);
        Assert.Equal("request.key-used", (await AttachAsync(house, order, old)).Rejection!.Code);
    }

    [Fact]
    public async Task A_request_that_its_key_did_not_sign_proves_nothing()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var keys = house.Make(order);
        var spoilt = keys[0].Request.ToArray();
        spoilt[^1] ^= 1;
        Assert.Equal("request.signature-wrong", (await AttachAsync(house, order, [keys[0] with { Request = spoilt }, keys[1]])).Rejection!.Code);
    }

    [Fact]
    public async Task A_request_for_another_name_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var keys = house.Make(order);
        var other = new DistinguishedName([NameAttribute.Utf8(Oids.CommonName, "КТО-ТО ДРУГОЙ")]);
        var foreign = keys[0] with { Request = CertificationRequest.Create(other, keys[0].Key, []) };
        Assert.Equal("request.subject", (await AttachAsync(house, order, [foreign, keys[1]])).Rejection!.Code);
    }

    [Fact]
    public async Task A_key_of_another_kind_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        using var curve = SoftwareKey.Generate("p256");
        Assert.Equal("request.key-kind", (await AttachAsync(house, order, [Made(order, "auth", curve), house.Make(order)[1]])).Rejection!.Code);
    }

    [Fact]
    public async Task One_key_cannot_be_for_login_and_for_signing()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var key = house.NewKey();
        Assert.Equal("request.same-key", (await AttachAsync(house, order, [Made(order, "auth", key), Made(order, "sign", key)])).Rejection!.Code);
    }

    [Fact]
    public async Task Each_ordered_key_needs_one_request_and_no_other()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var keys = house.Make(order);
        Assert.Equal("request.roles", (await AttachAsync(house, order, [keys[0]])).Rejection!.Code);
        Assert.Equal("request.roles", (await AttachAsync(house, order, [keys[0], keys[0]])).Rejection!.Code);
        Assert.Equal("request.roles", (await AttachAsync(house, order, [.. keys, keys[0] with { Role = "admin" }])).Rejection!.Code);
    }

    [Fact]
    public async Task What_is_no_request_at_all_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var keys = house.Make(order);
        Assert.Equal("request.malformed", (await AttachAsync(house, order, [keys[0] with { Request = [0x30, 0x00] }, keys[1]])).Rejection!.Code);
    }

    [Fact]
    public async Task Anothers_application_is_not_found()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        var refused = await house.Get<AttachRequests>().RunAsync(order.Number, Citizens.Aigerim.Iin, House.Requests(house.Make(order)), House.Stop);
        Assert.Equal("application.not-found", refused.Rejection!.Code);
    }

    [Fact]
    public async Task After_handing_in_nothing_can_be_attached()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await DraftAsync(house);
        _ = (await AttachAsync(house, order, house.Make(order))).Value;
        _ = (await house.Get<HandIn>().RunAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Value;
        Assert.Equal("application.is-submitted", (await AttachAsync(house, order, house.Make(order))).Rejection!.Code);
    }

    private static async Task<KeyOrder> DraftAsync(House house)
    {
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        return (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
    }

    private static MadeKey Made(KeyOrder order, string role, SoftwareKey key)
    {
        var subject = DistinguishedName.Decode(Convert.FromBase64String(order.Keys.Single(item => item.Role == role).Subject)).Value;
        return new(role, key, CertificationRequest.Create(subject, key, []));
    }

    private static async Task<Result<string>> AttachAsync(House house, KeyOrder order, IEnumerable<MadeKey> keys)
    {
        var iin = await house.AskAsync<string>("SELECT iin FROM applications WHERE number = @number", new { number = order.Number });
        return await house.Get<AttachRequests>().RunAsync(order.Number, iin, House.Requests(keys), House.Stop);
    }
}
