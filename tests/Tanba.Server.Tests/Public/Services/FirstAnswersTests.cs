using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Services;

/// <summary>Wrong answers stay on their page, each with its reason.</summary>
public sealed class FirstAnswersTests(SharedPortal shared) : IAsyncLifetime
{
    private Guest guest = null!;

    public async ValueTask InitializeAsync()
    {
        await First.OpenCentreAsync(shared.Host);
        guest = shared.Host.Guest("ru");
        await guest.FillFirstAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("conditions", "Agree", "false", "согласитесь с условиями")]
    [InlineData("person", "Iin", "12", "ИИН состоит из 12 цифр")]
    [InlineData("email", "Email", "nobody", "name@example.kz")]
    [InlineData("email", "Email", "почта@example.kz", "латинскими буквами")]
    [InlineData("place", "Region", "", "егион")]
    [InlineData("centre", "Centre", "no-such-centre", "Выберите центр регистрации")]
    [InlineData("store", "Storage", "Floppy", "Выберите хранилище ключей из списка")]
    [InlineData("store", "Storage", "PKCS12", "Выберите папку для новых ключей")]
    public async Task A_wrong_answer_is_told_beside_its_field(string page, string field, string value, string reason)
    {
        var answer = await guest.AnswerAsync(page, (field, value));
        Assert.StartsWith("Ошибка:", answer.Title, StringComparison.Ordinal);
        Assert.Contains(reason, answer.Body, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{(reason.Contains("папку", StringComparison.Ordinal) ? "Path" : field)}\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_needed_and_written_in_capital_letters()
    {
        Assert.Contains("Напишите фамилию", (await guest.AnswerAsync("name", ("Surname", " "), ("GivenName", "Жанна"))).Body, StringComparison.Ordinal);
        await guest.AnswerAsync("name", ("Surname", "Ахметова  де Ла"), ("GivenName", "жанна"), ("Patronymic", "Ерланқызы"));
        Assert.Contains("АХМЕТОВА ДЕ ЛА ЖАННА ЕРЛАНҚЫЗЫ", (await guest.OpenAsync(First.Root + "/check")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_needs_no_folder()
    {
        await guest.AnswerAsync("store", ("Storage", "AKKaztokenStore"));
        var check = await guest.OpenAsync(First.Root + "/check");
        Assert.Contains("Kaztoken", check.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/zhanna/keys", check.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_is_an_answer_too()
    {
        await guest.AnswerAsync("email", ("Email", ""));
        Assert.Contains("Не указана", (await guest.OpenAsync(First.Root + "/check")).Body, StringComparison.Ordinal);
    }
}
