using Tanba.Authority.Certificates;
using Tanba.Authority.Status;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

/// <summary>One application at a time, and the two ways to be rid of one.</summary>
public sealed class WithdrawalTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_second_renewal_waits_until_the_first_is_installed_or_given_up(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var first = await SubmitAsync(house, anna);
        Assert.Equal(first, (await house.Get<FindApplications>().InFlightAsync(anna.Person.Iin, Template.Individual, null, House.Stop))!.Number);
        Assert.Equal("apply.in-flight", (await house.Get<Apply>().RunAsync(house.Wish(anna.Person), House.Stop)).Rejection!.Code);

        var act = (await OrderAsync(house, anna, first)).Value;
        Assert.Contains("act: give-up", act.Text, StringComparison.Ordinal);
        Assert.True((await CompleteAsync(house, anna, act)).Value);

        Assert.Equal(ApplicationState.Cancelled, (await house.Get<FindApplications>().ByNumberAsync(first, House.Stop)).Value.State);
        Assert.All(await house.Get<FindCertificates>().OfApplicationAsync(first, House.Stop), issued => Assert.Equal(RevocationReason.CessationOfOperation, issued.Status.Reason));
        Assert.Equal(StatusKind.Good, (await house.Get<CertificateStatuses>().FindAsync(anna.Signing.Certificate.SerialNumber, House.Stop)).Kind);
        Assert.Equal(["submit", "give-up"], (await house.Get<FindReceipts>().OnAsync(first, House.Stop)).Select(receipt => receipt.Act));
        Assert.False((await house.Get<Apply>().RunAsync(house.Wish(anna.Person), House.Stop)).IsRefused);
    }

    [Fact]
    public async Task What_was_revoked_before_does_not_hinder_giving_up_the_rest()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var number = await SubmitAsync(house, anna);
        var one = (await house.Get<FindCertificates>().OfApplicationAsync(number, House.Stop))[0];
        _ = (await house.Get<Authority.Revocation.Revoke>().RunAsync(one.Certificate.SerialNumber, RevocationReason.KeyCompromise, House.Registrar, House.Stop)).Value;
        Assert.True((await CompleteAsync(house, anna, (await OrderAsync(house, anna, number)).Value)).Value);
        Assert.Equal(
            [RevocationReason.KeyCompromise, RevocationReason.CessationOfOperation],
            (await house.Get<FindCertificates>().OfApplicationAsync(number, House.Stop)).Select(issued => issued.Status.Reason!.Value));
    }

    [Fact]
    public async Task An_application_that_somebody_else_made_is_declined_and_never_stands_in_the_way()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var strange = (await house.Get<ApplyFirst>().RunAsync(house.Wish(anna.Person), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(strange.Number, anna.Person.Iin, House.Requests(house.Make(strange)), House.Stop)).Value;
        _ = (await house.Get<HandIn>().RunAsync(strange.Number, anna.Person.Iin, House.Stop)).Value;
        Assert.Null(await house.Get<FindApplications>().InFlightAsync(anna.Person.Iin, Template.Individual, null, House.Stop));

        var act = (await OrderAsync(house, anna, strange.Number)).Value;
        Assert.True((await CompleteAsync(house, anna, act)).Value);
        Assert.Equal(ApplicationState.Cancelled, (await house.Get<FindApplications>().ByNumberAsync(strange.Number, House.Stop)).Value.State);
        Assert.Equal("application.is-cancelled", (await house.Get<Confirm>().RunAsync(strange.Number, House.Registrar, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Anothers_application_and_a_finished_one_are_not_withdrawn()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        Assert.Equal("application.not-found", (await OrderAsync(house, aigerim, anna.Application)).Rejection!.Code);
        Assert.Equal("application.is-installed", (await OrderAsync(house, anna, anna.Application)).Rejection!.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_policy_says_whether_installation_ends_the_older_keys(bool supersede)
    {
        await using var house = await House.OpenAsync("sqlite", change: options => options with { SupersedeOnInstall = supersede });
        var anna = await house.EnrolAsync(Citizens.Anna);
        house.Clock.Advance(TimeSpan.FromDays(30));
        var renewal = await house.BeginRenewalAsync(anna);
        _ = (await house.Get<Submit>().RunAsync(renewal.Number, anna.Person.Iin, anna.Signing.Sign(renewal.Text, house.Clock.GetUtcNow()), House.Stop)).Value;
        Assert.Equal(StatusKind.Good, await StatusAsync(house, anna.Signing));

        _ = (await house.Get<MarkInstalled>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Value;

        Assert.Equal(supersede ? StatusKind.Revoked : StatusKind.Good, await StatusAsync(house, anna.Signing));
        Assert.Equal(supersede ? StatusKind.Revoked : StatusKind.Good, await StatusAsync(house, anna.Auth));
        Assert.All(await house.Get<FindCertificates>().OfApplicationAsync(renewal.Number, House.Stop), issued => Assert.Equal(StatusKind.Good, issued.Status.Kind));
    }

    private static async Task<StatusKind> StatusAsync(House house, CitizenKey key) => (await house.Get<CertificateStatuses>().FindAsync(key.Certificate.SerialNumber, House.Stop)).Kind;

    private static async Task<string> SubmitAsync(House house, Citizen citizen)
    {
        var renewal = await house.BeginRenewalAsync(citizen);
        Assert.Equal(ApplicationState.Issued, (await house.Get<Submit>().RunAsync(renewal.Number, citizen.Person.Iin, citizen.Signing.Sign(renewal.Text), House.Stop)).Value.State);
        return renewal.Number;
    }

    private static Task<Result<ActToSign>> OrderAsync(House house, Citizen citizen, string number) =>
        house.Get<OrderWithdrawal>().RunAsync(number, citizen.Person.Iin, "ru", House.Stop);

    private static Task<Result<bool>> CompleteAsync(House house, Citizen citizen, ActToSign act) =>
        house.Get<CompleteWithdrawal>().RunAsync(act.Id, citizen.Person.Iin, citizen.Signing.Sign(act.Text), House.Stop);
}
