using Tanba.Registration.Letters;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Letters;

public sealed class LetterLinksTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_link_ends_the_letters_of_its_reader_and_of_nobody_else(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        await house.EnrolAsync(Citizens.Aigerim);
        var token = await house.AskAsync<string>("SELECT token FROM letter_links WHERE iin = @Iin", daniyar.Person);

        Assert.True(await house.Get<LetterLinks>().KnowsAsync(token, Stop));
        Assert.True((await house.Get<LetterLinks>().EndAsync(token, Stop)).Value);
        Assert.False((await house.Get<Registration.People.People>().FindAsync(Citizens.Daniyar.Iin, Stop))!.WantsLetters);
        Assert.True((await house.Get<Registration.People.People>().FindAsync(Citizens.Aigerim.Iin, Stop))!.WantsLetters);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Once_more_it_changes_nothing_and_the_log_tells_of_it_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Daniyar);
        var token = await house.AskAsync<string>("SELECT token FROM letter_links");
        for (var press = 0; press < 3; press++)
        {
            Assert.True((await house.Get<LetterLinks>().EndAsync(token, Stop)).Value);
        }

        Assert.Equal(1, await house.AskAsync<long>("SELECT count(*) FROM audit WHERE act = 'letters.off'"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Every_letter_to_a_person_has_the_same_link(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Daniyar);
        Assert.Equal(1, await house.AskAsync<long>("SELECT count(DISTINCT off) FROM letters"));
        Assert.NotEqual(0, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_stranger_who_applies_in_somebodys_name_ends_only_the_own_letters(string store)
    {
        await using var house = await House.OpenAsync(store);
        await house.EnrolAsync(Citizens.Daniyar);
        await house.Database.AllOrNothingAsync<bool>(
            async transaction =>
            {
                var stranger = new Recipient(Citizens.Daniyar.Iin, Citizens.Daniyar.FullName, "Stranger@example.kz", "ru");
                await house.Get<PersonLetters>().QueueAsync(transaction, "submitted", stranger, ("number", "1"), ("digits", "1"), ("reason", ""));
                return true;
            },
            Stop);
        var token = await house.AskAsync<string>("SELECT token FROM letter_links WHERE address = 'stranger@example.kz'");
        Assert.True((await house.Get<LetterLinks>().EndAsync(token, Stop)).Value);
        Assert.True((await house.Get<Registration.People.People>().FindAsync(Citizens.Daniyar.Iin, Stop))!.WantsLetters);

        var own = await house.AskAsync<string>("SELECT token FROM letter_links WHERE address <> 'stranger@example.kz'");
        Assert.True((await house.Get<LetterLinks>().EndAsync(own, Stop)).Value);
        Assert.False((await house.Get<Registration.People.People>().FindAsync(Citizens.Daniyar.Iin, Stop))!.WantsLetters);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_we_did_not_mail_does_nothing(string? token)
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.False(await house.Get<LetterLinks>().KnowsAsync(token, Stop));
        Assert.Equal("letters.link-unknown", (await house.Get<LetterLinks>().EndAsync(token, Stop)).Rejection!.Code);
    }
}
