using Tanba.Registration.Acts;
using Tanba.Registration.Applications;
using Tanba.Registration.Decisions;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Decisions;

public sealed class DecideTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_signed_confirmation_has_the_certificates_made_and_its_receipt_kept(string store)
    {
        await using var house = await House.OpenAsync(store);
        var registrar = await house.EnrolAsync(Citizens.Anna);
        var number = await HandInAsync(house, Citizens.Aigerim);

        var decided = await ApproveAsync(house, number, registrar);

        Assert.Equal(ApplicationState.Issued, decided.Value.State);
        var receipt = Assert.Single(await house.Get<FindReceipts>().OnAsync(number, House.Stop));
        Assert.Equal((OrderDecision.Approve, Citizens.Anna.Iin), (receipt.Act, receipt.Iin));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM audit WHERE act = 'application.confirm' AND by_whom = @by AND subject = @number", new { by = Citizens.Anna.Iin, number }));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Where_two_must_confirm_the_first_waits_for_another_registrar(string store)
    {
        await using var house = await House.OpenAsync(store, change: options => options with { TwoPersons = [Template.Individual] });
        var first = await house.EnrolAsync(Citizens.Anna);
        var second = await house.EnrolAsync(Citizens.Daniyar);
        var number = await HandInAsync(house, Citizens.Aigerim);

        Assert.Equal(ApplicationState.Submitted, (await ApproveAsync(house, number, first)).Value.State);
        Assert.Equal("decide.same-registrar", (await ApproveAsync(house, number, first)).Rejection!.Code);
        var evidence = (await house.Get<LookAtApplication>().RunAsync(number, House.Stop)).Value;
        Assert.True(evidence.NeedsTwo);
        Assert.Equal([Citizens.Anna.Iin], evidence.Confirmed.Select(one => one.Registrar));
        Assert.Equal(ApplicationState.Issued, (await ApproveAsync(house, number, second)).Value.State);
        Assert.Equal(2, (await house.Get<FindReceipts>().OnAsync(number, House.Stop)).Count);
    }

    [Fact]
    public async Task Nobody_decides_on_the_own_application_nor_signs_for_another()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var own = await HandInAsync(house, Citizens.Anna);
        Assert.Equal("decide.own", (await ApproveAsync(house, own, anna)).Rejection!.Code);

        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var number = await HandInAsync(house, Citizens.Aigerim);
        var act = (await house.Get<OrderDecision>().ApproveAsync(number, new(Citizens.Anna.Iin, "ru"), House.Stop)).Value;
        var forged = await house.Get<Decide>().RunAsync(act.Id, OrderDecision.Approve, Citizens.Anna.Iin, daniyar.Signing.Sign(act.Text), House.Stop);
        Assert.Equal("act.another-person", forged.Rejection!.Code);
        var stolen = await house.Get<Decide>().RunAsync(act.Id, OrderDecision.Approve, Citizens.Daniyar.Iin, daniyar.Signing.Sign(act.Text), House.Stop);
        Assert.Equal("act.unknown", stolen.Rejection!.Code);
        var turned = await house.Get<Decide>().RunAsync(act.Id, OrderDecision.Refuse, Citizens.Anna.Iin, anna.Signing.Sign(act.Text), House.Stop);
        Assert.Equal("act.unknown", turned.Rejection!.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_signed_refusal_keeps_the_reason_and_a_second_decision_finds_it_made(string store)
    {
        await using var house = await House.OpenAsync(store);
        var registrar = await house.EnrolAsync(Citizens.Anna);
        var number = await HandInAsync(house, Citizens.Aigerim);
        var approval = (await house.Get<OrderDecision>().ApproveAsync(number, new(Citizens.Anna.Iin, "ru"), House.Stop)).Value;
        var refusal = (await house.Get<OrderDecision>().RefuseAsync(number, " Документ\n просрочен ", new(Citizens.Anna.Iin, "ru"), House.Stop)).Value;
        Assert.EndsWith($"\napplication: {number}\n", refusal.Text, StringComparison.Ordinal);
        Assert.Contains("\nПричина: Документ просрочен\n", refusal.Text, StringComparison.Ordinal);

        var refused = await house.Get<Decide>().RunAsync(refusal.Id, OrderDecision.Refuse, Citizens.Anna.Iin, registrar.Signing.Sign(refusal.Text), House.Stop);
        Assert.Equal((ApplicationState.Rejected, "Документ просрочен"), (refused.Value.State, refused.Value.Reason));
        var late = await house.Get<Decide>().RunAsync(approval.Id, OrderDecision.Approve, Citizens.Anna.Iin, registrar.Signing.Sign(approval.Text), House.Stop);
        Assert.Equal("application.is-rejected", late.Rejection!.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData("-- tanba-act/1 --")]
    public async Task A_refusal_without_a_plain_reason_is_none(string? reason)
    {
        await using var house = await House.OpenAsync("sqlite");
        var number = await HandInAsync(house, Citizens.Aigerim);
        Assert.Equal("reject.reason", (await house.Get<OrderDecision>().RefuseAsync(number, reason, new(Citizens.Anna.Iin, "ru"), House.Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task What_was_never_handed_in_is_not_found()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Aigerim, House.Registrar, House.Stop);
        var draft = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Aigerim), House.Stop)).Value.Number;
        Assert.Equal("application.not-found", (await house.Get<LookAtApplication>().RunAsync(draft, House.Stop)).Rejection!.Code);
        Assert.Equal("application.not-found", (await house.Get<OrderDecision>().ApproveAsync(draft, new(Citizens.Anna.Iin, "ru"), House.Stop)).Rejection!.Code);
        Assert.Empty(await house.Get<SearchApplications>().RunAsync(draft, null, 10, House.Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_queue_is_read_page_by_page_from_the_oldest(string store)
    {
        await using var house = await House.OpenAsync(store);
        List<string> numbers = [];
        foreach (var person in new[] { Citizens.Aigerim, Citizens.Anna, Citizens.Daniyar })
        {
            numbers.Add(await HandInAsync(house, person));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var queue = house.Get<ApplicationQueue>();
        QueueFilter waiting = new(ApplicationState.Submitted);
        var page = await queue.RunAsync(waiting, null, 2, House.Stop);
        Assert.Equal(numbers[..2], page.Select(one => one.Number));
        Assert.Equal(numbers[2..], (await queue.RunAsync(waiting, page[^1].Number, 2, House.Stop)).Select(one => one.Number));
        Assert.Equal(3, await queue.WaitingAsync(null, House.Stop));
        Assert.Equal(0, await queue.WaitingAsync("astana-1", House.Stop));
        Assert.Empty(await queue.RunAsync(waiting with { Template = "other" }, null, 10, House.Stop));
        Assert.Empty(await queue.RunAsync(waiting with { Centre = "astana-1" }, null, 10, House.Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task People_are_found_by_the_beginning_of_the_name_and_corrected_with_a_trace(string store)
    {
        await using var house = await House.OpenAsync(store);
        foreach (var person in new[] { Citizens.Aigerim, Citizens.Anna, Citizens.Daniyar })
        {
            await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop);
        }

        var prefix = Citizens.Anna.Surname[..2].ToLowerInvariant();
        Assert.Contains(await house.Get<FindPeople>().RunAsync(prefix, null, 10, House.Stop), one => one.Iin == Citizens.Anna.Iin);
        Assert.Equal(Citizens.Anna.Iin, Assert.Single(await house.Get<FindPeople>().RunAsync(Citizens.Anna.Iin, null, 10, House.Stop)).Iin);
        Corrected corrected = new(Citizens.Anna.Iin, "НОВАЯ", Citizens.Anna.GivenName, null, Citizens.Anna.Email, Citizens.Anna.Region, Citizens.Anna.Locality);
        Assert.Equal("НОВАЯ", (await house.Get<CorrectPerson>().RunAsync(corrected, Citizens.Daniyar.Iin, House.Stop)).Value.Surname);
        var change = Assert.Single(await house.Get<CorrectPerson>().ChangesAsync(Citizens.Anna.Iin, null, House.Stop), one => one.Field == "surname");
        Assert.Equal((Citizens.Anna.Surname, "НОВАЯ", Citizens.Daniyar.Iin), (change.Was, change.Became, change.By));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => house.AskAsync<long>("DELETE FROM person_changes RETURNING number"));
    }

    private static async Task<Pki.Result<ApplicationView>> ApproveAsync(House house, string number, Citizen registrar)
    {
        var ordered = await house.Get<OrderDecision>().ApproveAsync(number, new(registrar.Person.Iin, "ru"), House.Stop);
        return ordered.Try(out var act, out var refused)
            ? await house.Get<Decide>().RunAsync(act.Id, OrderDecision.Approve, registrar.Person.Iin, registrar.Signing.Sign(act.Text), House.Stop)
            : refused;
    }

    private static async Task<string> HandInAsync(House house, Person person)
    {
        await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(person), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(order.Number, person.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        _ = (await house.Get<HandIn>().RunAsync(order.Number, person.Iin, House.Stop)).Value;
        return order.Number;
    }
}
