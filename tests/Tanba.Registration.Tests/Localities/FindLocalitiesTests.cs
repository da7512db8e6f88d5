using Tanba.Registration.Localities;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Localities;

public sealed class FindLocalitiesTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_beginning_of_a_name_finds_it_in_both_languages(string store)
    {
        await using var house = await LoadedAsync(store);
        Assert.Equal(["352410000", "353647115"], await CodesAsync(house, "тем", "ru"));
        Assert.Equal(["352410000", "353647115"], await CodesAsync(house, "ТЕМІР", "kk"));
        Assert.Equal(["103230100"], await CodesAsync(house, "қараа", "ru"));
        Assert.Equal(["351010000"], await CodesAsync(house, "караган", "kk"));
        Assert.Equal([], await CodesAsync(house, "лондон", "ru"));
    }

    [Theory]
    [InlineData("район")]
    [InlineData("алматы")]
    [InlineData("карааульский")]
    [InlineData("әлихан")]
    [InlineData("область")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task What_is_no_city_or_village_is_not_offered(string start)
    {
        await using var house = await LoadedAsync("sqlite");
        Assert.Equal([], await CodesAsync(house, start, "ru"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task It_is_paged_by_key(string store)
    {
        await using var house = await LoadedAsync(store);
        var seen = new List<string>();
        string? after = null;
        while (await house.Get<FindLocalities>().StartingAsync("т", "ru", null, after, 1, Stop) is [var one])
        {
            seen.Add(one.Code);
            after = one.Key;
        }

        Assert.Equal(["352410000", "353647115"], seen);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("r1")]
    [InlineData("rX352410000темиртау")]
    [InlineData("'; DROP TABLE localities; --")]
    public async Task A_key_that_we_did_not_give_does_no_harm(string after)
    {
        await using var house = await LoadedAsync("sqlite");
        Assert.True((await house.Get<FindLocalities>().StartingAsync("т", "ru", null, after, 9, Stop)).Count <= 2);
        Assert.Equal(13, await house.AskAsync<long>("SELECT count(*) FROM localities"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_village_tells_its_district_and_a_city_its_region(string store)
    {
        await using var house = await LoadedAsync(store);
        var found = await house.Get<FindLocalities>().StartingAsync("темиртау", "ru", null, null, 9, Stop);
        Assert.Equal(("Темиртау", null, "Карагандинская область"), Told(found[0], "ru"));
        Assert.Equal(("с.Темиртау", "Бухар-Жырауский район", "Карагандинская область"), Told(found[1], "en"));
        Assert.Equal(("Теміртау", null, "Қарағанды облысы"), Told(found[0], "kk"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_region_narrows_it(string store)
    {
        await using var house = await LoadedAsync(store);
        Assert.Equal([], await CodesAsync(house, "тем", "ru", "100000000"));
        Assert.Equal(["103230100"], await CodesAsync(house, "кара", "ru", "100000000"));
    }

    [Theory]
    [InlineData("350000000", "Темиртау", "352410000")]
    [InlineData("350000000", "теміртау", "352410000")]
    [InlineData("350000000", "г.Темиртау", "352410000")]
    [InlineData("100000000", "с.Карааул", "103230100")]
    [InlineData("100000000", "Қараауыл", "103230100")]
    [InlineData("710000000", "Астана", "710000000")]
    [InlineData("350000000", "зимовка Басбулак 1,2", "353647116")]
    [InlineData("350000000", "Темир", null)]
    [InlineData("100000000", "Темиртау", null)]
    [InlineData("999999999", "Темиртау", null)]
    public async Task A_whole_name_is_found_in_its_region_only(string region, string name, string? code)
    {
        await using var house = await LoadedAsync("sqlite");
        Assert.Equal(code, (await house.Get<FindLocalities>().NamedAsync(region, name, Stop))?.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_whole_name_is_found_in_either_database(string store)
    {
        await using var house = await LoadedAsync(store);
        Assert.Equal("352410000", (await house.Get<FindLocalities>().NamedAsync("350000000", "Теміртау", Stop))?.Code);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Regions_are_the_oblasts_and_the_cities_of_their_own(string store)
    {
        await using var house = await LoadedAsync(store);
        var regions = await house.Get<FindLocalities>().RegionsAsync(Stop);
        Assert.Equal(["область Абай", "Карагандинская область", "Астана"], regions.Select(region => region.Name.In("ru")));
        Assert.Equal(["Абай облысы", "Қарағанды облысы", "Астана"], regions.Select(region => region.Name.In("kk")));
    }

    [Fact]
    public async Task Where_nothing_is_loaded_nothing_is_found()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Empty(await house.Get<FindLocalities>().RegionsAsync(Stop));
        Assert.Empty(await CodesAsync(house, "тем", "ru"));
    }

    private static (string, string?, string) Told(Locality place, string language) =>
        (place.Name.In(language), place.District?.In(language), place.Region.Name.In(language));

    private static async Task<IEnumerable<string>> CodesAsync(House house, string start, string language, string? region = null) =>
        (await house.Get<FindLocalities>().StartingAsync(start, language, region, null, 9, Stop)).Select(place => place.Code);

    private static async Task<House> LoadedAsync(string store)
    {
        var house = await House.OpenAsync(store);
        Assert.Equal(13, (await house.Get<LoadLocalities>().RunAsync(Kato.File(Kato.Rows), "test", Stop)).Value.Total);
        return house;
    }
}
