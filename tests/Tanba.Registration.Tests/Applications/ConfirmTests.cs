using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class ConfirmTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_registrar_confirms_and_the_certificates_are_made(string store)
    {
        await using var house = await House.OpenAsync(store);
        var order = await HandedInAsync(house, Citizens.Anna);
        Assert.Equal(ApplicationState.Issued, (await house.Get<Confirm>().RunAsync(order.Number, House.Registrar, House.Stop)).Value.State);
        Assert.Equal(1, await house.AskAsync<long>(
            "SELECT COUNT(*) FROM audit WHERE act = 'application.confirm' AND by_whom = @by AND subject = @number", new { by = House.Registrar, number = order.Number }));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_person_with_a_valid_key_confirms_the_own_application(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await HandedInAsync(house, Citizens.Anna);
        var text = (await house.Get<FindApplications>().ActTextAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Value;

        Assert.Contains("\nact: confirm\n", text, StringComparison.Ordinal);
        Assert.Equal(
            ApplicationState.Issued,
            (await house.Get<ConfirmOwn>().RunAsync(order.Number, Citizens.Anna.Iin, anna.Signing.Sign(text), House.Stop)).Value.State);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Keys_that_were_ordered_for_other_names_are_not_confirmed(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await HandedInAsync(house, Citizens.Anna);
        var renewal = await house.BeginRenewalAsync(anna);
        var text = (await house.Get<FindApplications>().ActTextAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Value;
        Corrected corrected = new(Citizens.Anna.Iin, "НОВАЯ", Citizens.Anna.GivenName, Citizens.Anna.Patronymic, Citizens.Anna.Email, Citizens.Anna.Region, Citizens.Anna.Locality);
        _ = (await house.Get<CorrectPerson>().RunAsync(corrected, House.Registrar, House.Stop)).Value;

        Assert.Equal("application.subject-changed", (await house.Get<ConfirmOwn>().RunAsync(order.Number, Citizens.Anna.Iin, anna.Signing.Sign(text), House.Stop)).Rejection!.Code);
        Assert.Equal("application.subject-changed", (await house.Get<Submit>().RunAsync(renewal.Number, Citizens.Anna.Iin, anna.Signing.Sign(renewal.Text), House.Stop)).Rejection!.Code);
        Assert.Equal(ApplicationState.Submitted, (await house.Get<FindApplications>().ByNumberAsync(order.Number, House.Stop)).Value.State);
    }

    [Fact]
    public async Task Nobody_confirms_anothers_application_with_a_key()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var order = await HandedInAsync(house, Citizens.Aigerim);
        var text = (await house.Get<FindApplications>().ActTextAsync(order.Number, Citizens.Aigerim.Iin, House.Stop)).Value;

        var asHerself = await house.Get<ConfirmOwn>().RunAsync(order.Number, Citizens.Anna.Iin, anna.Signing.Sign(text), House.Stop);
        Assert.Equal("application.not-found", asHerself.Rejection!.Code);
        var asTheOther = await house.Get<ConfirmOwn>().RunAsync(order.Number, Citizens.Aigerim.Iin, anna.Signing.Sign(text), House.Stop);
        Assert.Equal("act.another-person", asTheOther.Rejection!.Code);
    }

    [Fact]
    public async Task The_text_of_anothers_application_is_not_found()
    {
        await using var house = await House.OpenAsync("sqlite");
        var order = await HandedInAsync(house, Citizens.Aigerim);
        Assert.Equal("application.not-found", (await house.Get<FindApplications>().ActTextAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_registrar_rejects_with_a_reason_that_the_person_reads(string store)
    {
        await using var house = await House.OpenAsync(store);
        var order = await HandedInAsync(house, Citizens.Aigerim);
        Assert.Equal(
            ApplicationState.Rejected,
            (await house.RejectAsync(order.Number, "Документ просрочен.")).Value.State);
        Assert.Contains("Причина: Документ просрочен.", await house.AskAsync<string>("SELECT body FROM letters WHERE subject LIKE '%отклонена'"), StringComparison.Ordinal);
        Assert.Equal("application.is-rejected", (await house.Get<Confirm>().RunAsync(order.Number, House.Registrar, House.Stop)).Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_is_handed_in_is_not_cancelled_without_a_signature(string store)
    {
        await using var house = await House.OpenAsync(store);
        var order = await HandedInAsync(house, Citizens.Aigerim);
        Assert.Equal("application.not-found", (await house.Get<Cancel>().RunAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
        Assert.Equal("application.is-submitted", (await house.Get<Cancel>().RunAsync(order.Number, Citizens.Aigerim.Iin, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Cancelling_a_draft_writes_no_letter()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
        _ = (await house.Get<Cancel>().RunAsync(order.Number, Citizens.Anna.Iin, House.Stop)).Value;
        Assert.Empty(await house.LettersAsync());
    }

    [Fact]
    public async Task A_renewal_cannot_be_handed_in_unsigned()
    {
        await using var house = await House.OpenAsync("sqlite");
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Anna));
        Assert.Equal("submit.needs-signature", (await house.Get<HandIn>().RunAsync(renewal.Number, Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task Who_wants_no_letters_gets_none_whatever_happens()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Anna with { WantsLetters = false });
        Assert.Empty(await house.LettersAsync());
    }

    private static async Task<KeyOrder> HandedInAsync(House house, Person person)
    {
        await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(person), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(order.Number, person.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        Assert.Equal(ApplicationState.Submitted, (await house.Get<HandIn>().RunAsync(order.Number, person.Iin, House.Stop)).Value.State);
        return order;
    }
}
