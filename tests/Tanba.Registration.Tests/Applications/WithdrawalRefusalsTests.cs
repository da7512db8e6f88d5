using Tanba.Authority.Certificates;
using Tanba.Authority.Revocation;
using Tanba.Authority.Status;
using Tanba.Pki.Crls;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Registration.Words;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

/// <summary>What happened between the text of a withdrawal and its signature.</summary>
public sealed class WithdrawalRefusalsTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_was_installed_meanwhile_is_not_given_up_and_nothing_is_revoked(string store)
    {
        await using var house = await House.OpenAsync(store);
        var (anna, renewal) = await IssuedAsync(house);
        var act = (await OrderAsync(house, anna, renewal.Number)).Value;
        _ = (await house.Get<MarkInstalled>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Value;

        var refused = await CompleteAsync(house, anna, act);

        Assert.Equal("application.is-installed", refused.Rejection!.Code);
        Assert.All(await house.Get<FindCertificates>().OfApplicationAsync(renewal.Number, House.Stop), one => Assert.Equal(StatusKind.Good, one.Status.Kind));
        Assert.Equal(["submit"], (await house.Get<FindReceipts>().OnAsync(renewal.Number, House.Stop)).Select(receipt => receipt.Act));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_suspended_certificate_is_revoked_for_good_with_the_rest(string store)
    {
        await using var house = await House.OpenAsync(store);
        var (anna, renewal) = await IssuedAsync(house);
        var held = (await house.Get<FindCertificates>().OfApplicationAsync(renewal.Number, House.Stop))[0].Certificate.SerialNumber;
        _ = (await house.Get<Revoke>().RunAsync(held, RevocationReason.CertificateHold, House.Registrar, House.Stop)).Value;
        Assert.True((await CompleteAsync(house, anna, (await OrderAsync(house, anna, renewal.Number)).Value)).Value);
        var ended = await house.Get<FindCertificates>().OfApplicationAsync(renewal.Number, House.Stop);
        Assert.Equal(2, ended.Count);
        Assert.All(ended, one => Assert.Equal((RevocationReason.CessationOfOperation, false), (one.Status.Reason!.Value, one.Status.IsSuspended)));
    }

    [Fact]
    public async Task A_withdrawal_is_nobody_elses()
    {
        await using var house = await House.OpenAsync("sqlite");
        var (anna, renewal) = await IssuedAsync(house);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        var act = (await OrderAsync(house, anna, renewal.Number)).Value;
        Assert.Equal("act.unknown", (await CompleteAsync(house, aigerim, act)).Rejection!.Code);
        var complete = house.Get<CompleteWithdrawal>();
        Assert.Equal("act.another-person", (await complete.RunAsync(act.Id, anna.Person.Iin, aigerim.Signing.Sign(act.Text), House.Stop)).Rejection!.Code);
        Assert.Equal("act.not-signing-key", (await complete.RunAsync(act.Id, anna.Person.Iin, anna.Auth.Sign(act.Text), House.Stop)).Rejection!.Code);
        Assert.Equal(ApplicationState.Issued, (await house.Get<FindApplications>().ByNumberAsync(renewal.Number, House.Stop)).Value.State);
    }

    [Fact]
    public async Task A_withdrawal_whose_answer_was_lost_is_answered_again_and_told_once()
    {
        await using var house = await House.OpenAsync("sqlite");
        var (anna, renewal) = await IssuedAsync(house);
        var act = (await OrderAsync(house, anna, renewal.Number)).Value;
        var cms = anna.Signing.Sign(act.Text);
        Assert.True((await house.Get<CompleteWithdrawal>().RunAsync(act.Id, anna.Person.Iin, cms, House.Stop)).Value);
        Assert.False((await house.Get<CompleteWithdrawal>().RunAsync(act.Id, anna.Person.Iin, cms, House.Stop)).Value);
        Assert.Equal(2, (await house.LettersAsync()).Count(letter => letter.Subject == WordList.Say("en", "letter.revoked.subject")));
    }

    private static async Task<(Citizen Anna, Renewal Renewal)> IssuedAsync(House house)
    {
        var anna = await house.EnrolAsync(Citizens.Anna);
        var renewal = await house.BeginRenewalAsync(anna);
        Assert.Equal(ApplicationState.Issued, (await house.Get<Submit>().RunAsync(renewal.Number, anna.Person.Iin, anna.Signing.Sign(renewal.Text), House.Stop)).Value.State);
        return (anna, renewal);
    }

    private static Task<Pki.Result<ActToSign>> OrderAsync(House house, Citizen citizen, string number) =>
        house.Get<OrderWithdrawal>().RunAsync(number, citizen.Person.Iin, "ru", House.Stop);

    private static Task<Pki.Result<bool>> CompleteAsync(House house, Citizen citizen, ActToSign act) =>
        house.Get<CompleteWithdrawal>().RunAsync(act.Id, citizen.Person.Iin, citizen.Signing.Sign(act.Text), House.Stop);
}
