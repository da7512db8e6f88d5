using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class IssueCertificatesTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_stopped_after_the_confirmation_is_gone_on_with_by_the_job(string store)
    {
        await using var house = await House.OpenAsync(store);
        var number = await ConfirmedOnlyAsync(house);
        Assert.Equal(1, await house.Get<IssueConfirmed>().RunAsync(House.Stop));
        Assert.Equal(0, await house.Get<IssueConfirmed>().RunAsync(House.Stop));
        Assert.Equal(ApplicationState.Issued, (await house.Get<FindApplications>().ByNumberAsync(number, House.Stop)).Value.State);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Issuing_again_makes_nothing_new(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna, installs: false);
        var before = await house.AskAsync<long>("SELECT COUNT(*) FROM certificate");
        Assert.Equal(ApplicationState.Issued, (await house.Get<IssueCertificates>().RunAsync(anna.Application, House.Stop)).Value.State);
        Assert.Equal(before, await house.AskAsync<long>("SELECT COUNT(*) FROM certificate"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Many_at_once_make_one_set(string store)
    {
        await using var house = await House.OpenAsync(store);
        var number = await ConfirmedOnlyAsync(house);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => house.Get<IssueCertificates>().RunAsync(number, House.Stop))));
        Assert.Equal(2, await house.AskAsync<long>("SELECT COUNT(*) FROM certificate WHERE application = @number", new { number }));
    }

    [Fact]
    public async Task Nothing_is_issued_before_the_confirmation()
    {
        await using var house = await House.OpenAsync("sqlite");
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Anna));
        Assert.Equal("application.is-draft", (await house.Get<IssueCertificates>().RunAsync(renewal.Number, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task An_unknown_number_issues_nothing()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Equal("application.not-found", (await house.Get<IssueCertificates>().RunAsync("402177350186", House.Stop)).Rejection!.Code);
        Assert.Equal("application-number.wrong-check-digit", (await house.Get<IssueCertificates>().RunAsync("402177350187", House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task The_certificates_are_those_of_the_two_profiles()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        Assert.Equal(KeyUsage.DigitalSignature | KeyUsage.KeyEncipherment, anna.Auth.Certificate.KeyUsage);
        Assert.Equal(KeyUsage.DigitalSignature | KeyUsage.NonRepudiation, anna.Signing.Certificate.KeyUsage);
        Assert.Equal("990630409991", anna.Signing.Certificate.Subject.Iin);
        Assert.Equal("anna@example.kz", anna.Signing.Certificate.Email);
    }

    /// <summary>As a server leaves it that stops right after the confirmation was stored.</summary>
    private static async Task<string> ConfirmedOnlyAsync(House house)
    {
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(order.Number, Citizens.Anna.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        _ = (await house.Get<HandIn>().RunAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Value;
        var confirmed = await house.Get<MoveApplication>().RunAsync(order.Number, new("confirm", House.Registrar, (application, at) => application.Confirm(at)), House.Stop);
        Assert.Equal(ApplicationState.Confirmed, confirmed.Value.State);
        return order.Number;
    }
}
