using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Terminal;
using Tanba.Agent.Tests.Consent.Window;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Consent.Terminal;

public sealed class TerminalChangeTests : IDisposable
{
    private readonly WindowFixture fixture = new();
    private readonly List<string> said = [];
    private readonly Queue<string> typed = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_password_is_changed_after_what_was_wrong_was_told()
    {
        Type(fixture.SignFile, "Wrong2026", "Demo2027", "Demo2027", Citizen.Password, "weak", "weak", Citizen.Password, "Demo2027", "Demo2028", Citizen.Password, "Demo2027", "Demo2027");
        var changed = await Person().AskForChangeAsync(Question(fixture.Files), default);
        Assert.Equal(fixture.SignFile, changed!.Place);
        Assert.Contains(said, line => line.StartsWith("Неверный пароль", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("В пароле должно быть", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("Пароли не совпадают", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("2027", StringComparison.Ordinal));
        using var password = new Secret("Demo2027");
        Assert.False(fixture.Files.Open(fixture.SignFile, password).IsRefused);
    }

    [Fact]
    public async Task A_pin_is_changed_after_a_wrong_one()
    {
        Type("wrong", "next", "next", "right", "next", "other", "right", "next", "next");
        var changed = await Person().AskForChangeAsync(Question(new Drawer("one")), default);
        Assert.Equal("pkcs11:token=one;serial=1", changed!.Place);
        Assert.Contains(said, line => line.Contains("попыток осталось мало", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("PIN-коды не совпадают", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_typed_is_a_cancel_and_changes_nothing()
    {
        Type(fixture.SignFile, "");
        Assert.Null(await Person().AskForChangeAsync(Question(fixture.Files), default));
        Type("");
        Assert.Null(await Person().AskForChangeAsync(Question(fixture.Files), default));
        Type("");
        Assert.Null(await Person().AskForChangeAsync(Question(new Drawer()), default));
    }

    private static ChangeQuestion Question(IKeyStore store) =>
        new(WindowFixture.Asker, store.Places() is null ? Purpose.ChangePassword : Purpose.ChangePin, WindowFixture.What, store, null);

    private void Type(params string[] lines) => lines.ToList().ForEach(typed.Enqueue);

    private TerminalConsent Person() => new(new TerminalLines(said.Add, _ => typed.Dequeue(), _ => new Secret(typed.Dequeue())), fixture.Opening, fixture.Settings);
}
