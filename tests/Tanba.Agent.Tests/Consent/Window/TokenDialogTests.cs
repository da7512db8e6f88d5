using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Window;
using Tanba.Keys;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent.Window;

/// <summary>The windows that ask for a token and its PIN.</summary>
public sealed class TokenDialogTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Theory]
    [InlineData("kk", "«JaCarta» қосылмаған", "Қайта іздеу")]
    [InlineData("ru", "«JaCarta»: не подключено", "Искать снова")]
    [InlineData("en", "“JaCarta” is not connected", "Look again")]
    public async Task Without_a_token_the_window_says_what_to_do_and_looks_again(string locale, string words, string button)
    {
        var store = new Drawer();
        var dialog = Dialog(store, needsPin: true, locale);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains($">{button}</button>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);

        store.Put("one");
        page = await visitor.PressAsync("again");
        Assert.Contains("one (1)", page, StringComparison.Ordinal);
        Assert.Contains("type=\"password\"", page, StringComparison.Ordinal);
        await visitor.PressAsync("accept", ("password", "right"));
        using var answer = await dialog.Answer;
        Assert.Equal(("pkcs11:token=one;serial=1", "right"), (answer!.Place, answer.Pin!.Chars.ToString()));
    }

    [Fact]
    public async Task Of_two_tokens_the_person_chooses_and_may_choose_again()
    {
        var store = new Drawer("one", "two");
        var dialog = Dialog(store, needsPin: false);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        var page = await visitor.EnterAsync();
        Assert.Equal(2, WindowVisitor.Buttons(page).Count(button => button.StartsWith("token:", StringComparison.Ordinal)));
        page = await visitor.PressAsync("token:pkcs11:token=one;serial=1");
        Assert.Contains("one (1)", page, StringComparison.Ordinal);
        await visitor.PressAsync("other");
        await visitor.PressAsync("token:pkcs11:token=two;serial=2");
        await visitor.PressAsync("accept");
        using var answer = await dialog.Answer;
        Assert.Equal("pkcs11:token=two;serial=2", answer!.Place);
        Assert.Null(answer.Pin);
    }

    [Fact]
    public async Task The_usual_pin_is_named_until_a_wrong_one_was_tried_and_then_how_many_are_left()
    {
        var store = new Drawer("one");
        await using var visitor = await WindowVisitor.AtAsync(Dialog(store, needsPin: true), fixture.Settings);
        Assert.Contains("1234567890", await visitor.EnterAsync(), StringComparison.Ordinal);
        Assert.Contains("Введите PIN-код токена.", await visitor.PressAsync("accept"), StringComparison.Ordinal);

        var page = await visitor.PressAsync("accept", ("password", "wrong"));
        Assert.Contains("попыток осталось мало", page, StringComparison.Ordinal);
        Assert.Contains("попыток осталось меньше", page, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"wrong\"", page, StringComparison.Ordinal);
        Assert.Contains("Осталась последняя попытка", await visitor.PressAsync("accept", ("password", "wrong")), StringComparison.Ordinal);
        Assert.Contains("Токен заблокирован", await visitor.PressAsync("accept", ("password", "wrong")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_taken_out_before_the_answer_is_asked_for_again()
    {
        var store = new Drawer("one");
        await using var visitor = await WindowVisitor.AtAsync(Dialog(store, needsPin: true), fixture.Settings);
        await visitor.EnterAsync();
        store.Clear();
        var page = await visitor.PressAsync("accept", ("password", "right"));
        Assert.Contains("не подключено", page, StringComparison.Ordinal);
        Assert.Contains("again", WindowVisitor.Buttons(page));
    }

    [Theory]
    [InlineData("kk", "«lost (7)» қосылмаған", "Қазір қосулы тұрған басқа токендер")]
    [InlineData("ru", "«lost (7)»: не подключено", "Другие токены, которые подключены")]
    [InlineData("en", "“lost (7)” is not connected", "Other tokens that are connected")]
    public async Task A_named_token_that_is_absent_is_not_silently_another(string locale, string absent, string others)
    {
        var store = new Drawer("one");
        var dialog = new TokenDialog(new TokenQuestion(WindowFixture.Asker.In(locale), Purpose.InstallCertificates, WindowFixture.What, store, "pkcs11:token=lost;serial=7", NeedsPin: true));
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        foreach (var page in new[] { await visitor.EnterAsync(), await visitor.PressAsync("again") })
        {
            Assert.Contains(absent, page, StringComparison.Ordinal);
            Assert.Contains(others, page, StringComparison.Ordinal);
            Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("one (1)", await visitor.PressAsync("token:pkcs11:token=one;serial=1"), StringComparison.Ordinal);
        await visitor.PressAsync("accept", ("password", "right"));
        using var answer = await dialog.Answer;
        Assert.Equal("pkcs11:token=one;serial=1", answer!.Place);
    }

    [Fact]
    public async Task A_token_that_was_exchanged_for_another_while_the_window_is_open_is_noticed()
    {
        var store = new Drawer("one");
        await using var visitor = await WindowVisitor.AtAsync(Dialog(store, needsPin: true), fixture.Settings);
        Assert.Contains("one (1)", await visitor.EnterAsync(), StringComparison.Ordinal);
        store.Clear();
        store.Put("two");
        var page = await visitor.PressAsync("accept", ("password", "wrong"));
        Assert.Contains("«one (1)»: не подключено", page, StringComparison.Ordinal);
        Assert.Contains("token:pkcs11:token=two;serial=1", WindowVisitor.Buttons(page));
    }

    [Fact]
    public async Task A_page_that_allows_several_stores_lets_the_person_choose_among_those_that_are_there()
    {
        var question = new KeyQuestion(WindowFixture.Asker, Purpose.SignAct, WindowFixture.What, KeyFilter.Any, null, [fixture.Files, new Drawer("one"), new Drawer { Storage = "AKAKEYStore" }]);
        using var dialog = new KeyDialog(question, fixture.Opening, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.Equal(["store:PKCS12", "store:AKJaCartaStore", "cancel"], WindowVisitor.Buttons(await visitor.EnterAsync()));

        var page = await visitor.PressAsync("store:AKJaCartaStore");
        Assert.Contains("Введите PIN-код токена", page, StringComparison.Ordinal);
        Assert.Contains("Введите PIN-код токена.", await visitor.PressAsync("refresh"), StringComparison.Ordinal);
        Assert.Contains("попыток осталось мало", await visitor.PressAsync("refresh", ("password", "wrong")), StringComparison.Ordinal);

        Assert.Contains("store:PKCS12", WindowVisitor.Buttons(await visitor.PressAsync("other")));
        Assert.Contains(WindowFixture.Asker.Words["path.label"], await visitor.PressAsync("store:PKCS12"), StringComparison.Ordinal);
        await visitor.PressAsync("typed", ("path", fixture.SignFile));
        await visitor.PressAsync("accept", ("password", Citizen.Password));
        using var answer = await dialog.Answer;
        Assert.Equal(fixture.SignFile, answer!.Keys.Path);
    }

    [Fact]
    public async Task Where_only_files_are_there_nothing_is_asked_first()
    {
        var question = new KeyQuestion(WindowFixture.Asker, Purpose.SignAct, WindowFixture.What, KeyFilter.Any, null, [fixture.Files, new Drawer()]);
        using var dialog = new KeyDialog(question, fixture.Opening, fixture.Keys);
        await using var visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
        Assert.Contains(WindowFixture.Asker.Words["path.label"], await visitor.EnterAsync(), StringComparison.Ordinal);
    }

    private static TokenDialog Dialog(IKeyStore store, bool needsPin, string locale = "ru") =>
        new(new TokenQuestion(WindowFixture.Asker.In(locale), Purpose.GenerateKeys, WindowFixture.What, store, null, needsPin));
}

/// <summary>Tokens of one kind, as many as the test puts in.</summary>
internal sealed class Drawer(params string[] labels) : IKeyStore
{
    private readonly List<string> inside = [.. labels];
    private int wrong;

    public string Storage { get; init; } = "AKJaCartaStore";

    public string StorageOid => Oids.KzStorageJaCarta;

    public string? UsualPin => "1234567890";

    public void Put(string label) => inside.Add(label);

    public void Clear() => inside.Clear();

    public IReadOnlyList<KeyPlace>? Places() => [.. inside.Select((label, at) => new KeyPlace($"pkcs11:token={label};serial={at + 1}", $"{label} ({at + 1})", (PinTries)Math.Min(wrong, 3)))];

    public Rejection? WhyNot(string place, Secret secret) =>
        inside.Count == 0 ? Rejection.Unavailable("token.absent", place)
        : secret.Chars is "right" ? null
        : Rejection.Forbidden(++wrong switch { 1 => "token.pin-wrong-few", 2 => "token.pin-wrong-last", _ => "token.pin-locked" }, place);

    public Rejection? ChangeSecret(string place, Secret old, Secret changed) => WhyNot(place, old) ?? (changed.Chars is "unfit" ? Rejection.Invalid("token.pin-unfit", place) : null);

    public Result<IReadOnlyList<StoredKey>> Open(string place, Secret password) => WhyNot(place, password) ?? Rejection.NotFound("token.no-keys", place);

    public Result<WaitingKeys> Generate(string place, string application, IReadOnlyList<KeyWish> wishes, Secret? pin) => throw new NotSupportedException();

    public Result<IReadOnlyList<PendingKey>> FindPending(string place, string application) => throw new NotSupportedException();

    public Result<InstalledKey?> FindInstalled(string place, Tanba.Pki.Certificates.Certificate certificate, string prefix) => throw new NotSupportedException();

    public Result<IReadOnlyList<InstalledKey>> Install(string place, IReadOnlyList<KeyInstallation> order, Secret secret) => throw new NotSupportedException();
}
