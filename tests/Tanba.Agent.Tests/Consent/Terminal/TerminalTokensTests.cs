using Tanba.Agent.Consent;
using Tanba.Agent.Consent.Terminal;
using Tanba.Agent.Tests.Consent.Window;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Consent.Terminal;

public sealed class TerminalTokensTests : IDisposable
{
    private readonly WindowFixture fixture = new();
    private readonly List<string> said = [];
    private readonly Queue<string> typed = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task A_wrong_pin_is_told_and_the_right_one_is_the_answer()
    {
        Type("wrong", "right");
        using var answer = await Person().AskForTokenAsync(Question(new Drawer("one"), needsPin: true), default);
        Assert.Equal("pkcs11:token=one;serial=1", answer!.Place);
        Assert.Contains(said, line => line.Contains("попыток осталось мало", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains("right", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_pin_cancels()
    {
        Type("");
        Assert.Null(await Person().AskForTokenAsync(Question(new Drawer("one"), needsPin: true), default));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("", false)]
    public async Task Without_a_pin_a_number_agrees(string answer, bool agreed)
    {
        Type(answer);
        Assert.Equal(agreed, await Person().AskForTokenAsync(Question(new Drawer("one"), needsPin: false), default) is not null);
    }

    [Fact]
    public async Task Of_several_tokens_one_is_chosen_by_its_number()
    {
        Type("2", "right");
        using var answer = await Person().AskForTokenAsync(Question(new Drawer("one", "two"), needsPin: true), default);
        Assert.Equal("pkcs11:token=two;serial=2", answer!.Place);
    }

    [Fact]
    public async Task Without_a_token_it_says_how_to_connect_one_and_may_look_again()
    {
        Type("1", "");
        Assert.Null(await Person().AskForTokenAsync(Question(new Drawer(), needsPin: true), default));
        Assert.Equal(2, said.Count(line => line.Contains("JaCarta", StringComparison.Ordinal) && line.Contains("не подключено", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_store_is_chosen_where_several_are_there()
    {
        Type("1", fixture.SignFile, Citizen.Password, "1");
        using var answer = await Person().AskForKeyAsync(fixture.KeyQuestion(null) with { Stores = [fixture.Files, new Drawer("one")] }, default);
        Assert.Equal(fixture.SignFile, answer!.Keys.Path);

        Type("2", "wrong", "");
        Assert.Null(await Person().AskForKeyAsync(fixture.KeyQuestion(null) with { Stores = [fixture.Files, new Drawer("one")] }, default));
        Type("");
        Assert.Null(await Person().AskForKeyAsync(fixture.KeyQuestion(null) with { Stores = [fixture.Files, new Drawer("one")] }, default));
    }

    [Fact]
    public async Task A_named_token_that_is_absent_is_asked_for_and_no_other_is_taken()
    {
        Type("1", "");
        var question = Question(new Drawer("one"), needsPin: true) with { Place = "pkcs11:token=lost;serial=7" };
        Assert.Null(await Person().AskForTokenAsync(question, default));
        Assert.Equal(2, said.Count(line => line.Contains("«lost (7)»: не подключено", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_name_of_a_token_commands_no_terminal_and_pretends_no_line()
    {
        Type("2", "right");
        using var answer = await Person().AskForTokenAsync(Question(new Drawer("one\u001b[2J", "two\n3. three"), needsPin: true), default);
        Assert.Contains(said, line => line == "1. one\uFFFD[2J (1)");
        Assert.Contains(said, line => line == "2. two 3. three (2)");
        Assert.All(said, line => Assert.DoesNotContain('\u001b', line));
    }

    private static TokenQuestion Question(IKeyStore store, bool needsPin) => new(WindowFixture.Asker, Purpose.GenerateKeys, WindowFixture.What, store, null, needsPin);

    private void Type(params string[] lines) => lines.ToList().ForEach(typed.Enqueue);

    private TerminalConsent Person() => new(new TerminalLines(said.Add, _ => Next(), _ => new Secret(Next())), fixture.Opening, fixture.Settings);

    private string Next() => typed.Count > 0 ? typed.Dequeue() : "";
}
