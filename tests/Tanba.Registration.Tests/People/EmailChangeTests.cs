using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.People;

public sealed class EmailChangeTests
{
    private const string Wanted = "new@example.kz";
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_address_changes_when_its_letter_is_answered_and_the_old_one_is_told(string store)
    {
        await using var house = await KnownAsync(store);
        var token = await AskAsync(house);
        Assert.Equal(Citizens.Aigerim.Email, await EmailAsync(house));
        Assert.Equal(Wanted, (await house.Get<ConfirmEmail>().FindAsync(token, Stop)).Value.Email);
        Assert.Equal(Wanted, (await house.Get<ConfirmEmail>().WaitingAsync(Citizens.Aigerim.Iin, Stop))!.Email);

        Assert.Equal(Wanted, (await house.Get<ConfirmEmail>().RunAsync(token, Stop)).Value);
        Assert.Equal(Wanted, await EmailAsync(house));
        Assert.Null(await house.Get<ConfirmEmail>().WaitingAsync(Citizens.Aigerim.Iin, Stop));
        var told = await house.AskAsync<string>("SELECT body FROM letters WHERE address = 'aigerim@example.kz'");
        Assert.Contains("Новый адрес: n…@example.kz", told, StringComparison.Ordinal);
        Assert.Equal(1, await house.AskAsync<long>("SELECT count(*) FROM audit WHERE act = 'person.email' AND detail = 'n…@example.kz'"));
    }

    [Theory]
    [InlineData("front@example.kz", "Новый адрес: f…@example.kz")]
    [InlineData(null, "Новый адрес: не указан")]
    public async Task An_address_that_a_registrar_corrects_is_told_to_the_old_one_and_ends_what_was_asked_before(string? corrected, string told)
    {
        await using var house = await KnownAsync("sqlite");
        var token = await AskAsync(house);
        var was = Citizens.Aigerim;
        Corrected becomes = new(was.Iin, was.Surname, was.GivenName, was.Patronymic, corrected, was.Region, was.Locality);
        Assert.Equal(corrected, (await house.Get<CorrectPerson>().RunAsync(becomes, Citizens.Daniyar.Iin, Stop)).Value.Email);

        Assert.Equal("email.link-unknown", (await house.Get<ConfirmEmail>().RunAsync(token, Stop)).Rejection!.Code);
        Assert.Equal(corrected, await EmailAsync(house));
        Assert.Contains(told, await house.AskAsync<string>("SELECT body FROM letters WHERE address = 'aigerim@example.kz'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_good_once()
    {
        await using var house = await KnownAsync("sqlite");
        var token = await AskAsync(house);
        Assert.False((await house.Get<ConfirmEmail>().RunAsync(token, Stop)).IsRefused);
        Assert.Equal("email.link-unknown", (await house.Get<ConfirmEmail>().RunAsync(token, Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task A_link_is_good_for_a_day()
    {
        await using var house = await KnownAsync("sqlite");
        var token = await AskAsync(house);
        house.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal("email.link-late", (await house.Get<ConfirmEmail>().FindAsync(token, Stop)).Rejection!.Code);
        Assert.Equal("email.link-late", (await house.Get<ConfirmEmail>().RunAsync(token, Stop)).Rejection!.Code);
        Assert.Null(await house.Get<ConfirmEmail>().WaitingAsync(Citizens.Aigerim.Iin, Stop));
        Assert.Equal(Citizens.Aigerim.Email, await EmailAsync(house));
    }

    [Fact]
    public async Task A_later_wish_replaces_the_earlier_one()
    {
        await using var house = await KnownAsync("sqlite");
        var first = await AskAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        _ = (await house.Get<AskEmailChange>().RunAsync(Citizens.Aigerim.Iin, "third@example.kz", "ru", Stop)).Value;
        Assert.Equal("email.link-unknown", (await house.Get<ConfirmEmail>().RunAsync(first, Stop)).Rejection!.Code);
    }

    [Fact]
    public async Task A_mailbox_is_not_filled_by_pressing_again_and_again()
    {
        await using var house = await KnownAsync("sqlite");
        await AskAsync(house);
        house.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("email.too-soon", (await house.Get<AskEmailChange>().RunAsync(Citizens.Aigerim.Iin, Wanted, "ru", Stop)).Rejection!.Code);
        Assert.Equal(1, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    [Theory]
    [InlineData(null, "person.email")]
    [InlineData("", "person.email")]
    [InlineData("новый@example.kz", "person.email")]
    [InlineData("new@localhost", "person.email")]
    [InlineData("a@b.kz\r\nBcc: x@y.kz", "person.email")]
    [InlineData("AIGERIM@example.kz", "email.same")]
    public async Task What_is_no_other_address_is_refused(string? email, string code)
    {
        await using var house = await KnownAsync("sqlite");
        Assert.Equal(code, (await house.Get<AskEmailChange>().RunAsync(Citizens.Aigerim.Iin, email, "ru", Stop)).Rejection!.Code);
        Assert.Equal(0, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    [Fact]
    public async Task The_letter_to_an_unconfirmed_address_names_nobody()
    {
        await using var house = await KnownAsync("sqlite");
        await AskAsync(house);
        Assert.DoesNotContain(Citizens.Aigerim.Surname, await house.AskAsync<string>("SELECT body || html FROM letters"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_does_not_have_the_secret_of_the_link()
    {
        await using var house = await KnownAsync("sqlite");
        var token = await AskAsync(house);
        Assert.NotEqual(token, await house.AskAsync<string>("SELECT token_digest FROM email_changes"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_we_did_not_mail_is_unknown(string? token)
    {
        await using var house = await KnownAsync("sqlite");
        await AskAsync(house);
        Assert.Equal("email.link-unknown", (await house.Get<ConfirmEmail>().FindAsync(token, Stop)).Rejection!.Code);
        Assert.Equal("email.link-unknown", (await house.Get<ConfirmEmail>().RunAsync(token, Stop)).Rejection!.Code);
    }

    private static async Task<string> AskAsync(House house)
    {
        Assert.Equal(Wanted, (await house.Get<AskEmailChange>().RunAsync(Citizens.Aigerim.Iin, Wanted, "ru", Stop)).Value.Email);
        var body = await house.AskAsync<string>("SELECT body FROM letters WHERE address = 'new@example.kz'");
        var link = body[body.IndexOf("/letters/confirm?key=", StringComparison.Ordinal)..];
        return link["/letters/confirm?key=".Length..link.IndexOf('\n', StringComparison.Ordinal)];
    }

    private static async Task<string?> EmailAsync(House house) => (await house.Get<Registration.People.People>().FindAsync(Citizens.Aigerim.Iin, Stop))!.Email;

    private static async Task<House> KnownAsync(string store)
    {
        var house = await House.OpenAsync(store);
        Assert.False((await house.Get<Registration.People.People>().SaveAsync(Citizens.Aigerim, House.Registrar, Stop)).IsRefused);
        return house;
    }
}
