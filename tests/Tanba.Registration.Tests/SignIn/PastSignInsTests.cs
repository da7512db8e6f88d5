using Tanba.Registration.SignIn;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.SignIn;

public sealed class PastSignInsTests
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly SignInFrom Home = new("192.0.2.7", "192.0.2.7", Firefox);

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_log_in_is_written_down_with_time_address_and_browser(string store)
    {
        await using var house = await House.OpenAsync(store);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        await LogInAsync(house, aigerim, Home);
        var one = Assert.Single(await house.Get<FindSignIns>().OfAsync(Citizens.Aigerim.Iin, null, 9, Stop));
        Assert.Equal((house.Clock.GetUtcNow(), "192.0.2.7", "Firefox, Windows", true), (one.At, one.Address, one.Browser, one.IsNew));
        Assert.Empty(await house.Get<FindSignIns>().OfAsync(Citizens.Daniyar.Iin, null, 9, Stop));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_new_address_is_told_by_letter_and_a_known_one_is_not(string store)
    {
        await using var house = await House.OpenAsync(store);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim with { WantsLetters = false });
        await LogInAsync(house, aigerim, Home);
        await LogInAsync(house, aigerim, Home with { UserAgent = "curl/8" });
        Assert.Equal(1, await house.AskAsync<long>("SELECT count(*) FROM letters"));

        await LogInAsync(house, aigerim, new("2001:db8::1", "2001:db8::/64", null));
        await LogInAsync(house, aigerim, new("2001:db8::2", "2001:db8::/64", null));
        Assert.Equal(2, await house.AskAsync<long>("SELECT count(*) FROM letters"));
        var body = await house.AskAsync<string>("SELECT body FROM letters WHERE body LIKE '%2001:db8%'");
        Assert.Contains("Адрес: 2001:db8::1\nБраузер: не распознан\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_paged_by_key_the_latest_first()
    {
        await using var house = await House.OpenAsync("sqlite");
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        for (var number = 1; number <= 5; number++)
        {
            await LogInAsync(house, aigerim, new($"192.0.2.{number}", $"192.0.2.{number}", null));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var seen = new List<string>();
        string? after = null;
        while (await house.Get<FindSignIns>().OfAsync(Citizens.Aigerim.Iin, after, 2, Stop) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(one => one.Address));
            after = page[^1].Id;
        }

        Assert.Equal(["192.0.2.5", "192.0.2.4", "192.0.2.3", "192.0.2.2", "192.0.2.1"], seen);
    }

    [Fact]
    public async Task Anothers_log_in_is_no_place_to_go_on_from()
    {
        await using var house = await House.OpenAsync("sqlite");
        await LogInAsync(house, await house.EnrolAsync(Citizens.Aigerim), Home);
        await LogInAsync(house, await house.EnrolAsync(Citizens.Anna), Home);
        var annas = (await house.Get<FindSignIns>().OfAsync(Citizens.Anna.Iin, null, 9, Stop))[0].Id;
        Assert.Empty(await house.Get<FindSignIns>().OfAsync(Citizens.Aigerim.Iin, annas, 9, Stop));
    }

    [Fact]
    public async Task After_a_year_it_is_forgotten()
    {
        await using var house = await House.OpenAsync("sqlite");
        await LogInAsync(house, await house.EnrolAsync(Citizens.Aigerim), Home);
        house.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal(0, await house.Get<ForgetSignIns>().RunAsync(Stop));
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await house.Get<ForgetSignIns>().RunAsync(Stop));
    }

    [Theory]
    [InlineData(Firefox, "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 YaBrowser/25.8.0.0 Safari/537.36", "Yandex Browser, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1", "Safari, iOS")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15", "Safari, macOS")]
    [InlineData("curl/8.5.0", "")]
    [InlineData("<script>Отзовите ключи на https://evil.example</script>", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_browser_is_told_in_short(string? userAgent, string name) => Assert.Equal(name, BrowserName.Of(userAgent));

    private static async Task LogInAsync(House house, Citizen citizen, SignInFrom from)
    {
        var challenge = await house.Get<StartSignIn>().RunAsync("ru", Stop);
        var cms = citizen.Auth.Sign(challenge.Text, house.Clock.GetUtcNow());
        Assert.Equal(citizen.Person.Iin, (await house.Get<CompleteSignIn>().RunAsync(challenge.Id, cms, from, Stop)).Value.Iin);
    }
}
