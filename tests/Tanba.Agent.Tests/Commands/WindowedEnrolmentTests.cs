using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tanba.Agent.Tests.Commands;

/// <summary>From order to key files in the agent's own windows: what the person reads, mistypes and corrects.</summary>
public sealed class WindowedEnrolmentTests : IAsyncLifetime
{
    private RunningAgent agent = null!;
    private VisitedPerson person = null!;
    private PageSocket socket = null!;

    public async ValueTask InitializeAsync()
    {
        (agent, person) = await VisitedPerson.AtAsync();
        socket = await agent.GreetedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        await person.DisposeAsync();
        await agent.DisposeAsync();
    }

    [Theory]
    [InlineData("kk", "№ 4021 7735 0186 өтінім: жаңа кілттер")]
    [InlineData("ru", "Заявка № 4021 7735 0186: новые ключи")]
    [InlineData("en", "Application No. 4021 7735 0186: new keys")]
    public async Task The_window_of_new_keys_names_application_roles_and_full_subjects(string locale, string heading)
    {
        await AskAsync("generateKeys", new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, keys = new[] { EnrolmentCalls.Key("auth"), EnrolmentCalls.Key("sign") }, locale });
        var (window, page) = await person.EnterAsync();
        var words = WindowFixture.Asker.In(locale).Words;
        Assert.Contains(heading, page, StringComparison.Ordinal);
        Assert.All(new[] { "role.auth", "role.sign" }, role => Assert.Contains($"{words[role]}: ОМАРОВ ДАНИЯР, RSA 2048", page, StringComparison.Ordinal));
        Assert.Contains(TestAuthority.Omarov.ToString(), page, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
        Assert.Contains(words["window.done.title"], await window.PressAsync("accept"), StringComparison.Ordinal);
        Assert.Equal(2, (await ReplyAsync())["body"]!["result"]!["requests"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("kk", "Агент іздегені")]
    [InlineData("ru", "Агент искал")]
    [InlineData("en", "The agent looked for")]
    public async Task Keys_that_are_not_there_are_told_with_the_pattern_that_was_looked_for(string locale, string looked)
    {
        await AskAsync("findPending", new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, locale });
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("accept");
        var reply = await ReplyAsync();
        Assert.Equal("KEYS_NOT_FOUND", (string)reply["code"]!);
        Assert.Contains($"{looked}", (string)reply["message"]!, StringComparison.Ordinal);
        var pattern = Path.Combine(agent.Keys, EnrolmentCalls.Number + "_*.tanba-key");
        Assert.All(["4021 7735 0186", EnrolmentCalls.Number + "_*.tanba-key", agent.Keys], named => Assert.Contains(named, (string)reply["message"]!, StringComparison.Ordinal));
        Assert.Equal(pattern, (string)reply["details"]!);
    }

    [Fact]
    public async Task Keys_are_found_in_the_folder_that_the_person_remembers_and_not_where_the_page_thought()
    {
        await GenerateAsync();
        var elsewhere = Directory.CreateDirectory(agent.InFolder("elsewhere")).FullName;
        await AskAsync("findPending", new { storage = "PKCS12", path = elsewhere, application = EnrolmentCalls.Number, locale = "en" });
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("other");
        var page = await window.PressAsync("typed", ("path", agent.Keys));
        Assert.Equal(2, Directory.GetFiles(agent.Keys, "*.tanba-key").Count(file => page.Contains(Path.GetFileName(file), StringComparison.Ordinal)));
        await window.PressAsync("accept");
        Assert.Equal(agent.Keys, (string)(await ReplyAsync())["body"]!["result"]!["path"]!);
    }

    [Fact]
    public async Task An_installation_says_what_goes_where_and_takes_the_password_that_is_typed_twice()
    {
        var certificates = EnrolmentCalls.Certify(await GenerateAsync());
        await AskAsync("installCertificates", new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, certificates, locale = "en" });
        var (window, page) = await person.EnterAsync();
        Assert.Contains("authentication key (AUTH_RSA256), until ", page, StringComparison.Ordinal);
        Assert.Contains("signing key (RSA256), until ", page, StringComparison.Ordinal);
        Assert.Contains($"The key files will be in the folder {agent.Keys}", page, StringComparison.Ordinal);
        Assert.Contains("Add a digit.", await window.PressAsync("accept", ("password", "DemoDemo"), ("repeated", "DemoDemo")), StringComparison.Ordinal);
        Assert.Contains("The passwords differ.", await window.PressAsync("accept", ("password", "Demo2027"), ("repeated", "Demo2028")), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(agent.Keys, "*.tanba-key").Length);
        await window.PressAsync("accept", ("password", "Demo2027"), ("repeated", "Demo2027"));
        var installed = (await ReplyAsync())["body"]!["result"]!["installed"]!.AsArray();
        Assert.All(installed, one => Tool.OpenSsl("pkcs12", "-in", (string)one!["path"]!, "-passin", "pass:Demo2027", "-nokeys", "-out", agent.InFolder("out.pem")));
    }

    [Theory]
    [InlineData("kk", "Құпиясөздер бірдей емес.", "6-дан 32 таңбаға дейін болуы керек")]
    [InlineData("ru", "Пароли не совпадают.", "должно быть от 6 до 32 знаков")]
    [InlineData("en", "The passwords differ.", "A password has 6 to 32 characters.")]
    public async Task The_rule_of_passwords_is_explained_in_three_languages(string locale, string different, string length)
    {
        var certificates = EnrolmentCalls.Certify(await GenerateAsync());
        await AskAsync("installCertificates", new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, certificates, locale });
        var (window, _) = await person.EnterAsync();
        Assert.Contains(different, await window.PressAsync("accept", ("password", "Demo2027"), ("repeated", "demo2027")), StringComparison.Ordinal);
        Assert.Contains(length, await window.PressAsync("accept", ("password", new string('A', 33)), ("repeated", new string('A', 33))), StringComparison.Ordinal);
        await window.PressAsync("cancel");
        Assert.Contains("\"body\":{}", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_goes_away_closes_its_window_and_makes_no_keys()
    {
        await AskAsync("generateKeys", new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, keys = new[] { EnrolmentCalls.Key("auth") }, locale = "en" });
        var (window, _) = await person.EnterAsync();
        await socket.CloseAsync();
        await window.Session.Dialog.Finished.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("Cancelled", await window.PressAsync("accept"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Fact]
    public async Task The_windows_of_two_sockets_come_one_after_the_other()
    {
        using var second = await agent.GreetedAsync("https://second.example.kz");
        const string choose = """{"module":"tanba.enrolment","method":"choosePath","args":{"storage":"PKCS12","kind":"folder","locale":"en"}}""";
        await socket.SendAsync(choose);
        var (first, _) = await person.EnterAsync();
        await second.SendAsync(choose);
        await second.SendAsync("--heartbeat--");
        Assert.Equal("--heartbeat--", await second.ReadAsync());
        await first.PressAsync("accept");
        Assert.Equal(agent.Keys, (string)(await ReplyAsync())["body"]!["result"]!["path"]!);
        var (_, page) = await person.EnterAsync();
        Assert.Contains("https://second.example.kz", page, StringComparison.Ordinal);
    }

    private async Task<JsonArray> GenerateAsync()
    {
        var generating = socket.CallGenerateAsync(agent.Keys);
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("accept");
        return (await generating)["body"]!["result"]!["requests"]!.AsArray();
    }

    private Task AskAsync(string method, object args) => socket.SendAsync(JsonSerializer.Serialize(new { module = "tanba.enrolment", method, args }));

    private async Task<JsonObject> ReplyAsync() => JsonNode.Parse(await socket.ReadAsync())!.AsObject();
}
