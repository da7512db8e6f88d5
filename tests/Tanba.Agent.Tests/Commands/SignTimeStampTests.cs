using System.Text;
using System.Text.Json.Nodes;
using Tanba.Pki;
using Tanba.Signatures.Cms;
using Tanba.Signatures.TimeStamps;

namespace Tanba.Agent.Tests.Commands;

/// <summary>Pages that ask for a time stamp (<c>tsaProfile</c>), with OpenSSL's authority.</summary>
public sealed class SignTimeStampTests : IDisposable
{
    private const string SignAnswer = """{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026","key":"sign"}""";
    private readonly StampHouse house = new();

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task Every_signature_is_stamped_and_openssl_verifies_the_stamp()
    {
        await using var authority = new LoopbackAuthority(house.Answer);
        await using var agent = await RunningAgent.StartAsync(null, options => options with { TimeStamps = authority.Address.ToString() }, SignAnswer);
        using var page = await agent.GreetedAsync();
        var items = (await AskAsync(page, "cms", new[] { "one", "two" }))["body"]!["result"]!.AsArray();
        Assert.Equal(2, items.Count);
        Assert.All(items, item =>
        {
            var signer = Assert.Single(SignedCms.Decode(Encoding.ASCII.GetBytes((string)item!)).Value.Signers);
            var token = Assert.Single(signer.UnsignedAttributes.All(Oids.SignatureTimeStampAttribute));
            var verdict = VerifyTimeStamp.Run(token, signer.Signature.Span, StampHouse.Evidence, StampHouse.At(StampHouse.Now));
            Assert.True(verdict.IsValid, $"{verdict.Reason} {verdict.Detail}");
            house.Put("token", token.ToArray());
            house.Put("signature", signer.Signature.ToArray());
            Assert.Contains("Verification: OK", house.OpenSsl("ts", "-verify", "-token_in", "-in", "token", "-data", "signature", "-CAfile", "root.pem"), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("cms", "не настроена")]
    [InlineData("xml", "в формате cms")]
    [InlineData("raw", "в формате cms")]
    public async Task What_cannot_be_stamped_is_refused_without_a_window(string format, string words)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        Refused(await AskAsync(page, format, "<a/>"), words);

        // The person was not asked: the one answer is still there.
        var next = await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format, data = "<a/>", signingParams = new { tsaProfile = (object?)null }, locale = "ru" });
        Assert.Single(next["body"]!["result"]!.AsArray());
    }

    [Fact]
    public async Task Nothing_is_given_out_when_the_authority_refuses_or_is_not_there()
    {
        string address;
        await using (var authority = new LoopbackAuthority(_ => [0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]))
        {
            address = authority.Address.ToString();
            await using var agent = await RunningAgent.StartAsync(null, options => options with { TimeStamps = address }, SignAnswer);
            using var page = await agent.GreetedAsync();
            Refused(await AskAsync(page, "cms", "x"), "отказала");
        }

        await using var alone = await RunningAgent.StartAsync(null, options => options with { TimeStamps = address }, SignAnswer);
        using var other = await alone.GreetedAsync();
        Refused(await AskAsync(other, "cms", "x"), "не ответила");
    }

    private static Task<JsonObject> AskAsync(PageSocket page, string format, object data) =>
        page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format, data, signingParams = new { tsaProfile = new { } }, locale = "ru" });

    private static void Refused(JsonObject reply, string words)
    {
        Assert.Equal("SIGNING_FAILURE", (string)reply["code"]!);
        Assert.Contains(words, (string)reply["message"]!, StringComparison.Ordinal);
    }
}
