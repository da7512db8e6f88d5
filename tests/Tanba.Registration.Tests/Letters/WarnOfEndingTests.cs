using Tanba.Registration.Letters;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Letters;

public sealed class WarnOfEndingTests
{
    private const string Letters = "SELECT count(*) FROM letters WHERE subject LIKE 'Ключи ЭЦП действуют до%'";
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_letter_comes_30_14_and_7_days_before_the_end_once_each(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Aigerim);
        var end = await EndAsync(house);
        foreach (var (days, letters) in new[] { (31, 0L), (30, 1L), (20, 1L), (14, 2L), (8, 2L), (7, 3L), (1, 3L) })
        {
            house.Clock.Advance(end.AddDays(-days) - house.Clock.GetUtcNow() + TimeSpan.FromHours(1));
            await house.Get<WarnOfEnding>().RunAsync(Stop);
            await house.Get<WarnOfEnding>().RunAsync(Stop);
            Assert.Equal(letters, await house.AskAsync<long>(Letters));
        }
    }

    [Fact]
    public async Task Both_keys_of_a_pair_stand_in_one_letter()
    {
        await using var house = await House.OpenAsync("sqlite");
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        house.Clock.Advance(await EndAsync(house) - house.Clock.GetUtcNow() - TimeSpan.FromDays(10));
        Assert.Equal(2, await house.Get<WarnOfEnding>().RunAsync(Stop));
        var body = await house.AskAsync<string>("SELECT body FROM letters WHERE subject LIKE 'Ключи ЭЦП действуют до%'");
        Assert.Contains(aigerim.Auth.Certificate.SerialNumber.ToString(), body, StringComparison.Ordinal);
        Assert.Contains(aigerim.Signing.Certificate.SerialNumber.ToString(), body, StringComparison.Ordinal);
        Assert.Contains("Осталось дней: ", body, StringComparison.Ordinal);
        Assert.Contains($"{House.Portal}/cabinet/reissue", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_late_is_told_once_only()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Aigerim);
        house.Clock.Advance(await EndAsync(house) - house.Clock.GetUtcNow() - TimeSpan.FromDays(3));
        Assert.Equal(2, await house.Get<WarnOfEnding>().RunAsync(Stop));
        Assert.Equal(1, await house.AskAsync<long>(Letters));
    }

    [Fact]
    public async Task Who_has_renewed_the_keys_is_not_told()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Aigerim);
        var end = await EndAsync(house);
        house.Clock.Advance(TimeSpan.FromDays(60));
        await house.EnrolAsync(Citizens.Aigerim);
        house.Clock.Advance(end - house.Clock.GetUtcNow() - TimeSpan.FromDays(10));
        Assert.Equal(0, await house.Get<WarnOfEnding>().RunAsync(Stop));
    }

    [Fact]
    public async Task Who_wants_no_letters_gets_none_of_these()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Aigerim with { WantsLetters = false });
        house.Clock.Advance(await EndAsync(house) - house.Clock.GetUtcNow() - TimeSpan.FromDays(10));
        await house.Get<WarnOfEnding>().RunAsync(Stop);
        Assert.Equal(0, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    [Fact]
    public async Task Delivered_letters_are_forgotten_after_ninety_days_and_waiting_ones_never()
    {
        await using var house = await House.OpenAsync("sqlite");
        await house.EnrolAsync(Citizens.Aigerim);
        var all = await house.AskAsync<long>("SELECT count(*) FROM letters");
        await house.AskAsync<long>("UPDATE letters SET delivered_at = queued_at, next_at = NULL WHERE id = (SELECT id FROM letters LIMIT 1) RETURNING queued_at");
        house.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await house.Get<ForgetLetters>().RunAsync(Stop));
        Assert.Equal(all - 1, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    private static async Task<DateTimeOffset> EndAsync(House house) =>
        DateTimeOffset.FromUnixTimeMilliseconds(await house.AskAsync<long>("SELECT min(not_after) FROM certificate"));
}
