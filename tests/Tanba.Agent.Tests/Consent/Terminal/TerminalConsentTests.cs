using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Terminal;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent.Terminal;

public sealed class TerminalConsentTests : IDisposable
{
    private readonly WindowFixture fixture = new();
    private readonly List<string> said = [];
    private readonly Queue<string> typed = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task The_site_and_the_words_are_said_before_anything_is_asked()
    {
        Type("");
        Assert.Null(await Person().AskForPathAsync(Path(), default));
        Assert.Contains("https://cabinet.example.kz", said[0], StringComparison.Ordinal);
        Assert.Contains("Перевыпуск ключей ЭЦП.", said);
    }

    [Fact]
    public async Task A_key_is_chosen_by_its_number_after_a_wrong_password()
    {
        Type("Wrong2026", Citizen.Password, "1");
        using var answer = await Person().AskForKeyAsync(fixture.KeyQuestion(fixture.SignFile), default);
        Assert.NotNull(answer!.Chosen);
        Assert.Contains(said, line => line.StartsWith("Неверный пароль", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains(Citizen.Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("yes")]
    public async Task Anything_but_a_number_of_the_list_cancels(string number)
    {
        Type(Citizen.Password, number);
        Assert.Null(await Person().AskForKeyAsync(fixture.KeyQuestion(fixture.SignFile), default));
    }

    [Fact]
    public async Task A_key_that_does_not_fit_cannot_be_chosen_and_says_why()
    {
        Type(Citizen.Password, "1");
        Assert.Null(await Person().AskForKeyAsync(fixture.KeyQuestion(fixture.SignFile, filter: new KeyFilter { ExtendedKeyUsage = [Oids.ClientAuth] }), default));
        Assert.Contains(said, line => line.Contains("нельзя: этим ключом не входят", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_password_cancels()
    {
        Type(fixture.SignFile, "");
        Assert.Null(await Person().AskForKeyAsync(fixture.KeyQuestion(null), default));
    }

    [Fact]
    public async Task A_list_is_given_when_the_person_agrees()
    {
        Type(Citizen.Password, "1");
        using var answer = await Person().AskForKeyAsync(fixture.KeyQuestion(fixture.SignFile, Purpose.ListKeys), default);
        Assert.NotNull(answer);
        Assert.Null(answer.Chosen);
    }

    [Fact]
    public async Task A_folder_is_asked_for_until_it_is_one()
    {
        Type("/no/such/folder", fixture.Keys);
        Assert.Equal(fixture.Keys, await Person().AskForPathAsync(Path(), default));
        Assert.Contains(said, line => line.StartsWith("Такой папки нет", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_password_is_asked_for_until_it_is_good_and_the_same_twice()
    {
        Type("weak", "weak", "Demo2027", "Demo2028", "Demo2027", "Demo2027");
        using var password = await Person().AskForNewPasswordAsync(new PasswordQuestion(WindowFixture.Asker, Purpose.InstallCertificates, WindowFixture.What), default);
        Assert.Equal("Demo2027", new string(password!.Chars));
        Assert.Contains(said, line => line.StartsWith("Пароли не совпадают", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_new_password_is_a_cancel()
    {
        Type("");
        Assert.Null(await Person().AskForNewPasswordAsync(new PasswordQuestion(WindowFixture.Asker, Purpose.InstallCertificates, WindowFixture.What), default));
    }

    [Theory]
    [InlineData("kk", "Құпиясөз қате.")]
    [InlineData("ru", "Неверный пароль.")]
    [InlineData("en", "Wrong password.")]
    public async Task The_terminal_speaks_the_language_of_the_page(string locale, string wrong)
    {
        Type("Wrong2026", "");
        var question = fixture.KeyQuestion(fixture.SignFile) with { Asker = WindowFixture.Asker.In(locale) };
        Assert.Null(await Person().AskForKeyAsync(question, default));
        var words = question.Asker.Words;
        Assert.Contains($"== {Purpose.SignAct.Title(words)}", said[0], StringComparison.Ordinal);
        Assert.Contains(words["window.site"], said[0], StringComparison.Ordinal);
        Assert.StartsWith(wrong, said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_and_the_part_for_programs_are_said_too()
    {
        Type("");
        await Person().AskForPathAsync(Path() with { What = WindowFixture.What with { Warning = "Careful!" } }, default);
        Assert.Equal(["Перевыпуск ключей ЭЦП.", "Careful!", "act: reissue"], said[1..]);
    }

    [Fact]
    public async Task A_page_that_went_away_is_not_answered_any_more()
    {
        using var gone = new CancellationTokenSource();
        var lines = new TerminalLines(said.Add, _ => "/no/such/folder", _ =>
        {
            gone.Cancel();
            return new Secret("Wrong2026");
        });
        var person = new TerminalConsent(lines, fixture.Opening, fixture.Settings);
        Assert.Null(await person.AskForKeyAsync(fixture.KeyQuestion(fixture.SignFile), gone.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => person.AskForPathAsync(Path(), gone.Token));
    }

    private static PathQuestion Path() => new(WindowFixture.Asker, Purpose.ChooseFolder, WindowFixture.What, null, []);

    private void Type(params string[] lines) => lines.ToList().ForEach(typed.Enqueue);

    private TerminalConsent Person() => new(new TerminalLines(said.Add, _ => typed.Dequeue(), _ => new Secret(typed.Dequeue())), fixture.Opening, fixture.Settings);
}
