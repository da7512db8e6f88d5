using System.Text.Json.Nodes;
using Tanba.Keys;

namespace Tanba.Agent.Tests.Commands;

/// <summary>The page, the browser or the server was gone before it heard that the certificates are installed: it asks again.</summary>
public sealed class InstalledBeforeTests : IDisposable
{
    private const string Folder = """{"path":"/home/citizen/keys"}""";
    private const string Password = """{"password":"Demo2027"}""";
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_keys_are_found_again_and_no_window_opens_to_install_them_twice()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Password, Folder);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        var first = Paths(await page.InstallAsync(agent.Keys, certificates));
        var before = first.Select(path => File.GetLastWriteTimeUtc(path)).ToList();

        // The answer is lost with its connection; a new page begins from the start.
        await page.CloseAsync();
        using var again = await agent.GreetedAsync();
        Assert.Equal(2, (await again.FindAsync())["body"]!["result"]!["keys"]!.AsArray().Count);
        Assert.Equal(first.Order(), Paths(await again.InstallAsync(agent.Keys, certificates)).Order());
        Assert.Equal(before, first.Select(path => File.GetLastWriteTimeUtc(path)));
    }

    [Fact]
    public async Task A_half_that_was_done_before_is_left_and_the_other_is_installed()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Password, Password);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        Assert.Single(Paths(await page.InstallAsync(agent.Keys, [certificates[0]])));
        Assert.Equal(2, Paths(await page.InstallAsync(agent.Keys, certificates)).Count);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Fact]
    public async Task A_key_file_that_was_moved_away_is_not_said_to_be_there()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Password, Folder);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        Paths(await page.InstallAsync(agent.Keys, certificates)).ForEach(File.Delete);
        Assert.Equal("KEYS_NOT_FOUND", (string)(await page.FindAsync())["code"]!);
        Assert.Equal("NO_MATCHING_KEY", (string)(await page.InstallAsync(agent.Keys, certificates))["code"]!);
    }

    [Fact]
    public async Task What_stopped_in_the_middle_with_the_keys_still_waiting_is_installed_anew()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Password, Password, Folder);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        var waiting = Directory.GetFiles(agent.Keys, "*.tanba-key").ToDictionary(path => path, File.ReadAllBytes);
        await page.InstallAsync(agent.Keys, certificates);
        foreach (var (path, content) in waiting)
        {
            await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, Paths(await page.InstallAsync(agent.Keys, certificates)).Count);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
        Assert.Equal(2, (await page.FindAsync())["body"]!["result"]!["keys"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_spoilt_memory_is_no_reason_not_to_work()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Folder, Password);
        await File.WriteAllTextAsync(Path.Combine(agent.Home, "installations.json"), "[{", TestContext.Current.CancellationToken);
        using var page = await agent.GreetedAsync();
        Assert.Equal("KEYS_NOT_FOUND", (string)(await page.FindAsync())["code"]!);
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        Assert.Equal(2, Paths(await page.InstallAsync(agent.Keys, certificates)).Count);
    }

    [Fact]
    public async Task On_a_token_the_certificate_itself_says_that_it_is_there()
    {
        const string application = "402177350186";
        var pin = $$"""{"password":"{{SoftTokens.Pin}}"}""";
        const string kind = "AKKZIDCardStore";
        var tokens = SoftTokens.WriteKinds(folder["tokens.json"]);
        await using var agent = await RunningAgent.StartAsync(null, options => options with { Tokens = tokens }, pin, "{}", pin, "{}");
        using var page = await agent.GreetedAsync();
        var key = EnrolmentCalls.Key("auth");
        key["keyStorageOid"] = TokenKind.Usual.Single(one => one.Storage == kind).StorageOid;
        var made = await page.CallAsync("tanba.enrolment", "generateKeys", new { storage = kind, application, keys = new[] { key }, locale = "ru" });
        var certificates = EnrolmentCalls.Certify(made["body"]!["result"]!["requests"]!.AsArray());
        async Task<JsonNode> FindAsync() => (await page.CallAsync("tanba.enrolment", "findPending", new { storage = kind, application, locale = "ru" }))["body"]!["result"]!;
        Task<JsonObject> InstallAsync(string path) => page.CallAsync("tanba.enrolment", "installCertificates", new { storage = kind, path, application, certificates, locale = "ru" });

        var found = await FindAsync();
        Assert.Single(Paths(await InstallAsync((string)found["path"]!)));
        var again = await FindAsync();
        Assert.Equal(found.ToJsonString(), again.ToJsonString());
        Assert.Single(Paths(await InstallAsync((string)again["path"]!)));
    }

    private static List<string> Paths(JsonObject reply) =>
        reply["body"]?["result"]?["installed"]?.AsArray().Select(one => (string)one!["path"]!).ToList() ?? throw new InvalidOperationException(reply.ToJsonString());
}
