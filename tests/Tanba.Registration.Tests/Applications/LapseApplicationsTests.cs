using Tanba.Registration.Applications;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class LapseApplicationsTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_nobody_confirmed_in_thirty_days_lapses_and_the_person_is_told(string store)
    {
        await using var house = await House.OpenAsync(store);
        var number = await HandedInAsync(house, Citizens.Anna);
        house.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await house.Get<LapseApplications>().RunAsync(House.Stop));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await house.Get<LapseApplications>().RunAsync(House.Stop));

        Assert.Equal(ApplicationState.Lapsed, (await house.Get<FindApplications>().ByNumberAsync(number, House.Stop)).Value.State);
        Assert.Contains(await house.LettersAsync(), letter => letter.Subject.EndsWith("has lapsed", StringComparison.Ordinal));
        Assert.Equal("application.is-lapsed", (await house.Get<Confirm>().RunAsync(number, House.Registrar, House.Stop)).Rejection!.Code);
        Assert.True((await house.AuditAsync()).IsWhole);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_forgotten_draft_lapses_without_a_letter(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.Get<Registration.People.People>().SaveAsync(Citizens.Anna, House.Registrar, House.Stop);
        _ = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Anna), House.Stop)).Value;
        house.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await house.Get<LapseApplications>().RunAsync(House.Stop));
        Assert.Empty(await house.LettersAsync());
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task What_is_issued_never_lapses(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Anna);
        house.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Equal(0, await house.Get<LapseApplications>().RunAsync(House.Stop));
    }

    private static async Task<string> HandedInAsync(House house, Person person)
    {
        await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(person), House.Stop)).Value;
        _ = (await house.Get<AttachRequests>().RunAsync(order.Number, person.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        return (await house.Get<HandIn>().RunAsync(order.Number, person.Iin, House.Stop)).Value.Number;
    }
}
