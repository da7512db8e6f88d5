using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tanba.Agent.Tests;

/// <summary>The program as it is started by people and scripts.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_prints_where_it_is_ready_then_the_window_and_stops_cleanly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: stopped with a signal of Unix");
        using var agent = Start("--ports-any", "--consent", "print");
        var port = int.Parse(await LineAsync(agent, "^ready wss://127\\.0\\.0\\.1:(\\d+)$"), System.Globalization.CultureInfo.InvariantCulture);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Subject == "CN=localhost";
        await socket.ConnectAsync(new Uri($"wss://localhost:{port}"), default);
        using var page = new PageSocket(socket);
        await page.ReadAsync();
        await page.SendAsync("""{"module":"tanba.enrolment","method":"choosePath","args":{"storage":"PKCS12","kind":"folder","locale":"en"}}""");
        Assert.Matches("^http://127\\.0\\.0\\.1:\\d+/open/[0-9a-f]{64}$", await LineAsync(agent, "^consent (.*)$"));
        Tool.Run("kill", "-TERM", agent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, await page.CloseStatusAsync());
        await agent.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_press_in_the_printed_window_is_the_answer_on_the_socket()
    {
        using var agent = Start("--ports-any", "--consent", "print");
        try
        {
            var port = int.Parse(await LineAsync(agent, "^ready wss://127\\.0\\.0\\.1:(\\d+)$"), System.Globalization.CultureInfo.InvariantCulture);
            using var socket = new System.Net.WebSockets.ClientWebSocket();
            socket.Options.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Subject == "CN=localhost";
            await socket.ConnectAsync(new Uri($"wss://localhost:{port}"), default);
            using var page = new PageSocket(socket);
            await page.ReadAsync();
            foreach (var button in new[] { "accept", "cancel" })
            {
                await page.SendAsync($$$"""{"module":"tanba.enrolment","method":"choosePath","args":{"storage":"PKCS12","kind":"folder","start":"{{{folder.Path}}}","locale":"en"}}""");
                await PressAsync(await LineAsync(agent, "^consent (.*)$"), button);
                var path = (string?)JsonTexts.At(await page.ReadAsync(), "body.result.path");
                Assert.Equal(button == "accept" ? folder.Path : null, path);
            }
        }
        finally
        {
            agent.Kill();
        }
    }

    [Fact]
    public async Task A_doubtful_option_refuses_to_start()
    {
        using var agent = Start("--plain-port", "1");
        Assert.Contains("--plain-origin", await agent.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await agent.WaitForExitAsync();
        Assert.Equal(2, agent.ExitCode);
    }

    [Fact]
    public async Task A_second_agent_on_the_port_says_so()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        using var agent = Start("--port", ((System.Net.IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var said = await agent.StandardError.ReadToEndAsync();
        await agent.WaitForExitAsync();
        Assert.Equal(1, agent.ExitCode);
        Assert.Contains("is taken already", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static async Task<string> LineAsync(Process agent, string pattern)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await agent.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            if (Regex.Match(line, pattern) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("It ended: " + await agent.StandardError.ReadToEndAsync(late.Token));
    }

    /// <summary>What a browser does that opens the address and presses the button.</summary>
    private static async Task PressAsync(string address, string button)
    {
        using var browser = new HttpClient();
        var text = await browser.GetStringAsync(new Uri(address));
        var site = new Uri(address).GetLeftPart(UriPartial.Authority);
        var request = new HttpRequestMessage(HttpMethod.Post, site + Regex.Match(text, "action=\"([^\"]+)\"").Groups[1].Value)
        {
            Content = new FormUrlEncodedContent([new("token", Regex.Match(text, "name=\"token\" value=\"([^\"]+)\"").Groups[1].Value), new("do", button)]),
        };
        request.Headers.Add("Origin", site);
        using var answer = await browser.SendAsync(request);
        Assert.Contains("data-finished", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tanba-agent.dll"), "--home", folder["home"], .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;
}
