using Microsoft.Extensions.Logging.Abstractions;
using Tanba.Agent.Consent;
using Tanba.Pki;

namespace Tanba.Agent.Tests.Consent;

public sealed class ScriptedConsentTests : IDisposable
{
    private readonly WindowFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Answers_are_taken_one_for_each_question()
    {
        var script = Script("""[{"path":"/one"},{"path":"/two"}]""");
        Assert.Equal("/one", await AskPathAsync(script, null));
        Assert.Equal("/two", await AskPathAsync(script, null));
        Assert.Null(await AskPathAsync(script, null));
    }

    [Fact]
    public async Task Without_a_path_of_its_own_an_answer_takes_the_pages() => Assert.Equal("/page", await AskPathAsync(Script("""[{"store":"PKCS12"}]"""), "/page"));

    [Theory]
    [InlineData("""[{"path":"FILE","password":"Demo2026","changed":"Demo2027"}]""", true)]
    [InlineData("""[{"path":"FILE","password":"Wrong2026","changed":"Demo2027"}]""", false)]
    [InlineData("""[{"path":"FILE","password":"Demo2026","changed":"weak"}]""", false)]
    [InlineData("""[{"path":"FILE","password":"Demo2026","changed":"Demo2026"}]""", false)]
    [InlineData("""[{"path":"FILE","password":"Demo2026"}]""", false)]
    [InlineData("""[{"password":"Demo2026","changed":"Demo2027"}]""", false)]
    [InlineData("""[{"cancel":true}]""", false)]
    public async Task A_password_is_changed_by_an_answer_that_has_both(string script, bool changed)
    {
        var question = new ChangeQuestion(WindowFixture.Asker, Purpose.ChangePassword, WindowFixture.What, fixture.Files, null);
        var answer = await Script(script.Replace("FILE", fixture.SignFile, StringComparison.Ordinal)).AskForChangeAsync(question, default);
        Assert.Equal(changed ? fixture.SignFile : null, answer?.Place);
        using var password = new Tanba.Keys.Secret(changed ? "Demo2027" : Citizen.Password);
        var opened = fixture.Files.Open(fixture.SignFile, password).Value;
        opened.ToList().ForEach(key => key.Dispose());
    }

    [Fact]
    public async Task Cancel_is_an_answer() => Assert.Null(await AskPathAsync(Script("""[{"cancel":true}]"""), "/page"));

    [Theory]
    [InlineData("sign", true)]
    [InlineData("auth", false)]
    [InlineData(null, true)]
    [InlineData("0000000000000000000000000000000000000000", false)]
    public async Task A_key_is_named_by_its_use_or_its_identifier(string? name, bool found)
    {
        var script = new ScriptedConsent([new ScriptedAnswer("PKCS12", fixture.SignFile, Citizen.Password, name, Cancel: false)], fixture.Opening, NullLogger<ScriptedConsent>.Instance);
        using var answer = await script.AskForKeyAsync(fixture.KeyQuestion(null), default);
        Assert.Equal(found, answer is not null);
    }

    [Fact]
    public async Task A_key_that_does_not_fit_is_not_given_even_when_it_is_named()
    {
        var script = Script($$"""[{"path":"{{fixture.SignFile}}","password":"Demo2026","key":"sign"}]""");
        Assert.Null(await script.AskForKeyAsync(fixture.KeyQuestion(null, filter: new KeyFilter { ExtendedKeyUsage = [Oids.ClientAuth] }), default));
    }

    [Fact]
    public async Task An_expired_key_signs_where_the_page_allows_it()
    {
        var expired = Citizen.PutExpired(fixture.Keys);
        var script = Script($$"""[{"path":"{{expired}}","password":"Demo2026"},{"path":"{{expired}}","password":"Demo2026"}]""");
        Assert.Null(await script.AskForKeyAsync(fixture.KeyQuestion(null, filter: new KeyFilter()), default));
        using var answer = await script.AskForKeyAsync(fixture.KeyQuestion(null, filter: KeyFilter.Any), default);
        Assert.NotNull(answer);
    }

    [Theory]
    [InlineData("""[{"path":"FILE","password":"Wrong2026"}]""")]
    [InlineData("""[{"path":"FILE"}]""")]
    [InlineData("""[{"path":"/no/such/file","password":"Demo2026"}]""")]
    [InlineData("[]")]
    public async Task An_answer_that_does_not_work_is_a_cancel(string script) =>
        Assert.Null(await Script(script.Replace("FILE", fixture.SignFile, StringComparison.Ordinal)).AskForKeyAsync(fixture.KeyQuestion(null), default));

    [Theory]
    [InlineData("Demo2027", true)]
    [InlineData("short", false)]
    public async Task A_new_password_obeys_the_rule(string text, bool taken)
    {
        using var password = await Script($$"""[{"password":"{{text}}"}]""").AskForNewPasswordAsync(new PasswordQuestion(WindowFixture.Asker, Purpose.InstallCertificates, WindowFixture.What), default);
        Assert.Equal(taken, password is not null);
    }

    private static Task<string?> AskPathAsync(ScriptedConsent script, string? path) =>
        script.AskForPathAsync(new PathQuestion(WindowFixture.Asker, Purpose.ChooseFolder, WindowFixture.What, path, []), default);

    private ScriptedConsent Script(string json) => new(ScriptedConsent.Read(fixture.Folder.Write("answers.json", json)), fixture.Opening, NullLogger<ScriptedConsent>.Instance);
}
