using System.Security.Cryptography;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Revocations;
using Tanba.Registration.SignIn;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Acts;

/// <summary>Who has a receipt in mind finds it: by the application, by the certificate, by its own name.</summary>
public sealed class FindReceiptsTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_receipt_is_found_by_its_application_and_its_octets_by_their_digest(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var renewal = await house.BeginRenewalAsync(anna);
        var cms = anna.Signing.Sign(renewal.Text);
        _ = (await house.Get<Submit>().RunAsync(renewal.Number, Citizens.Anna.Iin, cms, House.Stop)).Value;

        var receipt = Assert.Single(await house.Get<FindReceipts>().OnAsync(renewal.Number, House.Stop));

        Assert.Equal(("submit", Citizens.Anna.Iin, anna.Signing.Certificate.SerialNumber.ToString()), (receipt.Act, receipt.Iin, receipt.SignerSerial));
        Assert.Equal(house.Clock.GetUtcNow(), receipt.AcceptedAt);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(cms)), receipt.Digest);
        var kept = (await house.Get<FindReceipts>().OctetsAsync(receipt.Digest, House.Stop))!.Value;
        Assert.Equal((Citizens.Anna.Iin, renewal.Number), (kept.Iin, kept.Subject));
        Assert.Equal(cms, kept.Cms);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Receipts_of_a_certificate_stand_in_the_order_of_their_time(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        string[] grounds = ["suspended", "released", "suspended", "compromised"];
        foreach (var ground in grounds)
        {
            await SignAsync(house, anna, anna.Auth, RevocationGround.Find(ground)!);
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await SignAsync(house, anna, anna.Signing, RevocationGround.Suspension);

        var found = await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Auth), House.Stop);
        Assert.Equal(["suspend", "release", "suspend", "revoke"], found.Select(receipt => receipt.Act));
        Assert.Equal(found.OrderBy(receipt => receipt.AcceptedAt), found);
        Assert.Equal(4, found.Select(receipt => receipt.Digest).Distinct().Count());
        Assert.Single(await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Signing), House.Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a")]
    [InlineData("%")]
    public async Task An_unknown_digest_and_an_unknown_subject_have_nothing(string unknown)
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        await SignAsync(house, anna, anna.Auth, RevocationGround.Suspension);
        Assert.Null(await house.Get<FindReceipts>().OctetsAsync(unknown, House.Stop));
        Assert.Empty(await house.Get<FindReceipts>().OnAsync(unknown, House.Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Texts_that_nobody_can_answer_any_more_are_forgotten_and_receipts_are_kept(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        await SignAsync(house, anna, anna.Auth, RevocationGround.Suspension);
        var never = (await house.Get<OrderRevocation>().RunAsync(Citizens.Anna.Iin, SerialOf(anna.Auth), RevocationGround.Release, "ru", House.Stop)).Value;
        house.Clock.Advance(TimeSpan.FromDays(1));
        var fresh = (await house.Get<OrderRevocation>().RunAsync(Citizens.Anna.Iin, SerialOf(anna.Auth), RevocationGround.Release, "ru", House.Stop)).Value;

        // What is a day old to the second is still told that it is late.
        Assert.Equal(0, await house.Get<ForgetChallenges>().RunAsync(House.Stop));
        Assert.Equal("act.too-old", (await ReleaseAsync(house, anna, never)).Rejection!.Code);

        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await house.Get<ForgetChallenges>().RunAsync(House.Stop));

        Assert.Equal("act.unknown", (await ReleaseAsync(house, anna, never)).Rejection!.Code);
        Assert.Equal(fresh.Id, await house.AskAsync<string>("SELECT id FROM act_orders"));
        Assert.True((await ReleaseAsync(house, anna, fresh)).Value);
        var kept = await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Auth), House.Stop);
        Assert.Equal(["suspend", "release"], kept.Select(receipt => receipt.Act));
        Assert.NotNull(await house.Get<FindReceipts>().OctetsAsync(kept[0].Digest, House.Stop));
    }

    private static async Task SignAsync(House house, Citizen citizen, CitizenKey key, RevocationGround ground)
    {
        var act = (await house.Get<OrderRevocation>().RunAsync(citizen.Person.Iin, SerialOf(key), ground, "ru", House.Stop)).Value;
        var cms = citizen.Signing.Sign(act.Text, house.Clock.GetUtcNow());
        Assert.True((await house.Get<CompleteRevocation>().RunAsync(act.Id, ground.Act, citizen.Person.Iin, cms, House.Stop)).Value);
    }

    private static Task<Pki.Result<bool>> ReleaseAsync(House house, Citizen citizen, ActToSign act) =>
        house.Get<CompleteRevocation>().RunAsync(act.Id, "release", citizen.Person.Iin, citizen.Signing.Sign(act.Text, house.Clock.GetUtcNow()), House.Stop);

    private static string SerialOf(CitizenKey key) => key.Certificate.SerialNumber.ToString();
}
