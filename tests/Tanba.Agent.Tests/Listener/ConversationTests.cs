using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Tanba.Agent.Listener;

namespace Tanba.Agent.Tests.Listener;

public sealed class ConversationTests
{
    private const string Probe = """{"module":"kz.digiflow.mobile.extensions","method":"getVersion"}""";
    private const string ChooseFolder = """{"module":"tanba.enrolment","method":"choosePath","args":{"storage":"PKCS12","kind":"folder","purpose":"keys","locale":"ru"}}""";

    [Fact]
    public async Task The_greeting_comes_first_and_octet_for_octet()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.OpenAsync();
        await page.SendAsync(Probe);
        Assert.Equal("""{"result":{"version":"1.4"}}""", await page.ReadAsync());
        Assert.Equal("""{"success":false,"errorCode":"MODULE_NOT_FOUND"}""", await page.ReadAsync());
    }

    [Theory]
    [InlineData("127.0.0.1", "/")]
    [InlineData("localhost", "/")]
    [InlineData("127.0.0.1", "/kz.gov.pki.knca.basics")]
    [InlineData("127.0.0.1", "/any/path?with=query")]
    public async Task Every_name_and_path_of_the_machine_is_answered(string address, string path)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.OpenAsync(address: address, path: path);
        Assert.Equal("""{"result":{"version":"1.4"}}""", await page.ReadAsync());
    }

    [Fact]
    public async Task IPv6_loopback_is_answered_where_the_machine_has_it()
    {
        Assert.SkipUnless(Loopback.Addresses().Count == 2, "skipped: this machine has no ::1");
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.OpenAsync(address: "[::1]");
        Assert.Equal("""{"result":{"version":"1.4"}}""", await page.ReadAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    [InlineData("https://egov.example.kz")]
    public async Task Any_origin_may_open_a_socket(string? origin)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.OpenAsync(origin);
        Assert.Equal("""{"result":{"version":"1.4"}}""", await page.ReadAsync());
    }

    [Fact]
    public async Task A_large_document_in_many_frames_is_one_message()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026"}""");
        using var page = await agent.GreetedAsync();
        var data = Convert.ToBase64String(new byte[15 * 1024 * 1024]);
        var octets = Encoding.UTF8.GetBytes($$"""{"module":"kz.gov.pki.knca.commonUtils","method":"createCAdESFromBase64","args":["PKCS12","SIGNATURE","{{data}}",false]}""");
        foreach (var part in octets.Chunk(1024 * 1024).SkipLast(1))
        {
            await page.Socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
        }

        await page.Socket.SendAsync(octets.Chunk(1024 * 1024).Last(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Assert.Equal("200", (string)JsonNode.Parse(await page.ReadAsync())!["code"]!);
    }

    [Fact]
    public async Task A_message_over_64_MiB_closes_the_socket()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        var closing = page.CloseStatusAsync();
        var part = new byte[4 * 1024 * 1024];
        Array.Fill(part, (byte)' ');
        try
        {
            for (var sent = 0L; sent <= MessageReader.MostOctets && !closing.IsCompleted; sent += part.Length)
            {
                await page.Socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // The agent had heard enough before we were done.
        }

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await closing);
    }

    [Fact]
    public async Task Binary_messages_are_not_spoken()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        await page.Socket.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        Assert.Equal(WebSocketCloseStatus.InvalidMessageType, await page.CloseStatusAsync());
    }

    [Fact]
    public async Task Replies_come_in_the_order_of_requests()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        for (var at = 0; at < 20; at++)
        {
            await page.SendAsync($$"""{"module":"kz.gov.pki.knca.commonUtils","method":"getActiveTokens","uuid":"{{at}}"}""");
        }

        for (var at = 0; at < 20; at++)
        {
            Assert.Equal(at.ToString(System.Globalization.CultureInfo.InvariantCulture), (string)JsonNode.Parse(await page.ReadAsync())!["uuid"]!);
        }
    }

    [Fact]
    public async Task A_heartbeat_is_answered_while_a_window_is_open()
    {
        using var person = new WaitingPerson();
        await using var agent = await RunningAgent.WithAsync(person);
        using var page = await agent.GreetedAsync();
        await page.SendAsync(ChooseFolder);
        await person.WaitForQuestionAsync();
        await page.SendAsync("--heartbeat--");
        Assert.Equal("--heartbeat--", await page.ReadAsync());
        await page.SendAsync(Probe);
        person.Path.SetResult("/somewhere");
        Assert.Contains("/somewhere", await page.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("MODULE_NOT_FOUND", await page.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_goes_takes_its_window_with_it()
    {
        using var person = new WaitingPerson();
        await using var agent = await RunningAgent.WithAsync(person);
        using (var page = await agent.GreetedAsync())
        {
            await page.SendAsync(ChooseFolder);
            await person.WaitForQuestionAsync();
        }

        await person.TakenAway.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Two_pages_never_have_two_windows()
    {
        using var person = new WaitingPerson();
        await using var agent = await RunningAgent.WithAsync(person);
        using var first = await agent.GreetedAsync("https://first.example.kz");
        using var second = await agent.GreetedAsync("https://second.example.kz");
        await first.SendAsync(ChooseFolder);
        await person.WaitForQuestionAsync();
        await second.SendAsync(ChooseFolder);
        await second.SendAsync("--heartbeat--");
        Assert.Equal("--heartbeat--", await second.ReadAsync());
        Assert.Equal(["https://first.example.kz"], person.Questions);
        person.Path.SetResult(null);
        await first.ReadAsync();
        await person.WaitForQuestionAsync();
        person.Path.SetResult(null);
        await second.ReadAsync();
        Assert.Equal(["https://first.example.kz", "https://second.example.kz"], person.Questions);
        Assert.Equal(1, person.MostOpen);
    }

    [Fact]
    public async Task A_window_that_waits_for_another_goes_with_its_page_too()
    {
        using var person = new WaitingPerson();
        await using var agent = await RunningAgent.WithAsync(person);
        using var first = await agent.GreetedAsync();
        await first.SendAsync(ChooseFolder);
        await person.WaitForQuestionAsync();
        using (var second = await agent.GreetedAsync())
        {
            await second.SendAsync(ChooseFolder);
            await second.CloseAsync();
        }

        person.Path.SetResult(null);
        Assert.Contains("\"body\":{}", await first.ReadAsync(), StringComparison.Ordinal);
        Assert.Single(person.Questions);
    }

    [Fact]
    public async Task The_agent_says_goodbye_with_1000()
    {
        var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        var closing = page.CloseStatusAsync();
        await agent.DisposeAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closing);
    }

    [Fact]
    public async Task A_page_that_closes_gets_1000_back()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        await page.CloseAsync();
        Assert.Equal(WebSocketCloseStatus.NormalClosure, page.Socket.CloseStatus);
    }
}
