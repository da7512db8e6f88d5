using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;

namespace Tanba.Agent.Tests.Consent.Window;

public sealed class PasswordDialogTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("", "", "Введите пароль.")]
    [InlineData("Ab1", "Ab1", "от 6 до 32")]
    [InlineData("abcdef1", "abcdef1", "прописную")]
    [InlineData("ABCDEF1", "ABCDEF1", "строчную")]
    [InlineData("Abcdefg", "Abcdefg", "цифру")]
    [InlineData("Пароль2026Aa", "Пароль2026Aa", "латинские буквы")]
    [InlineData("Demo2027", "Demo2028", "не совпадают")]
    [InlineData("Demo2027", "", "не совпадают")]
    public async Task A_password_that_breaks_the_rule_stays_in_the_window(string password, string repeated, string complaint)
    {
        var dialog = Dialog();
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        var page = await visitor.PressAsync("accept", ("password", password), ("repeated", repeated));
        Assert.Contains(complaint, page, StringComparison.Ordinal);
        Assert.Contains("govuk-error-summary", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"Demo", page, StringComparison.Ordinal);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Theory]
    [InlineData("Demo2027")]
    [InlineData("A&b=c%20+1 ~")]
    public async Task A_good_password_typed_twice_is_taken_as_it_is(string text)
    {
        var dialog = Dialog();
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        await visitor.EnterAsync();
        await visitor.PressAsync("accept", ("password", text), ("repeated", text));
        using var password = await dialog.Answer;
        Assert.Equal(text, new string(password!.Chars));
    }

    [Fact]
    public async Task The_rule_is_on_the_page_and_the_browser_is_asked_to_invent_nothing()
    {
        await using var visitor = await WindowVisitor.AtAsync(Dialog(), fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains("От 6 до 32 знаков", page, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(page, "type=\"password\""));
    }

    private static PasswordDialog Dialog() => new(new PasswordQuestion(WindowFixture.Asker, Purpose.InstallCertificates, WindowFixture.What));
}
