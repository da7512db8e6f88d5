using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;
using Tanba.Agent.State;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent.Window;

public sealed class KeyDialogTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task The_site_what_is_signed_and_the_persons_own_word_are_shown()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("Просит сайт <strong>https://cabinet.example.kz</strong>", page, StringComparison.Ordinal);
        Assert.Contains("заявка № 4021 7735 0186", page, StringComparison.Ordinal);
        Assert.Contains("Перевыпуск ключей ЭЦП.", page, StringComparison.Ordinal);
        Assert.Contains("<details", page, StringComparison.Ordinal);
        Assert.Contains("RSA256.p12", page, StringComparison.Ordinal);
        Assert.Contains(Tanba.Agent.Words.Of("ru")[$"phrase.{fixture.Settings.Phrase}"], page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("Просит сайт", StringComparison.Ordinal) < page.IndexOf("заявка №", StringComparison.Ordinal), "the site comes first");
    }

    [Fact]
    public async Task A_phrase_that_the_person_wrote_takes_the_place_of_the_drawn_one()
    {
        var home = new AgentHome(fixture.Folder["other"]);
        PrivateFile.Write(home.Settings, """{"phrase":3,"ownPhrase":"мой <b>сурок</b>"}"""u8);
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, new Settings(home));
        await visitor.EnterAsync();
        using var answer = await visitor.GetAsync(visitor.Page);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("мой &lt;b&gt;сурок&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("tanba-consent__own--3", page, StringComparison.Ordinal);
        Assert.DoesNotContain(WindowFixture.Asker.Words["phrase.3"], page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kk", "Қол қою")]
    [InlineData("ru", "Подписать")]
    [InlineData("en", "Sign")]
    public async Task It_speaks_three_languages(string locale, string button)
    {
        using var dialog = new KeyDialog(fixture.KeyQuestion(fixture.SignFile) with { Asker = WindowFixture.Asker with { Locale = locale } }, fixture.Opening, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains($"<html lang=\"{locale}\"", page, StringComparison.Ordinal);
        Assert.Contains($">{button}</button>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_stays_in_the_window()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("refresh", ("password", "Wrong2026"));
        Assert.Contains("Неверный пароль", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"password-hint password-error\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Wrong2026", page, StringComparison.Ordinal);
        Assert.False(dialog.Finished.IsCompleted);
        Assert.Contains("ОМАРОВ ДАНИЯР", await visitor.PressAsync("refresh", ("password", Citizen.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_keys_comes_first_and_then_the_chosen_key()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("refresh", ("password", Citizen.Password));
        Assert.Contains("подпись RSA 2048", page, StringComparison.Ordinal);
        Assert.Contains("выдан Tanba Test CA", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Citizen.Password, page, StringComparison.Ordinal);
        var ski = System.Text.RegularExpressions.Regex.Match(page, "name=\"key\" value=\"([0-9a-f]{40})\"").Groups[1].Value;
        Assert.Contains("Готово", await visitor.PressAsync("accept", ("key", ski)), StringComparison.Ordinal);
        using var answer = await dialog.Answer;
        Assert.Equal(ski, answer!.Chosen!.Certificate.Ski);
        Assert.NotEmpty(answer.Chosen.Key.Sign("still open"u8));
    }

    [Fact]
    public async Task The_password_and_the_main_button_are_enough_when_one_key_fits()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("accept", ("password", Citizen.Password));
        using var answer = await dialog.Answer;
        Assert.NotNull(answer!.Chosen);
    }

    [Fact]
    public async Task A_key_that_does_not_fit_is_dimmed_with_the_reason_and_cannot_be_chosen()
    {
        using var dialog = Dialog(fixture.SignFile, new KeyFilter { ExtendedKeyUsage = [Oids.ClientAuth] });
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("refresh", ("password", Citizen.Password));
        Assert.Contains(" disabled", page, StringComparison.Ordinal);
        Assert.Contains("нельзя: этим ключом не входят в кабинет", page, StringComparison.Ordinal);
        var ski = System.Text.RegularExpressions.Regex.Match(page, "name=\"key\" value=\"([0-9a-f]{40})\"").Groups[1].Value;
        Assert.DoesNotContain("accept", WindowVisitor.Buttons(page));
        Assert.Contains("Ни один из этих ключей здесь не подходит", await visitor.PressAsync("accept", ("key", ski)), StringComparison.Ordinal);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task Without_a_path_the_window_begins_with_the_chooser()
    {
        File.WriteAllText(Path.Combine(fixture.Keys, "notes.txt"), "");
        Directory.CreateDirectory(Path.Combine(fixture.Keys, "older"));
        using var dialog = Dialog(null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("pick:" + fixture.SignFile, WindowVisitor.Buttons(page));
        Assert.Contains("go:" + Path.Combine(fixture.Keys, "older"), WindowVisitor.Buttons(page));
        Assert.DoesNotContain("notes.txt", page, StringComparison.Ordinal);
        page = await visitor.PressAsync("pick:" + fixture.SignFile);
        Assert.Contains("type=\"password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_may_be_chosen_after_the_first()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("refresh", ("password", Citizen.Password));
        await visitor.PressAsync("other");
        var page = await visitor.PressAsync("typed", ("path", Path.Combine(fixture.Keys, "AUTH_RSA256.p12")));
        Assert.Contains("AUTH_RSA256.p12", page, StringComparison.Ordinal);
        Assert.Contains("Введите пароль.", await visitor.PressAsync("refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_refreshed_without_typing_again()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("refresh", ("password", Citizen.Password));
        Assert.Contains("ОМАРОВ ДАНИЯР", await visitor.PressAsync("refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_directory_of_the_last_key_is_remembered()
    {
        using var dialog = Dialog(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("refresh", ("password", Citizen.Password));
        Assert.Equal(fixture.Keys, fixture.Settings.LastDirectory);
    }

    [Fact]
    public async Task A_list_of_keys_is_given_as_a_whole()
    {
        using var dialog = new KeyDialog(fixture.KeyQuestion(fixture.SignFile, Purpose.ListKeys), fixture.Opening, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("refresh", ("password", Citizen.Password));
        Assert.DoesNotContain("type=\"radio\"", page, StringComparison.Ordinal);
        await visitor.PressAsync("accept");
        using var answer = await dialog.Answer;
        Assert.Null(answer!.Chosen);
        Assert.Single(answer.Keys.All);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_no_store_is_said_so()
    {
        var damaged = Path.Combine(fixture.Keys, "damaged.p12");
        File.WriteAllText(damaged, "not a store");
        using var dialog = Dialog(damaged);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        Assert.Contains("Файл повреждён", await visitor.PressAsync("refresh", ("password", Citizen.Password)), StringComparison.Ordinal);
        File.Delete(damaged);
        Assert.Contains("Такого файла нет", await visitor.PressAsync("refresh", ("password", Citizen.Password)), StringComparison.Ordinal);
        await visitor.PressAsync("other");
        Assert.Contains("нет ни файла, ни папки", await visitor.PressAsync("typed", ("path", "/no/such/place")), StringComparison.Ordinal);
        Assert.Contains("Такого файла нет", await visitor.PressAsync("pick:/no/such/file.p12"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_cannot_write_into_the_window()
    {
        var asker = WindowFixture.Asker with { Origin = "https://x\"><script>alert(1)</script>" };
        var what = new Statement("<b>heading</b>", ["<img src=x onerror=alert(1)>"]) { Machine = "</pre><script>" };
        using var dialog = new KeyDialog(new KeyQuestion(asker, Purpose.SignDocuments, what, KeyFilter.Any, "/a\"b/<i>.p12", [fixture.Files]), fixture.Opening, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        using var answer = await visitor.GetAsync(visitor.Page);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "<script"));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
    }

    private KeyDialog Dialog(string? path, KeyFilter? filter = null) => new(fixture.KeyQuestion(path, filter: filter), fixture.Opening, fixture.Keys);
}
