using System.Text.Json.Nodes;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Commands;

/// <summary>What a page asks to have a password or PIN changed, over a real socket; and what it learns.</summary>
public sealed class ChangeSecretTests : IDisposable
{
    private const string Enrolment = "tanba.enrolment";
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_page_learns_the_path_and_openssl_opens_the_file_with_the_new_password()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026","changed":"Demo2027"}""");
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync(Enrolment, "changePassword", new { storage = "PKCS12", locale = "ru" });
        var path = (string)reply["body"]!["result"]!["path"]!;
        Assert.Equal(Path.Combine(agent.Keys, "RSA256.p12"), path);
        Assert.DoesNotContain("Demo", reply.ToJsonString().Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Tool.OpenSsl("pkcs12", "-in", path, "-passin", "pass:Demo2027", "-nokeys", "-out", agent.InFolder("out.pem"));
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.new"));
    }

    [Theory]
    [InlineData("changePassword", "AKKaztokenStore", "", "WRONG_STORE")]
    [InlineData("changePin", "PKCS12", "", "WRONG_STORE")]
    [InlineData("changePassword", "PKCS12", "//server/share/key.p12", "INVALID_ARGUMENTS")]
    [InlineData("changePassword", "PKCS12", "key.p12", "INVALID_ARGUMENTS")]
    public async Task What_does_not_fit_together_is_refused_without_a_window(string method, string storage, string path, string code)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        Assert.Equal(code, (string)(await page.CallAsync(Enrolment, method, new { storage, path, locale = "ru" }))["code"]!);
    }

    [Theory]
    [InlineData("kk", "ЭЦҚ кілтінің құпиясөзін ауыстыру", "Құпиясөзді ауыстыру")]
    [InlineData("ru", "Смена пароля на ключ ЭЦП", "Сменить пароль")]
    [InlineData("en", "Change the password of a key", "Change password")]
    public async Task The_window_says_what_changes_and_what_the_site_learns(string locale, string heading, string button)
    {
        var (agent, person) = await VisitedPerson.AtAsync();
        await using (agent)
        await using (person)
        {
            using var page = await agent.GreetedAsync();
            await page.SendAsync(new JsonObject { ["module"] = Enrolment, ["method"] = "changePassword", ["args"] = new JsonObject { ["storage"] = "PKCS12", ["path"] = Path.Combine(agent.Keys, "RSA256.p12"), ["locale"] = locale } });
            var (window, shown) = await person.EnterAsync();
            Assert.Contains(heading, shown, StringComparison.Ordinal);
            Assert.Contains($">{button}</button>", shown, StringComparison.Ordinal);
            Assert.Contains("data-rule=\"digit\"", shown, StringComparison.Ordinal);
            await window.PressAsync("cancel");
            Assert.Contains("\"body\":{}", await page.ReadAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_goes_away_before_the_press_changes_nothing()
    {
        var (agent, person) = await VisitedPerson.AtAsync();
        await using (agent)
        await using (person)
        {
            using var page = await agent.GreetedAsync();
            var file = Path.Combine(agent.Keys, "RSA256.p12");
            var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            await page.SendAsync(new JsonObject { ["module"] = Enrolment, ["method"] = "changePassword", ["args"] = new JsonObject { ["storage"] = "PKCS12", ["path"] = file, ["locale"] = "ru" } });
            var (window, _) = await person.EnterAsync();
            await page.CloseAsync();
            await window.Session.Dialog.Finished.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Assert.Contains("Отменено", await window.PressAsync("accept", ("password", "Demo2026"), ("changed", "Demo2027"), ("repeated", "Demo2027")), StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task The_pin_of_a_token_is_changed_on_the_token()
    {
        var store = new TokenStore(SoftTokens.Kind("AKKaztokenStore", "windows"));
        var kinds = folder.Write("tokens.json", $$"""{"AKKaztokenStore":[{"module":"/usr/lib/softhsm/libsofthsm2.so","token":"windows"}]}""");
        await using var agent = await RunningAgent.StartAsync(null, options => options with { Tokens = kinds }, """{"password":"wrong","changed":"Next2027"}""", $$"""{"password":"{{SoftTokens.Pin}}","changed":"Next2027"}""", $$"""{"password":"Next2027","changed":"{{SoftTokens.Pin}}"}""");
        using var page = await agent.GreetedAsync();
        var cancelled = await page.CallAsync(Enrolment, "changePin", new { storage = "AKKaztokenStore", locale = "ru" });
        Assert.Equal("{}", cancelled["body"]!.ToJsonString());
        var reply = await page.CallAsync(Enrolment, "changePin", new { storage = "AKKaztokenStore", locale = "ru" });
        Assert.StartsWith("pkcs11:token=windows;serial=", (string)reply["body"]!["result"]!["path"]!, StringComparison.Ordinal);
        using var changed = new Secret("Next2027");
        Assert.Null(store.WhyNot("", changed));

        // As it was, for the other tests.
        Assert.True((bool)(await page.CallAsync(Enrolment, "changePin", new { storage = "AKKaztokenStore", locale = "ru" }))["status"]!);
        Assert.Equal(new PinLength(4, 255), store.Places()[0].PinLength);
    }
}
