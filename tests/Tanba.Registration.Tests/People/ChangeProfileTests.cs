using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.People;

public sealed class ChangeProfileTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly ProfileChange Change = new("en", WantsLetters: false, "Карагандинская область", "Темиртау");

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Language_letters_and_place_are_the_persons_own(string store)
    {
        await using var house = await KnownAsync(store);
        Assert.False((await house.Get<ChangeProfile>().RunAsync(Citizens.Aigerim.Iin, Change, Stop)).IsRefused);
        Assert.Equal(
            Citizens.Aigerim with { Language = "en", WantsLetters = false, Region = "Карагандинская область", Locality = "Темиртау" },
            await house.Get<Registration.People.People>().FindAsync(Citizens.Aigerim.Iin, Stop));
        Assert.Equal(
            "language ru → en; letters off; lives in Алматы, Алматы → Карагандинская область, Темиртау",
            await house.AskAsync<string>("SELECT detail FROM audit WHERE act = 'person.profile'"));
    }

    [Fact]
    public async Task What_does_not_change_is_not_told()
    {
        await using var house = await KnownAsync("sqlite");
        var same = new ProfileChange("ru", WantsLetters: true, "Алматы", "Алматы");
        Assert.Equal(Citizens.Aigerim, (await house.Get<ChangeProfile>().RunAsync(Citizens.Aigerim.Iin, same, Stop)).Value);
        Assert.Equal(0, await house.AskAsync<long>("SELECT count(*) FROM audit WHERE act = 'person.profile'"));
    }

    [Theory]
    [InlineData("de", "Астана", "person.language")]
    [InlineData("kk", "", "person.region")]
    [InlineData("kk", "Аста\nна", "person.region")]
    public async Task Nonsense_is_refused(string language, string region, string code)
    {
        await using var house = await KnownAsync("sqlite");
        var refused = await house.Get<ChangeProfile>().RunAsync(Citizens.Aigerim.Iin, Change with { Language = language, Region = region }, Stop);
        Assert.Equal(code, refused.Rejection!.Code);
    }

    [Fact]
    public async Task Whoever_the_registration_does_not_know_has_no_profile()
    {
        await using var house = await KnownAsync("sqlite");
        Assert.Equal("profile.unknown", (await house.Get<ChangeProfile>().RunAsync("750715400029", Change, Stop)).Rejection!.Code);
    }

    private static async Task<House> KnownAsync(string store)
    {
        var house = await House.OpenAsync(store);
        Assert.False((await house.Get<Registration.People.People>().SaveAsync(Citizens.Aigerim, House.Registrar, Stop)).IsRefused);
        return house;
    }
}
