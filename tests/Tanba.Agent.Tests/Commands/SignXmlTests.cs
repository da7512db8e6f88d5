using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Tanba.Agent.Commands;
using Tanba.Agent.Consent;
using Tanba.Agent.Protocol;
using Tanba.Keys;
using Tanba.Signatures.Xml;

namespace Tanba.Agent.Tests.Commands;

/// <summary>XML that pages have signed; xmlsec1 looks at its form in the tests of Tanba.Signatures.</summary>
public sealed class SignXmlTests
{
    private const string SignAnswer = """{"path":"/home/citizen/keys/RSA256.p12","password":"Demo2026","key":"sign"}""";

    [Fact]
    public async Task CommonUtils_signs_a_document_as_a_whole()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<tag>data</tag>", "", "" });
        var part = Assert.Single(Checked((string)reply["responseObject"]!));
        Assert.Equal("<tag>data</tag>", Encoding.UTF8.GetString(part.Octets.Span));
        Assert.False(reply.AsObject().ContainsKey("message"));
    }

    [Fact]
    public async Task CommonUtils_signs_an_element_and_puts_the_signature_where_it_was_told()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<doc><part Id='p'>құжат</part><here/></doc>", "//part", "/doc/here" });
        var signed = (string)reply["responseObject"]!;
        Assert.Contains("<here><ds:Signature", signed, StringComparison.Ordinal);
        Assert.Equal("/doc/part", Assert.Single(Checked(signed)).Path);
    }

    [Fact]
    public async Task Many_documents_are_signed_with_one_consent_by_both_modules()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        string[] documents = ["<a/>", "<b/>", "<c>3</c>"];
        var common = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXmls", new object[] { "PKCS12", "SIGNATURE", documents, "", "" });
        var basics = await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "xml", data = documents, signingParams = new { decode = "true" }, signerParams = new JsonObject() });
        foreach (var items in new[] { common["responseObject"]!, basics["body"]!["result"]! })
        {
            Assert.Equal(["<a></a>", "<b></b>", "<c>3</c>"], items.AsArray().Select(item => Encoding.UTF8.GetString(Checked((string)item!).Single().Octets.Span)));
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE a><a/>", "")]
    [InlineData("<a>x<!-- y -->z</a>", "")]
    [InlineData("<a/>", "count(//a)")]
    [InlineData("<a/>", "//a")]
    public async Task What_cannot_be_signed_is_said_without_a_window(string xml, string path)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", xml, path, "" });
        Assert.Equal("500", (string)reply["code"]!);
        Assert.NotEqual("action.canceled", (string)reply["message"]!);

        // The person's one answer is still there.
        var next = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<a/>", "", "" });
        Assert.Equal("200", (string)next["code"]!);
    }

    [Fact]
    public async Task The_window_shows_what_is_digested_and_nothing_else()
    {
        var reader = new Reader();
        var place = new XmlPlace(ElementPath.Parse("//part").Value);
        byte[] document = Encoding.UTF8.GetBytes("<doc><!-- harmless --><part Id='p'>100 теңге</part><other>nothing</other></doc>");
        using var stamps = new StampSignatures(new() { Home = "nowhere" });
        var signed = await new Sign(reader, stamps, TimeProvider.System).RunAsync(new(new Asker(null, "ru"), [document], KeyFilter.Any, []) { Xml = place }, TestContext.Current.CancellationToken);
        Assert.Equal("consent.cancelled", signed.Rejection?.Code);
        Assert.Equal("<part Id=\"p\">100 теңге</part>", reader.Asked!.What.Machine);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("text")]
    [InlineData("<!DOCTYPE a><a/>")]
    public async Task Of_many_documents_none_is_signed_when_one_cannot_be(string bad)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXmls", new object[] { "PKCS12", "SIGNATURE", new[] { "<a/>", bad, "<c/>" }, "", "" });
        Assert.Equal("500", (string)reply["code"]!);
        Assert.Null(reply["responseObject"]);

        // The person was not asked: the one answer is still there.
        Assert.Equal("200", (string)(await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<a/>", "", "" }))["code"]!);
    }

    [Fact]
    public async Task A_document_that_is_signed_already_gets_one_more_signature_and_both_hold()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer, SignAnswer);
        using var page = await agent.GreetedAsync();
        var first = (string)(await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<doc>құжат</doc>", "", "" }))["responseObject"]!;
        var second = (string)(await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", first, "", "" }))["responseObject"]!;
        var checks = SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(second)).Value.Check().Value;
        Assert.Equal(2, checks.Count);
        Assert.All(checks, check => Assert.Null(check.Rejection));
    }

    [Fact]
    public async Task The_platform_accepts_what_the_agent_signs()
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var signed = (string)(await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<doc xmlns='urn:d'><a>құжат &amp; 1</a></doc>", "", "" }))["responseObject"]!;
        Assert.True(Accepts(signed));
        Assert.False(Accepts(signed.Replace("құжат", "құжаттар", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<a/>", "false", "<a></a>")]
    [InlineData("PGEvPg==", "true", "<a></a>")]
    public async Task Basics_takes_the_letters_of_a_string_whatever_it_is_told_to_decode(string data, string decode, string digested)
    {
        await using var agent = await RunningAgent.ScriptedAsync(SignAnswer);
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.basics", "sign", new { format = "xml", data, signingParams = new { decode }, signerParams = new JsonObject() });
        if (decode == "true")
        {
            // XML is never base64 (as the national agent has it): what is no XML is refused.
            Assert.False((bool)reply["status"]!);
            return;
        }

        Assert.Equal(digested, Encoding.UTF8.GetString(Assert.Single(Checked((string)reply["body"]!["result"]!.AsArray()[0]!)).Octets.Span));
    }

    [Fact]
    public async Task Who_cancels_signs_nothing()
    {
        await using var agent = await RunningAgent.ScriptedAsync("null");
        using var page = await agent.GreetedAsync();
        var reply = await page.CallAsync("kz.gov.pki.knca.commonUtils", "signXml", new object[] { "PKCS12", "SIGNATURE", "<a/>", "", "" });
        Assert.Equal("action.canceled", (string)reply["message"]!);
        Assert.Null(reply["responseObject"]);
    }

    private static bool Accepts(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        var signed = new SignedXml(document);
        signed.LoadXml((XmlElement)document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl)[0]!);
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(document.GetElementsByTagName("ds:X509Certificate")[0]!.InnerText));
        return signed.CheckSignature(certificate, verifySignatureOnly: true);
    }

    private static IReadOnlyList<SignedPart> Checked(string xml) =>
        Assert.Single(SignedXmlDocument.Decode(Encoding.UTF8.GetBytes(xml)).Value.Check().Value).Value.Parts;

    /// <summary>A person who reads the question and cancels.</summary>
    private sealed class Reader : IConsent
    {
        public KeyQuestion? Asked { get; private set; }

        public Task<KeyAnswer?> AskForKeyAsync(KeyQuestion question, CancellationToken stop)
        {
            Asked = question;
            return Task.FromResult<KeyAnswer?>(null);
        }

        public Task<string?> AskForPathAsync(PathQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<TokenAnswer?> AskForTokenAsync(TokenQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<Secret?> AskForNewPasswordAsync(PasswordQuestion question, CancellationToken stop) => throw new NotSupportedException();

        public Task<ChangedSecret?> AskForChangeAsync(ChangeQuestion question, CancellationToken stop) => throw new NotSupportedException();
    }
}
