using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tanba.Pki;
using Tanba.Signatures.Cms;

namespace Tanba.Agent.Tests.Commands;

/// <summary>What the agent signs, openssl verifies.</summary>
public sealed class SignTests
{
    private const string SignAnswer = """{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026","key":"sign"}""";

    private const string Act = "Прошу перевыпустить ключи.\n\n-- tanba-act/1 --\nact: reissue\nportal: http://localhost:5080\nnonce: 3q2-7w\n";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CommonUtils_gives_one_line_of_base64_that_openssl_verifies(bool attached)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "createCAdESFromBase64", new object[] { "PKCS12", "SIGNATURE", Base64("11\n"), attached });
        var text = (string)reply["responseObject"]!;
        Assert.Matches("^[A-Za-z0-9+/]+=*$", text);
        Assert.Equal("11\n", Verified(agent, Convert.FromBase64String(text), "DER", attached ? null : "11\n"));
    }

    [Fact]
    public async Task Basics_signs_three_documents_with_one_consent()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(new[] { "one", "two", "three" }, new { }));
        var items = reply["body"]!["result"]!.AsArray().Select(item => (string)item!).ToList();
        Assert.Equal(["one", "two", "three"], items.Select(item => Verified(agent, Encoding.ASCII.GetBytes(item), "PEM", null)));
        Assert.All(items, item => Assert.Matches("^-----BEGIN CMS-----\n([A-Za-z0-9+/]{64}\n)+[A-Za-z0-9+/=]{1,64}\n-----END CMS-----\n$", item));
    }

    [Fact]
    public async Task Basics_signs_the_letters_of_a_string_unless_told_to_decode()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        var asLetters = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("MTEK", new { decode = "false" }));
        var decoded = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("MTEK", new { decode = "true" }));
        Assert.Equal("MTEK", Verified(agent, Encoding.ASCII.GetBytes((string)asLetters["body"]!["result"]![0]!), "PEM", null));
        Assert.Equal("11\n", Verified(agent, Encoding.ASCII.GetBytes((string)decoded["body"]!["result"]![0]!), "PEM", null));
    }

    [Fact]
    public async Task A_digest_is_signed_as_if_its_document_were_here()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var digest = Convert.ToBase64String(SHA256.HashData("the document"u8));
        var reply = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(digest, new { decode = true, digested = true }));
        Assert.Equal("the document", Verified(agent, Encoding.ASCII.GetBytes((string)reply["body"]!["result"]![0]!), "PEM", "the document"));
    }

    [Fact]
    public async Task An_act_is_signed_with_a_content_type_of_its_own_that_openssl_verifies()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("tanba.enrolment", "sign", new { storage = "PKCS12", path = "", purpose = "sign", text = Act, locale = "ru" });
        var cms = Convert.FromBase64String((string)reply["body"]!["result"]!["cms"]!);
        Assert.Equal(Oids.TanbaAct, SignedCms.Decode(cms).Value.ContentType);
        Assert.Equal(Act, Verified(agent, cms, "DER", null));
    }

    [Fact]
    public async Task A_text_that_is_no_act_is_signed_as_ordinary_content()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("tanba.enrolment", "sign", new { storage = "PKCS12", path = "", purpose = "sign", text = "act: reissue\n", locale = "ru" });
        Assert.Equal(Oids.CmsData, SignedCms.Decode(Convert.FromBase64String((string)reply["body"]!["result"]!["cms"]!)).Value.ContentType);
    }

    [Fact]
    public async Task A_digest_and_one_of_many_documents_are_never_signed_as_an_act() // docs/decisions/0010
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Act)));
        var blind = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(digest, new { decode = true, digested = true }));
        var hidden = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics(new[] { "one", Act }, new { }));
        var signed = blind["body"]!["result"]!.AsArray().Concat(hidden["body"]!["result"]!.AsArray()).ToList();
        Assert.Equal(3, signed.Count);
        Assert.All(signed, item => Assert.Equal(Oids.CmsData, SignedCms.Decode(Encoding.ASCII.GetBytes((string)item!)).Value.ContentType));
    }

    [Fact]
    public async Task A_key_of_an_unknown_authority_does_not_fit_when_the_page_leaves_the_chain_to_us()
    {
        using var folder = new TestFolder();
        using var stranger = TestAuthority.Make("CN=Somebody else's root");
        var other = folder.Write("other.pem", stranger.ExportCertificatePem());
        await using var agent = await RunningAgent.StartAsync(null, options => options with { TrustRoots = [other] }, SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        var left = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("x", new { }));
        Assert.Empty(left["body"]!.AsObject());
        var named = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("x", new { }, new { extKeyUsageOids = Array.Empty<string>(), chain = new[] { TestAuthority.RootPem } }));
        Assert.Single(named["body"]!["result"]!.AsArray());
    }

    [Fact]
    public async Task An_agent_that_was_told_of_no_authority_takes_the_keys_of_any()
    {
        await using var agent = await RunningAgent.StartAsync(null, options => options with { TrustRoots = [] }, SignAnswer);
        using var page = await agent.GreetedAsync();
        var left = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("x", new { }));
        Assert.Single(left["body"]!["result"]!.AsArray());
    }

    [Fact]
    public async Task A_chain_that_cannot_be_read_is_said_so()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.basics", "sign", Basics("x", new { }, new { chain = new[] { "no certificate" } }));
        Assert.Equal("INVALID_SIGNING_PARAMS", (string)reply["code"]!);
    }

    [Theory]
    [InlineData("""{"format":"cms","data":[],"signingParams":{}}""")]
    [InlineData("""{"format":"cms","data":7,"signingParams":{}}""")]
    [InlineData("""{"format":"cms","data":["x",7],"signingParams":{}}""")]
    [InlineData("""{"format":"cms","signingParams":{}}""")]
    [InlineData("""{"format":"cms","data":"***","signingParams":{"decode":true}}""")]
    [InlineData("""{"format":"raw","data":"MTEK","signingParams":{"decode":true,"digested":true}}""")]
    [InlineData("""{"format":"pdf","data":"x","signingParams":{}}""")]
    [InlineData("""{"data":"x","signingParams":{}}""")]
    [InlineData("""{"format":"cms","data":"x","signingParams":{},"allowedStorages":["ABSIMCardStore"]}""")]
    [InlineData("""{"format":"cms","data":"x","signingParams":{},"allowedStorages":"ABSIMCardStore"}""")]
    public async Task Parameters_that_cannot_be_met_are_refused_without_a_window(string args)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync($$"""{"module":"kz.gov.pki.knca.basics","method":"sign","args":{{args}}}""");
        Assert.Equal("INVALID_SIGNING_PARAMS", (string)reply["code"]!);
        Assert.False((bool)reply["status"]!);
        Assert.NotEmpty((string)reply["message"]!);
    }

    [Fact]
    public async Task Base64_that_is_none_is_said_so()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "createCAdESFromBase64", new object[] { "PKCS12", "SIGNATURE", "***", true });
        Assert.Equal("500", (string)reply["code"]!);
        Assert.Contains("base64", (string)reply["message"]!, StringComparison.Ordinal);
    }

    private static object Basics(object data, object signingParams, object? signerParams = null) =>
        new { format = "cms", data, signingParams, signerParams = signerParams ?? new JsonObject(), locale = "ru" };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Verified(RunningAgent agent, byte[] cms, string form, string? detached)
    {
        var (file, output, content) = (agent.InFolder("signed.cms"), agent.InFolder("content.out"), agent.InFolder("content.in"));
        File.WriteAllBytes(file, cms);
        File.WriteAllText(content, detached ?? "");
        string[] given = detached is null ? [] : ["-content", content];
        Tool.OpenSsl(["cms", "-verify", "-binary", "-in", file, "-inform", form, "-CAfile", agent.InFolder("root.pem"), "-purpose", "any", "-out", output, .. given]);
        return File.ReadAllText(output);
    }
}
