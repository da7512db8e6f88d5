using System.Formats.Asn1;
using System.Text;
using System.Text.Json.Nodes;
using Tanba.Pki.Certificates;
using Tanba.Signatures.Cms;

namespace Tanba.Agent.Tests.Commands;

/// <summary>Signature values alone, checked by openssl; and the octets that would be the signature of something else.</summary>
public sealed class SignRawTests
{
    private const string SignAnswer = """{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026","key":"sign"}""";

    [Fact]
    public async Task Each_document_gets_the_value_that_openssl_verifies()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var result = (await AskAsync(page, new[] { "one", "құжат" }, new { outputCert = "true" }))["body"]!["result"]!;
        var values = result["signatures"]!.AsArray().Select(value => Convert.FromBase64String((string)value!)).ToList();
        var certificate = (string)result["certificate"]!;
        Assert.Equal(TestAuthority.Omarov, Certificate.Decode(Encoding.ASCII.GetBytes(certificate)).Value.Subject);
        Assert.Equal(2, values.Count);
        Verify(agent, certificate, "one", values[0]);
        Verify(agent, certificate, "құжат", values[1]);
    }

    [Fact]
    public async Task Without_being_asked_for_the_certificate_the_result_is_a_list_of_values()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var value = (string)Assert.Single((await AskAsync(page, "MTEK", new { decode = true }))["body"]!["result"]!.AsArray())!;
        Assert.Equal(256, Convert.FromBase64String(value).Length);
    }

    [Fact]
    public async Task The_signed_attributes_of_a_cms_are_refused_without_a_window() // docs/decisions/0022
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        var theirs = await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "cms", data = "any", signingParams = new { }, locale = "ru" });
        var signer = Assert.Single(SignedCms.Decode(Encoding.ASCII.GetBytes((string)theirs["body"]!["result"]![0]!)).Value.Signers);
        var attributes = SetOfAttributes(signer);
        await RefusedAsync(page, attributes);
        await RefusedAsync(page, InLongForm(attributes));
        await RefusedAsync(page, Indefinite(attributes));

        // The person was not asked: the one answer is still there.
        Assert.Single((await AskAsync(page, "1", new { }))["body"]!["result"]!.AsArray());
    }

    [Theory]
    [InlineData("<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"></ds:SignedInfo>")]
    [InlineData("<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"></SignedInfo>")]
    [InlineData("Log in.\n\n-- tanba-act/1 --\nact: sign-in\nportal: http://localhost:5080\nnonce: 3q2-7w\n")]
    public async Task The_core_of_an_xml_signature_and_an_act_are_refused(string text)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        await RefusedAsync(page, Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task A_digest_is_not_signed_raw()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await AskAsync(page, Convert.ToBase64String(new byte[32]), new { decode = true, digested = true });
        Assert.Equal(("INVALID_SIGNING_PARAMS", "digested"), ((string)reply["code"]!, (string)reply["details"]!));
        Assert.Contains("raw", (string)reply["message"]!, StringComparison.Ordinal);
    }

    private static Task<JsonObject> AskAsync(PageSocket page, object data, object signingParams) =>
        page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "raw", data, signingParams, locale = "ru" });

    private static async Task RefusedAsync(PageSocket page, byte[] octets)
    {
        var reply = await AskAsync(page, Convert.ToBase64String(octets), new { decode = true });
        Assert.Equal("SIGNING_FAILURE", (string)reply["code"]!);
        Assert.Contains("подписью другого документа", (string)reply["message"]!, StringComparison.Ordinal);
    }

    /// <summary>What the signature of a CMS is over (RFC 5652 §5.4): the field with the tag of a SET.</summary>
    private static byte[] SetOfAttributes(SignerInfo signer)
    {
        var fields = new AsnReader(signer.Encoded, AsnEncodingRules.DER).ReadSequence();
        for (var before = 0; before < 3; before++)
        {
            fields.ReadEncodedValue();
        }

        return [0x31, .. fields.ReadEncodedValue().Span[1..]];
    }

    /// <summary>BER: the same SET with its length in one octet more than it needs.</summary>
    private static byte[] InLongForm(byte[] set)
    {
        var start = (set[1] & 0x80) == 0 ? 2 : 2 + (set[1] & 0x7F);
        var length = set.Length - start;
        return [0x31, 0x84, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, .. set[start..]];
    }

    /// <summary>BER: the same SET without its length.</summary>
    private static byte[] Indefinite(byte[] set) => [0x31, 0x80, .. set[((set[1] & 0x80) == 0 ? 2 : 2 + (set[1] & 0x7F))..], 0, 0];

    private static void Verify(RunningAgent agent, string certificate, string text, byte[] value)
    {
        var (file, key, signature, content) = (agent.InFolder("by.pem"), agent.InFolder("by.key"), agent.InFolder("value"), agent.InFolder("text"));
        File.WriteAllText(file, certificate);
        File.WriteAllBytes(signature, value);
        File.WriteAllText(content, text);
        File.WriteAllText(key, Tool.OpenSsl(["x509", "-in", file, "-pubkey", "-noout"]));
        Assert.Contains("Verified OK", Tool.OpenSsl(["dgst", "-sha256", "-verify", key, "-signature", signature, content]), StringComparison.Ordinal);
    }
}
