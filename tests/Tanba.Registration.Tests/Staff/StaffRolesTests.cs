using Tanba.Registration.Centres;
using Tanba.Registration.Staff;
using Tanba.Registration.Tests.Centres;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Staff;

public sealed class StaffRolesTests
{
    private const string Administrator = "750715400029";

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task An_ended_role_is_gone_and_the_others_stay(string store)
    {
        await using var house = await WithPeopleAsync(store);
        Assert.Equal(
            "staff.centre",
            (await house.Get<AddStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Registrar, "astana-1", Administrator, House.Stop)).Rejection!.Code);
        _ = (await house.Get<SaveCentre>().RunAsync(Offices.Of("astana-1", "Астана"), isNew: true, House.Registrar, House.Stop)).Value;
        await AddAsync(house, StaffRole.Registrar, "astana-1");
        await AddAsync(house, StaffRole.Auditor);
        Assert.Equal([StaffRole.Auditor, StaffRole.Registrar], await RolesAsync(house));
        Assert.Equal("astana-1", await house.Get<ListStaff>().CentreOfAsync(Citizens.Anna.Iin, House.Stop));

        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(house.Clock.GetUtcNow(), (await house.Get<EndStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Registrar, Administrator, House.Stop)).Value);

        Assert.Equal([StaffRole.Auditor], await RolesAsync(house));
        Assert.Null(await house.Get<ListStaff>().CentreOfAsync(Citizens.Anna.Iin, House.Stop));
        Assert.Equal(StaffRole.Auditor, Assert.Single(await house.Get<ListStaff>().RunAsync(null, 10, House.Stop)).Role);
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM audit WHERE act = 'staff.end' AND by_whom = @by AND subject = @iin", new { by = Administrator, iin = Citizens.Anna.Iin }));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_role_that_was_ended_may_be_given_again_and_its_past_stays_written_down(string store)
    {
        await using var house = await WithPeopleAsync(store);
        await AddAsync(house, StaffRole.Officer);
        _ = (await house.Get<EndStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Officer, Administrator, House.Stop)).Value;
        Assert.Empty(await RolesAsync(house));
        house.Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(house, StaffRole.Officer);
        Assert.Equal([StaffRole.Officer], await RolesAsync(house));
        Assert.Equal(2, await house.AskAsync<long>("SELECT COUNT(*) FROM staff"));
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM staff WHERE ended_by = @by", new { by = Administrator }));
    }

    [Fact]
    public async Task What_is_not_there_is_not_ended_and_what_is_there_is_not_given()
    {
        await using var house = await WithPeopleAsync("sqlite");
        await AddAsync(house, StaffRole.Officer);
        Assert.Equal("staff.has-role", (await house.Get<AddStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Officer, null, Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal("staff.not-found", (await house.Get<EndStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Auditor, Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal("staff.not-found", (await house.Get<EndStaff>().RunAsync(Citizens.Aigerim.Iin, StaffRole.Officer, Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal("staff.unknown-person", (await house.Get<AddStaff>().RunAsync(Citizens.Daniyar.Iin, StaffRole.Officer, null, Administrator, House.Stop)).Rejection!.Code);
        Assert.Equal([StaffRole.Officer], await RolesAsync(house));
    }

    [Fact]
    public async Task Nobody_gives_or_ends_an_own_role()
    {
        await using var house = await WithPeopleAsync("sqlite");
        await AddAsync(house, StaffRole.Administrator);
        Assert.Equal("staff.own", (await house.Get<AddStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Registrar, null, Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
        Assert.Equal("staff.own", (await house.Get<EndStaff>().RunAsync(Citizens.Anna.Iin, StaffRole.Administrator, Citizens.Anna.Iin, House.Stop)).Rejection!.Code);
        Assert.Equal([StaffRole.Administrator], await RolesAsync(house));
    }

    private static async Task<House> WithPeopleAsync(string store)
    {
        var house = await House.OpenAsync(store);
        foreach (var person in new[] { Citizens.Anna, Citizens.Aigerim })
        {
            Assert.False((await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, House.Stop)).IsRefused);
        }

        return house;
    }

    private static async Task AddAsync(House house, StaffRole role, string? centre = null) =>
        _ = (await house.Get<AddStaff>().RunAsync(Citizens.Anna.Iin, role, centre, Administrator, House.Stop)).Value;

    private static Task<IReadOnlyList<StaffRole>> RolesAsync(House house) => house.Get<StaffRoles>().OfAsync(Citizens.Anna.Iin, House.Stop);
}
