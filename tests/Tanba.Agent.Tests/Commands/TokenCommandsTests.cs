using System.Text.Json.Nodes;
using Tanba.Keys;
using Tanba.Pki.Requests;
using Tanba.Signatures.Cms;

namespace Tanba.Agent.Tests.Commands;

/// <summary>What pages ask, with the keys on tokens, over a real socket.</summary>
public sealed class TokenCommandsTests : IDisposable
{
    private const string Enrolment = "tanba.enrolment";
    private const string CommonUtils = "kz.gov.pki.knca.commonUtils";
    private const string Number = "402177350186";
    private static readonly string Pin = $$"""{"password":"{{SoftTokens.Pin}}"}""";
    private readonly TestFolder folder = new();

    public static TheoryData<string> Stores => [.. SoftTokens.Stores];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Keys_are_made_found_installed_and_sign(string storage)
    {
        await using var agent = await AgentAsync(Pin, "{}", Pin, Pin, Pin);
        using var page = await agent.GreetedAsync();
        var requests = (await GenerateAsync(page, storage, "sign")).AsArray();
        var request = UnverifiedRequest.Decode(Convert.FromBase64String((string)requests[0]!["request"]!)).Value.Verify().Value;
        Assert.Equal(TokenKind.Usual.Single(kind => kind.Storage == storage).StorageOid, request.KeyStorageOid);

        var found = (await page.CallAsync(Enrolment, "findPending", new { storage, application = Number, locale = "ru" }))["body"]!["result"]!;
        Assert.Equal([Convert.ToHexStringLower(request.PublicKey.Sha256())], found["keys"]!.AsArray().Select(key => (string)key!));

        var certificates = EnrolmentCalls.Certify(requests);
        var installed = await page.CallAsync(Enrolment, "installCertificates", new { storage, path = (string)found["path"]!, application = Number, certificates, locale = "ru" });
        var ski = (string)installed["body"]!["result"]!["installed"]![0]!["ski"]!;

        var listed = await page.CallAsync(Enrolment, "listKeys", new { storage, locale = "ru" });
        Assert.Contains(listed["body"]!["result"]!["keys"]!.AsArray(), key => (string)key!["ski"]! == ski);
        var signed = await page.CallAsync(Enrolment, "sign", new { storage, purpose = "sign", text = "A letter", locale = "ru" });
        var cms = SignedCms.Decode(Convert.FromBase64String((string)signed["body"]!["result"]!["cms"]!)).Value;
        Assert.False(cms.Check(cms.Signers[0], null).IsRefused);
    }

    [Fact]
    public async Task NCALayers_methods_see_tokens_and_sign_with_them()
    {
        const string storage = "AKKaztokenStore";
        await using var agent = await AgentAsync(Pin, "{}", Pin, Pin, Pin, $$"""{"store":"{{storage}}","password":"{{SoftTokens.Pin}}"}""");
        using var page = await agent.GreetedAsync();
        await InstallAsync(page, storage, "sign");

        Assert.Equal(SoftTokens.Stores.Order(), (await page.CallAsync(CommonUtils, "getActiveTokens", Array.Empty<string>()))["responseObject"]!.AsArray().Select(name => (string)name!).Order());
        Assert.Equal("RSA", (string)(await page.CallAsync(CommonUtils, "getKeyInfo", new[] { storage }))["responseObject"]!["algorithm"]!);
        Assert.Equal("200", (string)(await page.CallAsync(CommonUtils, "createCAdESFromBase64", new object[] { storage, "SIGNATURE", "MTEK", true }))["code"]!);
        var basics = await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "cms", data = "MTEK", signingParams = new { }, signerParams = new { chain = Array.Empty<string>() }, locale = "ru" });
        Assert.StartsWith("-----BEGIN CMS-----", (string)basics["body"]!["result"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_learns_which_kinds_are_connected()
    {
        await using var agent = await AgentAsync();
        using var page = await agent.GreetedAsync();
        var about = (await page.CallAsync(Enrolment, "getAgent", new { }))["body"]!["result"]!;
        Assert.Equal(7, about["storages"]!.AsArray().Count);
        Assert.Equal(SoftTokens.Stores.Order(), about["connected"]!.AsArray().Select(name => (string)name!).Order());
    }

    [Fact]
    public async Task Keys_made_in_vain_go_without_a_second_pin()
    {
        const string storage = "AKJaCartaStore";
        await using var agent = await AgentAsync(Pin);
        using var page = await agent.GreetedAsync();
        await GenerateAsync(page, storage, "auth", "402177350194");
        var discarded = await page.CallAsync(Enrolment, "discardKeys", new { storage, application = "402177350194", locale = "ru" });
        Assert.Equal(1, (int)discarded["body"]!["result"]!["discarded"]!);
        Assert.Empty(new TokenStore(SoftTokens.Kind(storage)).FindPending("", "402177350194").Value);
    }

    [Theory]
    [InlineData("sign", "{}")]
    [InlineData("listKeys", """{"password":"Wrong1234"}""")]
    public async Task Without_the_right_pin_nothing_is_done(string method, string answer)
    {
        await using var agent = await AgentAsync(answer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync(Enrolment, method, new { storage = "AKAKEYStore", purpose = "sign", text = "A letter", locale = "ru" });
        Assert.Equal("""{"body":{},"status":true}""", reply.ToJsonString());
    }

    [Fact]
    public async Task Keys_of_a_file_are_not_the_keys_of_a_token()
    {
        await using var agent = await AgentAsync(Pin);
        using var page = await agent.GreetedAsync();
        var keys = new[] { EnrolmentCalls.Key("auth") };
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallAsync(Enrolment, "generateKeys", new { storage = "AKKaztokenStore", application = Number, keys, locale = "ru" }))["code"]!);
    }

    [Theory]
    [InlineData("kk", "Токен қосылмаған")]
    [InlineData("ru", "Токен не подключён")]
    [InlineData("en", "The token is not connected")]
    public async Task A_token_that_is_gone_is_said_so_in_the_language_of_the_person(string locale, string words)
    {
        await using var agent = await AgentAsync();
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync(Enrolment, "installCertificates", new
        {
            storage = "AKKaztokenStore",
            path = "pkcs11:token=gone;serial=1",
            application = Number,
            certificates = new[] { Convert.ToBase64String(TestAuthority.Root.Encoded.Span) },
            locale,
        });
        Assert.Equal("TOKEN_ABSENT", (string)reply["code"]!);
        Assert.StartsWith(words, (string)reply["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_of_which_none_is_connected_is_an_empty_store_for_NCALayers_pages()
    {
        await using var agent = await AgentAsync();
        using var page = await agent.GreetedAsync();
        Assert.Equal("storage.empty", (string)(await page.CallAsync(CommonUtils, "getKeyInfo", new[] { "AKEToken5110Store" }))["message"]!);
    }

    private static async Task<JsonNode> GenerateAsync(PageSocket page, string storage, string role, string application = Number)
    {
        var key = EnrolmentCalls.Key(role);
        key["keyStorageOid"] = TokenKind.Usual.Single(kind => kind.Storage == storage).StorageOid;
        var reply = await page.CallAsync(Enrolment, "generateKeys", new { storage, application, keys = new[] { key }, locale = "ru" });
        return reply["body"]?["result"]?["requests"] ?? throw new InvalidOperationException(reply.ToJsonString());
    }

    private static async Task InstallAsync(PageSocket page, string storage, string role)
    {
        var certificates = EnrolmentCalls.Certify((await GenerateAsync(page, storage, role)).AsArray());
        var path = (string)(await page.CallAsync(Enrolment, "findPending", new { storage, application = Number, locale = "ru" }))["body"]!["result"]!["path"]!;
        Assert.True((bool)(await page.CallAsync(Enrolment, "installCertificates", new { storage, path, application = Number, certificates, locale = "ru" }))["status"]!);
    }

    private Task<RunningAgent> AgentAsync(params string[] answers)
    {
        var tokens = SoftTokens.WriteKinds(folder["tokens.json"]);
        return RunningAgent.StartAsync(null, options => options with { Tokens = tokens }, answers);
    }
}
