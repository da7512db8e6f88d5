using System.Text.Json;
using Tanba.EndToEnd.Tests.Running;

namespace Tanba.EndToEnd.Tests;

/// <summary>Programs that others wrote for NCALayer, unchanged, against the agent; what they get is judged by OpenSSL.</summary>
[Collection(SharedDemos.Public)]
public sealed class ForeignClientTests(PrintedDemo printed) : IAsyncLifetime
{
    private const string Citizen = "900101300007";
    private const string Document = "Қол қойылатын құжат";
    private readonly Demo demo = printed.Demo;
    private readonly string home = Path.Combine(printed.Demo.Folder, "scripted-" + Guid.NewGuid().ToString("N"));
    private readonly int port = Tree.FreePort();
    private RunningProgram agent = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(home);
        var keys = demo.Keys(Citizen);
        var sign = new { store = "PKCS12", path = keys.SignKey, password = keys.Password, key = "sign" };
        var answers = JsonSerializer.Serialize(new object[] { sign, sign, sign, sign, new { cancel = true } });
        // One answer for each consent of clients/sign.cjs, in its order; the last one is refused by the person.
        await File.WriteAllTextAsync(Path.Combine(home, "answers.json"), answers);
        agent = RunningProgram.Start(
            Tree.Agent,
            ["--home", AgentHome, "--port", $"{port}", "--trust-root", demo.File.Ca.Root, "--trust-root", demo.File.Ca.Issuing, "--script", Path.Combine(home, "answers.json")],
            Environment);
        await agent.LineAsync("ready");
    }

    public ValueTask DisposeAsync() => agent.DisposeAsync();

    private string AgentHome => Path.Combine(home, "agent");

    /// <summary>Everything of this agent is in a home of its own, and so is the browser that trusts it.</summary>
    private Dictionary<string, string> Environment => new(demo.Environment, StringComparer.Ordinal)
    {
        ["HOME"] = home,
        ["XDG_CONFIG_HOME"] = home,
        ["XDG_DATA_HOME"] = home,
    };

    [Fact]
    public async Task The_client_that_sites_use_connects_and_signs_from_node()
    {
        var environment = new Dictionary<string, string>(demo.Environment, StringComparer.Ordinal) { ["NODE_EXTRA_CA_CERTS"] = LocalAuthority };
        var output = await RunningProgram.RunAsync("node", ["sign.cjs", $"wss://127.0.0.1:{port}"], environment, folder: Clients);

        await CheckAsync(JsonDocument.Parse(output.Split('\n')[^1]).RootElement);
    }

    [Fact]
    public async Task The_client_that_sites_use_connects_and_signs_from_a_page_in_the_browser()
    {
        await RunningProgram.RunAsync(Tree.Agent, ["trust", "install", "--home", AgentHome, "--browsers-only"], Environment);
        await using var site = await Site.StartAsync(Clients);
        await using var browser = await Browser.OpenAsync(demo, home: home);
        var page = await browser.Context.NewPageAsync();
        await page.GotoAsync(site.Address + "page.html");

        var script = (await File.ReadAllTextAsync(Path.Combine(Clients, "sign.cjs")))
            .Replace("const { NCALayerClient } = require(\"ncalayer-js-client\");", "", StringComparison.Ordinal)
            .Replace("Buffer.from(\"Қол қойылатын құжат\", \"utf8\").toString(\"base64\")", "btoa(String.fromCharCode(...new TextEncoder().encode(\"Қол қойылатын құжат\")))", StringComparison.Ordinal)
            .Replace("process.argv[2]", $"\"wss://127.0.0.1:{port}\"", StringComparison.Ordinal)
            .Replace("console.log(JSON.stringify(", "return (JSON.stringify(", StringComparison.Ordinal);
        var body = script[..script.IndexOf("main().catch", StringComparison.Ordinal)];
        var answer = await page.EvaluateAsync<string>($"async () => {{ {body} return await main(); }}");

        await CheckAsync(JsonDocument.Parse(answer).RootElement);
    }

    private static string Clients => Path.Combine(Tree.Root, "tests", "e2e", "clients");

    private async Task CheckAsync(JsonElement answer)
    {
        Assert.Equal("1.4", answer.GetProperty("version").GetString());
        Assert.False(answer.GetProperty("isKmd").GetBoolean());
        Assert.True(answer.GetProperty("cancelled").GetBoolean());
        Assert.Equal($"IIN{Citizen}", Part(answer.GetProperty("keyInfo").GetProperty("subjectDn").GetString()!, "SERIALNUMBER="));
        Assert.Equal(Document, await VerifiedAsync(Pem(answer.GetProperty("cades").GetString()!), null));
        Assert.Equal(Document, await VerifiedAsync(answer.GetProperty("attached").GetString()!, null));
        Assert.Equal(2, answer.GetProperty("many").GetArrayLength());
        foreach (var cms in answer.GetProperty("many").EnumerateArray())
        {
            Assert.Equal(Document, await VerifiedAsync(cms.GetString()!, Document));
        }
    }

    private static string Part(string name, string keyword) => name.Split(',').Single(part => part.StartsWith(keyword, StringComparison.Ordinal))[keyword.Length..];

    private static string Pem(string base64) => $"-----BEGIN CMS-----\n{string.Join('\n', base64.Chunk(64).Select(line => new string(line)))}\n-----END CMS-----\n";

    /// <summary>What <c>openssl cms -verify</c> says was signed, the signer's chain checked up to the demo root.</summary>
    private async Task<string> VerifiedAsync(string pem, string? detached)
    {
        var folder = Directory.CreateTempSubdirectory("cms-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "signed.pem"), pem);
        List<string> arguments = ["cms", "-verify", "-binary", "-inform", "PEM", "-in", "signed.pem", "-out", "content", "-purpose", "any", "-CAfile", await ChainAsync(folder)];
        if (detached is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "document"), detached);
            arguments.AddRange(["-content", "document"]);
        }

        await RunningProgram.RunAsync("openssl", arguments, folder: folder);
        var content = await File.ReadAllTextAsync(Path.Combine(folder, "content"));
        Directory.Delete(folder, recursive: true);
        return content;
    }

    private async Task<string> ChainAsync(string folder)
    {
        var pem = "";
        foreach (var file in new[] { demo.File.Ca.Root, demo.File.Ca.Issuing })
        {
            pem += await RunningProgram.RunAsync("openssl", ["x509", "-in", file]) + "\n";
        }

        var path = Path.Combine(folder, "chain.pem");
        await File.WriteAllTextAsync(path, pem);
        return path;
    }

    /// <summary>The agent's local CA as PEM, as it lies in its home.</summary>
    private string LocalAuthority => Path.Combine(AgentHome, "local-ca.pem");
}
