using Dapper;
using Tanba.Registration.Letters;
using Tanba.Registration.People;
using Tanba.Registration.Tests.Journey;

namespace Tanba.Registration.Tests.Letters;

public sealed class PersonLettersTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly (string, object)[] Numbered = [("number", "4021 7735 0186"), ("digits", "402177350186"), ("reason", "Фото не читается")];
    private House house = null!;

    public async ValueTask InitializeAsync() => house = await House.OpenAsync("sqlite");

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData("kk", "Сәлеметсіз бе, ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ!\n\n")]
    [InlineData("ru", "Здравствуйте, ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ!\n\n")]
    [InlineData("en", "Hello ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ,\n\n")]
    public async Task A_letter_speaks_the_language_of_the_person(string language, string greeting)
    {
        await KnowAsync(Citizens.Daniyar with { Language = language });
        var letter = await WriteAsync("issued", Citizens.Daniyar.Iin, Numbered);
        Assert.StartsWith(greeting, letter!.Body, StringComparison.Ordinal);
        Assert.Equal("daniyar@example.kz", letter.Address);
        Assert.Contains($"<html lang=\"{language}\">", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_the_application_in_groups_and_leads_to_its_page()
    {
        await KnowAsync(Citizens.Anna);
        var letter = await WriteAsync("submitted", Citizens.Anna.Iin, Numbered);
        Assert.Contains("4021 7735 0186", letter!.Subject, StringComparison.Ordinal);
        Assert.Contains("Application number: 4021 7735 0186\n", letter.Body, StringComparison.Ordinal);
        Assert.Contains($"Check the status of the application: {House.Portal}/status?number=402177350186\n", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_carries_its_reason()
    {
        await KnowAsync(Citizens.Aigerim);
        Assert.Contains("Причина: Фото не читается\n", (await WriteAsync("rejected", Citizens.Aigerim.Iin, Numbered))!.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_with_the_link_that_ends_such_letters()
    {
        await KnowAsync(Citizens.Aigerim);
        var letter = await WriteAsync("installed", Citizens.Aigerim.Iin, Numbered);
        Assert.StartsWith($"{House.Portal}/letters/off?key=", letter!.Off, StringComparison.Ordinal);
        Assert.Contains(letter.Off!, letter.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"{letter.Off}\"", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_no_letters_gets_none()
    {
        await KnowAsync(Citizens.Anna with { WantsLetters = false });
        Assert.Null(await WriteAsync("issued", Citizens.Anna.Iin, Numbered));
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("suspended")]
    [InlineData("released")]
    [InlineData("sign-in")]
    [InlineData("email-changed")]
    public async Task A_warning_comes_all_the_same_says_why_and_offers_no_way_out(string warning)
    {
        await KnowAsync(Citizens.Aigerim with { WantsLetters = false });
        var letter = await WriteAsync(
            warning, Citizens.Aigerim.Iin, [("serial", "0a1b"), ("when", house.Clock.GetUtcNow()), ("reason", new Worded("browser.unknown")), ("address", "192.0.2.7"), ("browser", "Firefox, Linux"), ("email", "d…@example.kz"), ("back", new Worded("suspended.back.order"))]);
        Assert.Contains("даже если письма отключены", letter!.Body, StringComparison.Ordinal);
        Assert.Null(letter.Off);
        Assert.DoesNotContain("/letters/off", letter.Body, StringComparison.Ordinal);

        // 12:00 UTC.
        Assert.Contains("22 ноября 2026, 17:00", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_may_be_a_word_of_the_letters_language()
    {
        await KnowAsync(Citizens.Daniyar);
        var letter = await WriteAsync("revoked", Citizens.Daniyar.Iin, [("serial", "0a1b"), ("when", house.Clock.GetUtcNow()), ("reason", new Worded("browser.unknown"))]);
        Assert.Contains("Себебі: танылмады\n", letter!.Body, StringComparison.Ordinal);
        Assert.Contains("2026 ж. 22 қараша, 17:00", letter.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_unknown_or_without_an_address_gets_none()
    {
        Assert.Null(await WriteAsync("revoked", "750715400029"));
        await KnowAsync(Citizens.Anna with { Email = null });
        Assert.Null(await WriteAsync("revoked", Citizens.Anna.Iin));
    }

    [Fact]
    public async Task A_letter_can_go_to_an_address_that_is_not_of_the_record()
    {
        var stranger = new Recipient("750715400029", "ТАСТАНОВ БОЛАТ", "bolat@example.kz", "kk");
        await SendAsync("submitted", stranger);
        Assert.Equal("bolat@example.kz", (await LastAsync())!.Address);
    }

    [Fact]
    public async Task Who_only_applied_can_end_the_letters_too()
    {
        var stranger = new Recipient("750715400029", "ТАСТАНОВ БОЛАТ", "bolat@example.kz", "kk");
        await SendAsync("submitted", stranger);
        var off = (await LastAsync())!.Off!;
        Assert.True((await house.Get<LetterLinks>().EndAsync(off[(off.IndexOf('=', StringComparison.Ordinal) + 1)..], Stop)).Value);

        await SendAsync("issued", stranger);
        Assert.Equal(1, await house.AskAsync<long>("SELECT count(*) FROM letters"));
    }

    [Fact]
    public async Task A_value_that_nobody_gave_is_a_mistake_of_ours()
    {
        await KnowAsync(Citizens.Anna);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync("rejected", Citizens.Anna.Iin, [("number", "4021 7735 0186")]));
        Assert.Equal("The letter \"rejected\" needs the value \"reason\".", fault.Message);
    }

    [Fact]
    public async Task A_value_is_never_read_as_words_of_ours()
    {
        await KnowAsync(Citizens.Anna);
        var letter = await WriteAsync("rejected", Citizens.Anna.Iin, [("number", "1"), ("digits", "1"), ("reason", "{name} {portal}")]);
        Assert.Contains("Reason: {name} {portal}\n", letter!.Body, StringComparison.Ordinal);
    }

    private async Task KnowAsync(Person person) => Assert.False((await house.Get<Registration.People.People>().SaveAsync(person, House.Registrar, Stop)).IsRefused);

    private async Task<Letter?> WriteAsync(string name, string iin, params (string, object)[] values)
    {
        var letters = house.Get<PersonLetters>();
        await house.Database.InTransactionAsync(
            async transaction =>
            {
                await letters.QueueAsync(transaction, name, iin, values);
                return true;
            },
            Stop);
        return await LastAsync();
    }

    private async Task<Letter?> LastAsync()
    {
        await using var connection = await house.Database.OpenAsync(Stop);
        return await connection.QueryFirstOrDefaultAsync<Row>("SELECT address, subject, body, html, off FROM letters ORDER BY queued_at DESC") is { } row
            ? new(row.Address, row.Subject, row.Body) { Html = row.Html, Off = row.Off }
            : null;
    }

    private Task<bool> SendAsync(string name, Recipient to) => house.Database.InTransactionAsync(
        async transaction =>
        {
            await house.Get<PersonLetters>().QueueAsync(transaction, name, to, Numbered);
            return true;
        },
        Stop);

    private sealed record Row(string Address, string Subject, string Body, string? Html, string? Off);
}
