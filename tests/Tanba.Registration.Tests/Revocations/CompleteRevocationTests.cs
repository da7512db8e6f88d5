using Tanba.Authority.Revocation;
using Tanba.Authority.Status;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Crls;
using Tanba.Registration.Acts;
using Tanba.Registration.Revocations;
using Tanba.Registration.Tests.Journey;
using Tanba.Registration.Words;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Revocations;

public sealed class CompleteRevocationTests
{
    private static readonly RevocationGround Compromised = RevocationGround.Find("compromised")!;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_owner_revokes_with_a_signature_and_the_status_says_so_at_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);

        var act = (await OrderAsync(house, anna, anna.Auth, Compromised)).Value;
        Assert.Contains("Компрометация закрытого ключа", act.Text, StringComparison.Ordinal);
        Assert.EndsWith($"certificate: {SerialOf(anna.Auth)}\nground: compromised\nreason: keyCompromise\n", act.Text, StringComparison.Ordinal);
        Assert.True((await CompleteAsync(house, anna, act, "revoke")).Value);

        Assert.Equal(RevocationReason.KeyCompromise, (await StatusAsync(house, anna.Auth)).Reason);
        var receipt = Assert.Single(await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Auth), House.Stop));
        Assert.Equal(("revoke", anna.Person.Iin), (receipt.Act, receipt.Iin));
        Assert.Contains(await house.LettersAsync(), letter => letter.Subject == WordList.Say("en", "letter.revoked.subject"));
        Assert.Null((await house.AuditAsync()).Fault);
    }

    [Fact]
    public async Task The_signing_key_may_sign_its_own_end_and_then_nothing_more()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var first = (await OrderAsync(house, anna, anna.Signing, RevocationGround.Find("lost")!)).Value;
        var second = (await OrderAsync(house, anna, anna.Auth, Compromised)).Value;
        Assert.True((await CompleteAsync(house, anna, first, "revoke")).Value);
        Assert.Equal(RevocationReason.Superseded, (await StatusAsync(house, anna.Signing)).Reason);
        Assert.Equal("act.revoked", (await CompleteAsync(house, anna, second, "revoke")).Rejection!.Code);
        Assert.Equal(StatusKind.Good, (await StatusAsync(house, anna.Auth)).Kind);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_suspended_certificate_comes_back_by_another_key_and_not_by_itself(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var again = await house.EnrolAsync(Citizens.Anna);
        var suspend = (await OrderAsync(house, anna, anna.Signing, RevocationGround.Suspension)).Value;
        Assert.True((await CompleteAsync(house, anna, suspend, "suspend")).Value);
        Assert.True((await StatusAsync(house, anna.Signing)).IsSuspended);

        var release = (await OrderAsync(house, anna, anna.Signing, RevocationGround.Release)).Value;
        Assert.Equal("act.suspended", (await CompleteAsync(house, anna, release, "release")).Rejection!.Code);
        Assert.True((await CompleteAsync(house, again, release, "release")).Value);
        Assert.Equal(StatusKind.Good, (await StatusAsync(house, anna.Signing)).Kind);
        Assert.Equal(["suspend", "release"], (await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Signing), House.Stop)).Select(receipt => receipt.Act));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_somebody_else_suspended_the_owner_does_not_bring_back(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var suspend = (await OrderAsync(house, anna, anna.Auth, RevocationGround.Suspension)).Value;
        Assert.True((await CompleteAsync(house, anna, suspend, "suspend")).Value);
        var release = (await OrderAsync(house, anna, anna.Auth, RevocationGround.Release)).Value;

        // While the text waits for its signature, a registrar lets the key go and suspends it by a court's order.
        var serial = SerialNumber.Parse(SerialOf(anna.Auth)).Value;
        _ = (await house.Get<Release>().RunAsync(serial, House.Registrar, House.Stop)).Value;
        _ = (await house.Get<Revoke>().RunAsync(serial, RevocationReason.CertificateHold, House.Registrar, House.Stop)).Value;
        Assert.Equal("release.not-own", (await CompleteAsync(house, anna, release, "release")).Rejection!.Code);
        Assert.Equal("release.not-own", (await OrderAsync(house, anna, anna.Auth, RevocationGround.Release)).Rejection!.Code);
        Assert.True((await StatusAsync(house, anna.Auth)).IsSuspended);
    }

    [Fact]
    public async Task A_suspended_certificate_may_be_revoked_for_good_and_then_nothing_brings_it_back()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        _ = (await CompleteAsync(house, anna, (await OrderAsync(house, anna, anna.Auth, RevocationGround.Suspension)).Value, "suspend")).Value;
        Assert.Equal("revoke.suspended-already", (await OrderAsync(house, anna, anna.Auth, RevocationGround.Suspension)).Rejection!.Code);
        _ = (await CompleteAsync(house, anna, (await OrderAsync(house, anna, anna.Auth, Compromised)).Value, "revoke")).Value;
        Assert.Equal("revoke.other-reason", (await OrderAsync(house, anna, anna.Auth, RevocationGround.Release)).Rejection!.Code);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_anybody_signs()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        Assert.Equal("revoke.unknown-serial", (await OrderAsync(house, anna, aigerim.Auth, Compromised)).Rejection!.Code);
        Assert.Equal("release.not-suspended", (await OrderAsync(house, anna, anna.Auth, RevocationGround.Release)).Rejection!.Code);
        Assert.Equal("revoke.unknown-serial", (await house.Get<OrderRevocation>().RunAsync(anna.Person.Iin, "not a number", Compromised, "ru", House.Stop)).Rejection!.Code);
        house.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal("revoke.expired", (await OrderAsync(house, anna, anna.Auth, Compromised)).Rejection!.Code);
    }

    [Fact]
    public async Task Two_requests_for_one_certificate_end_in_one_revocation()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var first = (await OrderAsync(house, anna, anna.Auth, Compromised)).Value;
        var second = (await OrderAsync(house, anna, anna.Auth, RevocationGround.Find("ended")!)).Value;
        Assert.True((await CompleteAsync(house, anna, first, "revoke")).Value);
        Assert.Equal("revoke.other-reason", (await CompleteAsync(house, anna, second, "revoke")).Rejection!.Code);
        Assert.Single(await house.Get<FindReceipts>().OnAsync(SerialOf(anna.Auth), House.Stop));
    }

    private static Task<Result<ActToSign>> OrderAsync(House house, Citizen citizen, CitizenKey key, RevocationGround ground) =>
        house.Get<OrderRevocation>().RunAsync(citizen.Person.Iin, SerialOf(key), ground, "ru", House.Stop);

    private static Task<Result<bool>> CompleteAsync(House house, Citizen signer, ActToSign act, string name) =>
        house.Get<CompleteRevocation>().RunAsync(act.Id, name, signer.Person.Iin, signer.Signing.Sign(act.Text), House.Stop);

    private static Task<CertificateStatus> StatusAsync(House house, CitizenKey key) => house.Get<CertificateStatuses>().FindAsync(key.Certificate.SerialNumber, House.Stop);

    private static string SerialOf(CitizenKey key) => key.Certificate.SerialNumber.ToString();
}
