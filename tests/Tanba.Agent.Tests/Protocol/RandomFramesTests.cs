using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Tanba.Agent.Protocol;

namespace Tanba.Agent.Tests.Protocol;

/// <summary>Whatever a page sends, the conversation goes on: at most one reply to it, and the next request is answered.</summary>
public sealed class RandomFramesTests
{
    private const int Frames = 400;

    private static readonly string[] Modules = ["kz.gov.pki.knca.commonUtils", "kz.gov.pki.knca.basics", "tanba.enrolment", "", "x"];

    private static readonly string[] Methods =
    [
        "getActiveTokens", "getKeyInfo", "createCAdESFromBase64", "createCAdESFromBase64Hash", "showFileChooser", "changeLocale", "sign", "getAgent",
        "choosePath", "listKeys", "generateKeys", "discardKeys", "findPending", "installCertificates", "setLocale", "",
    ];

    private static readonly string[] Members =
    [
        "storage", "path", "kind", "purpose", "start", "text", "application", "keys", "role", "keyKind", "subject", "keyStorageOid", "certificates", "extKeyUsageOids", "locale",
        "format", "data", "signingParams", "signerParams", "decode", "digested", "encapsulate", "tsaProfile", "allowedStorages", "chain", "iin", "bin", "serialNumber",
    ];

    private static readonly string[] Texts =
    [
        "", "PKCS12", "SIGNATURE", "file", "folder", "auth", "sign", "ru", "kk", "cms", "true", "402177350186", "/", "//x/y", "\0", "AAAA", "MIIC", "***", "rsa2048",
        "1.2.398.3.3.5.1.1", "-- tanba-act/1 --\nportal: http://localhost:5080\n", "{0}", "{", "\u202e", "𝒳", "Қол қою",
    ];

    private static Gen<JsonNode?> Value(int depth)
    {
        var leaves = Gen.OneOf(
            Gen.Elements(Texts).Select(text => (JsonNode?)text),
            ArbMap.Default.GeneratorFor<int>().Select(number => (JsonNode?)number),
            ArbMap.Default.GeneratorFor<bool>().Select(truth => (JsonNode?)truth),
            ArbMap.Default.GeneratorFor<string>().Select(text => (JsonNode?)Whole(text)),
            Gen.Constant<JsonNode?>(null));
        return depth == 0
            ? leaves
            : Gen.OneOf(
                leaves,
                Value(depth - 1).ListOf(3).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
                Named(Members, depth - 1).Select(members => (JsonNode?)members));
    }

    private static Gen<JsonObject> Named(string[] names, int depth) =>
        from chosen in Gen.SubListOf(names)
        from values in Value(depth).ListOf(chosen.Count)
        select new JsonObject(chosen.Zip(values).Select(pair => KeyValuePair.Create(pair.First, pair.Second?.DeepClone())));

    private static Gen<string> Request() =>
        from module in Gen.Elements(Modules)
        from method in Gen.Elements(Methods)
        from args in Value(3)
        from more in Named(["uuid", "apiVersion", "class"], 0)
        select new JsonObject([.. more.ToList().Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())), new("module", module), new("method", method), new("args", args?.DeepClone())]).ToJsonString();

    /// <summary>Requests, requests with a letter put in somewhere, and text that never was one.</summary>
    private static Gen<string> Frame() => Gen.OneOf(
        Request(),
        Request(),
        from request in Request()
        from at in Gen.Choose(0, request.Length - 1)
        from letter in Gen.Elements("{", "}", "\"", "\\", "\\ud800", ",", "[", " ", "\0")
        select request.Insert(at, letter),
        ArbMap.Default.GeneratorFor<string>().Select(Whole));

    [Fact]
    public async Task No_frame_keeps_the_next_request_from_its_answer()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        foreach (var (frame, at) in Frame().Sample(20, Frames).Select((frame, at) => (frame, at)))
        {
            var mark = $"mark-{at}";
            await page.SendAsync(frame);
            await page.SendAsync($$"""{"module":"kz.gov.pki.knca.commonUtils","method":"getActiveTokens","uuid":"{{mark}}"}""");
            var replies = 0;
            while (await ReadAsync(page, frame) is var reply && !reply.Contains(mark, StringComparison.Ordinal))
            {
                Assert.True(++replies <= 1, $"more than one reply to {frame}");
                Assert.True(reply == "--heartbeat--" || JsonNode.Parse(reply) is JsonObject, $"{frame} was answered {reply}");
            }
        }
    }

    [Theory]
    [InlineData("""{"module":"\ud800","method":"x"}""")]
    [InlineData("""{"module":"tanba.enrolment","method":"\udc00","args":{}}""")]
    [InlineData("""{"module":"tanba.enrolment","method":"choosePath","args":{"storage":"\ud83d"}}""")]
    [InlineData("""{"module":"kz.gov.pki.knca.commonUtils","method":"getActiveTokens","uuid":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"module":"kz.gov.pki.knca.commonUtils","method":"getActiveTokens"}""")]
    [InlineData("""{"module":"kz.gov.pki.knca.basics","method":"sign","args":{"data":["\ud800"]}}""")]
    public async Task Half_a_letter_is_no_json(string frame)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        await page.SendAsync(frame);
        Assert.Equal(Agent.Protocol.Frames.NotJson, await page.ReadAsync());
    }

    [Fact]
    public void A_whole_letter_in_two_escapes_is_read()
    {
        var message = """{"uuid":"\ud835\udcb3","\u0041":"\\ud800"}"""u8;
        using var document = JsonDocument.Parse(message.ToArray());
        Assert.True(WholeText.Is(message, document.RootElement));
    }

    [Fact]
    public void Keepalives_and_requests_are_told_apart_for_any_text() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var octets = Encoding.UTF8.GetBytes(text ?? "");
        return Agent.Protocol.Frames.IsSilence(octets) || octets.AsSpan().Trim(" \t\r\n"u8)[0] == (byte)'{';
    }).QuickCheckThrowOnFailure();

    private static async Task<string> ReadAsync(PageSocket page, string frame)
    {
        try
        {
            return await page.ReadAsync();
        }
        catch (Exception silent) when (silent is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            throw new InvalidOperationException($"the conversation broke at {frame}", silent);
        }
    }

    // Half a letter cannot be sent as UTF-8.
    private static string Whole(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
