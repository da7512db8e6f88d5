using Tanba.Authority.Audit;
using Tanba.Registration.Centres;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Centres;

public sealed class CentreTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly Clock clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_centre_is_found_as_saved_in_every_language(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var saved = Offices.Of("astana-1", "Астана");
        await Save(test).RunAsync(saved, isNew: true, "admin", Stop);

        var found = (await new FindCentres(test.Database).FindAsync("astana-1", Stop))!;
        Assert.Equal(saved.Words, found.Words);
        Assert.Equal((saved.Phone, true), (found.Phone, found.IsOpen));
        Assert.Null(await new FindCentres(test.Database).FindAsync("astana-2", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Regions_and_their_centres_are_those_that_are_open(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var find = new FindCentres(test.Database);
        foreach (var centre in new[] { Offices.Of("b", "Астана"), Offices.Of("a", "Астана"), Offices.Of("c", "Алматы"), Offices.Of("d", "Шымкент", isOpen: false) })
        {
            await Save(test).RunAsync(centre, isNew: true, "admin", Stop);
        }

        Assert.Equal(["город Алматы", "город Астана"], await find.RegionsAsync("ru", Stop));
        Assert.Equal(["Алматы city", "Астана city"], await find.RegionsAsync("en", Stop));
        Assert.Equal(["a", "b"], (await find.InRegionAsync("kk", "Астана қаласы", Stop)).Select(centre => centre.Id));
        Assert.Empty(await find.InRegionAsync("ru", "город Шымкент", Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task All_centres_are_read_page_by_page(string store)
    {
        await using var test = await TestDatabase.CreateAsync(store);
        var find = new FindCentres(test.Database);
        foreach (var id in new[] { "c", "a", "b" })
        {
            await Save(test).RunAsync(Offices.Of(id, "Астана", isOpen: id != "b"), isNew: true, "admin", Stop);
        }

        Assert.Equal(["a", "b"], (await find.PageAsync(null, 2, Stop)).Select(centre => centre.Id));
        Assert.Equal(["c"], (await find.PageAsync("b", 2, Stop)).Select(centre => centre.Id));
    }

    [Fact]
    public async Task A_code_that_is_taken_is_not_overwritten_and_one_that_is_missing_is_not_changed()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        await Save(test).RunAsync(Offices.Of("a", "Астана"), isNew: true, "admin", Stop);
        Assert.Equal("centre.taken", (await Save(test).RunAsync(Offices.Of("a", "Алматы"), isNew: true, "admin", Stop)).Rejection!.Code);
        Assert.Equal("centre.not-found", (await Save(test).RunAsync(Offices.Of("b", "Алматы"), isNew: false, "admin", Stop)).Rejection!.Code);
        Assert.Equal(["город Астана"], await new FindCentres(test.Database).RegionsAsync("ru", Stop));
    }

    [Fact]
    public async Task A_change_says_in_the_log_what_stood_there_before()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var centre = Offices.Of("a", "Астана");
        await Save(test).RunAsync(centre, isNew: true, "admin", Stop);
        await Save(test).RunAsync(centre with { Phone = "+7 7172 111111", IsOpen = false }, isNew: false, "admin", Stop);

        Assert.False((await new FindCentres(test.Database).FindAsync("a", Stop))!.IsOpen);
        Assert.Equal(2, (await new AuditLog(test.Database, clock).VerifyAsync(Stop)).Rows);
    }

    [Theory]
    [InlineData("", "+7", "x", "centre.id")]
    [InlineData("Astana 1", "+7", "x", "centre.id")]
    [InlineData("a", "", "x", "centre.phone")]
    [InlineData("a", "+7\n8", "x", "centre.phone")]
    [InlineData("a", "+7", "", "centre.words")]
    [InlineData("a", "+7", " x", "centre.words")]
    public async Task What_people_could_not_read_is_refused(string id, string phone, string address, string code)
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var whole = Offices.Of(id, "Астана");
        var words = new Dictionary<string, CentreWords>(whole.Words, StringComparer.Ordinal) { ["kk"] = whole.In("kk") with { Address = address } };
        var refused = await Save(test).RunAsync(whole with { Phone = phone, Words = words }, isNew: true, "admin", Stop);
        Assert.Equal(code, refused.Rejection!.Code);
    }

    [Fact]
    public async Task A_language_that_is_missing_is_refused()
    {
        await using var test = await TestDatabase.CreateAsync("sqlite");
        var whole = Offices.Of("a", "Астана");
        var two = whole.Words.Where(pair => pair.Key != "en").ToDictionary(StringComparer.Ordinal);
        Assert.Equal("centre.words", (await Save(test).RunAsync(whole with { Words = two }, isNew: true, "admin", Stop)).Rejection!.Code);
    }

    private SaveCentre Save(TestDatabase test) => new(test.Database, new AuditLog(test.Database, clock), clock);
}
