using System.Text.Json.Nodes;

namespace Tanba.Agent.Tests.Commands;

/// <summary>What pages learn about files and folders, and what they do not.</summary>
public sealed class PathCommandsTests : IAsyncLifetime
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
    [InlineData("ALL", new[] { "RSA256.p12", "a.pfx", "notes.txt", "list.XML" })]
    [InlineData("", new[] { "RSA256.p12", "a.pfx", "notes.txt", "list.XML" })]
    [InlineData("P12", new[] { "RSA256.p12", "a.pfx" })]
    [InlineData("TXT", new[] { "notes.txt" })]
    [InlineData("xml", new[] { "list.XML" })]
    [InlineData("pdf", new string[0])]
    public async Task The_chooser_of_commonUtils_lists_the_files_of_the_wanted_kind(string ending, string[] listed)
    {
        foreach (var name in new[] { "a.pfx", "notes.txt", "list.XML" })
        {
            File.WriteAllText(Path.Combine(agent.Keys, name), "");
        }

        await ChooseAsync(ending, agent.Keys);
        var (window, page) = await person.EnterAsync();
        var picks = WindowVisitor.Buttons(page).Where(button => button.StartsWith("pick:", StringComparison.Ordinal)).Select(button => Path.GetFileName(button["pick:".Length..])).ToList();
        Assert.All(listed, name => Assert.Contains(name, picks));
        Assert.Equal(ending is "ALL" or "" ? 5 : ending == "P12" ? 3 : listed.Length, picks.Count);
        Assert.Equal(listed.Length == 0, page.Contains("Здесь нет подходящих файлов", StringComparison.Ordinal));
        await window.PressAsync("cancel");
        Assert.Equal("action.canceled", (string)(await ReplyAsync())["message"]!);
    }

    [Fact]
    public async Task A_file_is_given_by_its_path_and_nothing_of_its_inside()
    {
        var file = Path.Combine(agent.Keys, "secret.txt");
        File.WriteAllText(file, "a secret inside");
        await ChooseAsync("TXT", agent.Keys);
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("pick:" + file);
        var reply = await socket.ReadAsync();
        Assert.Equal(file, (string)JsonNode.Parse(reply)!["responseObject"]!);
        Assert.DoesNotContain("a secret", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_commonUtils_is_one()
    {
        await ChooseAsync("DIRECTORY", agent.Keys);
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("accept");
        Assert.Equal(agent.Keys, (string)(await ReplyAsync())["responseObject"]!);
    }

    [Theory]
    [InlineData("//server/share")]
    [InlineData("/no/such/folder")]
    [InlineData("relative")]
    [InlineData("")]
    public async Task A_start_that_is_no_folder_here_begins_where_the_person_was_last(string start)
    {
        await ChooseAsync("DIRECTORY", start);
        var (_, page) = await person.EnterAsync();
        Assert.Contains($"<strong class=\"tanba-consent__path\">{agent.Keys}</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_cannot_be_given_where_a_file_is_asked_for()
    {
        await ChooseAsync("ALL", agent.Keys);
        var (window, page) = await person.EnterAsync();
        Assert.DoesNotContain("accept", WindowVisitor.Buttons(page));
        Assert.Contains("Такого файла нет", await window.PressAsync("accept"), StringComparison.Ordinal);
        Assert.Contains("Такого файла нет", await window.PressAsync("pick:" + agent.Keys), StringComparison.Ordinal);
        Assert.False(window.Session.Dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task A_list_of_keys_has_the_fitting_certificates_alone()
    {
        var file = Path.Combine(agent.Keys, "RSA256.p12");
        await SendListAsync(file, "1.3.6.1.5.5.7.3.4");
        await AgreeAsync();
        var keys = (await ReplyAsync())["body"]!["result"]!["keys"]!.AsArray();
        var certificate = Pki.Certificates.Certificate.Decode(Convert.FromBase64String((string)keys.Single()!["certificate"]!)).Value;
        Assert.Equal(certificate.Ski, (string)keys[0]!["ski"]!);
        await SendListAsync(file, "1.3.6.1.5.5.7.3.2");
        await AgreeAsync();
        Assert.Empty((await ReplyAsync())["body"]!["result"]!["keys"]!.AsArray());
    }

    [Fact]
    public async Task A_wrong_password_is_never_told_to_the_page()
    {
        await SendListAsync(Path.Combine(agent.Keys, "RSA256.p12"), "1.3.6.1.5.5.7.3.4");
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("accept", ("password", "Wrong2026"));
        await socket.SendAsync("--heartbeat--");
        Assert.Equal("--heartbeat--", await socket.ReadAsync());
        await window.PressAsync("cancel");
        Assert.Equal("""{"body":{},"status":true}""", await socket.ReadAsync());
    }

    private async Task AgreeAsync()
    {
        var (window, _) = await person.EnterAsync();
        await window.PressAsync("accept", ("password", Citizen.Password));
    }

    private Task SendListAsync(string path, string usage) => socket.SendAsync(new JsonObject
    {
        ["module"] = "tanba.enrolment",
        ["method"] = "listKeys",
        ["args"] = new JsonObject { ["storage"] = "PKCS12", ["path"] = path, ["extKeyUsageOids"] = new JsonArray(usage), ["locale"] = "ru" },
    });

    private Task ChooseAsync(string ending, string start) => socket.SendAsync(new JsonObject
    {
        ["module"] = "kz.gov.pki.knca.commonUtils",
        ["method"] = "showFileChooser",
        ["args"] = new JsonArray(ending, start),
    });

    private async Task<JsonObject> ReplyAsync() => JsonNode.Parse(await socket.ReadAsync())!.AsObject();
}
