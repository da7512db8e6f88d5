using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Consent.Window;

/// <summary>The window that changes a password or PIN.</summary>
public sealed class ChangeDialogTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task The_person_chooses_the_file_and_it_opens_with_the_new_password_alone()
    {
        var dialog = OfFile(null);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.Contains($"pick:{fixture.SignFile}", WindowVisitor.Buttons(await visitor.EnterAsync()));
        var page = await visitor.PressAsync($"pick:{fixture.SignFile}");
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(page, "type=\"password\""));
        await visitor.PressAsync("accept", ("password", Citizen.Password), ("changed", "Demo2027"), ("repeated", "Demo2027"));
        Assert.Equal(fixture.SignFile, (await dialog.Answer)!.Place);
        Assert.Equal("keystore.wrong-password", Open(Citizen.Password));
        Assert.Null(Open("Demo2027"));
    }

    [Theory]
    [InlineData("kk", "Құпиясөз қате.", "Қате енгізілді: 2.")]
    [InlineData("ru", "Неверный пароль.", "Неверных попыток: 2.")]
    [InlineData("en", "Wrong password.", "Wrong passwords so far: 2.")]
    public async Task A_wrong_old_password_stays_in_the_window_with_the_number_of_tries(string locale, string wrong, string tries)
    {
        var dialog = OfFile(fixture.SignFile, locale);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.DoesNotContain("data-refusals", await visitor.EnterAsync(), StringComparison.Ordinal);
        (string, string)[] typed = [("password", "Wrong2026"), ("changed", "Demo2027"), ("repeated", "Demo2027")];
        Assert.Contains(wrong, await visitor.PressAsync("accept", typed), StringComparison.Ordinal);
        var page = await visitor.PressAsync("accept", typed);
        Assert.Contains(tries, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo2027", page, StringComparison.Ordinal);
        Assert.Null(Open(Citizen.Password));
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Theory]
    [InlineData("", "Demo2027", "Demo2027", "Введите прежний пароль.", "password")]
    [InlineData("Demo2026", "", "", "Введите пароль.", "changed")]
    [InlineData("Demo2026", "demo2027", "demo2027", "прописную", "changed")]
    [InlineData("Demo2026", "Demo2027", "Demo2028", "не совпадают", "repeated")]
    [InlineData("Wrong2026", "Demo2027", "Demo2028", "не совпадают", "repeated")]
    [InlineData("Demo2026", "Demo2026", "Demo2026", "совпадает с прежним", "changed")]
    public async Task What_is_missing_or_breaks_the_rule_is_told_at_its_field(string old, string changed, string repeated, string complaint, string field)
    {
        await using var visitor = await WindowVisitor.AtAsync(OfFile(fixture.SignFile), fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("accept", ("password", old), ("changed", changed), ("repeated", repeated));
        Assert.Contains(complaint, page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Null(Open(Citizen.Password));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_beside_stays_as_it_was_and_is_told()
    {
        // So long a name has no room for another one beside it.
        var full = Path.Combine(fixture.Keys, new string('k', 240) + ".p12");
        File.Copy(fixture.SignFile, full);
        var before = File.ReadAllBytes(full);
        await using var visitor = await WindowVisitor.AtAsync(OfFile(full), fixture.Settings);
        await visitor.EnterAsync();
        Assert.Contains("Файл цел, пароль прежний", await visitor.PressAsync("accept", ("password", Citizen.Password), ("changed", "Demo2027"), ("repeated", "Demo2027")), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(full));
    }

    [Fact]
    public async Task Another_file_may_be_chosen_and_one_that_is_gone_is_told()
    {
        await using var visitor = await WindowVisitor.AtAsync(OfFile(fixture.Folder["gone.p12"]), fixture.Settings);
        await visitor.EnterAsync();
        Assert.Contains("Такого файла нет", await visitor.PressAsync("accept", ("password", "Demo2026"), ("changed", "Demo2027"), ("repeated", "Demo2027")), StringComparison.Ordinal);
        await visitor.PressAsync("other");
        Assert.Contains("RSA256.p12", await visitor.PressAsync("typed", ("path", fixture.SignFile)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_whose_page_went_away_in_the_middle_says_that_it_is_done()
    {
        var dialog = OfFile(fixture.SignFile);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("accept", ("password", Citizen.Password), ("changed", "Demo2027"), ("repeated", "Demo2027"));
        dialog.Cancel();
        Assert.True(dialog.IsAgreed);
        Assert.Contains("Готово", await visitor.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_is_changed_with_the_tries_that_the_token_tells()
    {
        var dialog = OfToken(new Drawer("one"));
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("Прежний PIN-код", page, StringComparison.Ordinal);
        Assert.Contains("1234567890", page, StringComparison.Ordinal);
        Assert.Contains("PIN-коды не совпадают", await visitor.PressAsync("accept", ("password", "right"), ("changed", "one"), ("repeated", "two")), StringComparison.Ordinal);
        Assert.Contains("Введите новый PIN-код", await visitor.PressAsync("accept", ("password", "right")), StringComparison.Ordinal);
        page = await visitor.PressAsync("accept", ("password", "wrong"), ("changed", "new"), ("repeated", "new"));
        Assert.Contains("попыток осталось мало", page, StringComparison.Ordinal);
        Assert.Contains("id=\"password-error\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"changed-error\"", await visitor.PressAsync("accept", ("password", "right"), ("changed", "unfit"), ("repeated", "unfit")), StringComparison.Ordinal);
        await visitor.PressAsync("accept", ("password", "right"), ("changed", "new"), ("repeated", "new"));
        Assert.Equal("pkcs11:token=one;serial=1", (await dialog.Answer)!.Place);
    }

    [Fact]
    public void A_pin_of_another_length_costs_no_try()
    {
        using var pin = new Secret("12");
        var place = new KeyPlace("pkcs11:token=one;serial=1", "one", PinTries.Last) { PinLength = new PinLength(4, 8) };
        Assert.Equal("token.pin-unfit", Question(new Drawer("one"), null).WhyNot(place, pin)?.Code);
        Assert.Null(Question(new Drawer("one"), null).WhyNot(place with { PinLength = null }, pin));
    }

    private static ChangeQuestion Question(IKeyStore store, string? place, string locale = "ru") =>
        new(WindowFixture.Asker.In(locale), store.Places() is null ? Purpose.ChangePassword : Purpose.ChangePin, WindowFixture.What, store, place);

    private ChangeDialog OfFile(string? path, string locale = "ru") => new(Question(fixture.Files, path, locale), fixture.Keys);

    private ChangeDialog OfToken(IKeyStore store) => new(Question(store, null), fixture.Keys);

    private string? Open(string text)
    {
        using var password = new Secret(text);
        var opened = fixture.Files.Open(fixture.SignFile, password);
        if (opened.Try(out var keys, out _))
        {
            keys.ToList().ForEach(key => key.Dispose());
        }

        return opened.Rejection?.Code;
    }
}
