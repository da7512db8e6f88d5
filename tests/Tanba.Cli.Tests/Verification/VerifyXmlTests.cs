using System.Text;
using System.Text.Json;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Signatures.Xml;

namespace Tanba.Cli.Tests.Verification;

public sealed class VerifyXmlTests : IDisposable
{
    private readonly OpenSsl folder = new();

    [Fact]
    public async Task A_signed_document_is_valid_with_its_root_and_says_by_whom_and_what()
    {
        var answer = await AskAsync(0, Put(Sign("<doc><a>1</a></doc>")));
        Assert.True(answer.GetProperty("valid").GetBoolean());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("reason").ValueKind);
        var signer = answer.GetProperty("signers")[0];
        Assert.Equal("ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", signer.GetProperty("signer").GetProperty("name").GetString());
        Assert.Equal("900101300007", signer.GetProperty("signer").GetProperty("iin").GetString());
        Assert.Equal("/", signer.GetProperty("covers")[0].GetString());
        Assert.Equal("/doc/ds:Signature", signer.GetProperty("signature").GetString());
        Assert.Equal(3, signer.GetProperty("path").GetArrayLength());
    }

    [Fact]
    public async Task Reasons_of_the_signature_and_of_the_path_are_told()
    {
        var signed = Sign("<doc><a>1</a></doc>");
        Assert.Equal("xml.digest-wrong", Reason(await AskAsync(1, Put(signed.Replace("<a>1", "<a>2", StringComparison.Ordinal)))));
        Assert.Equal("path.expired", Reason(await AskAsync(1, Put(signed), "--time", "2030-01-01T00:00:00Z")));
        Assert.Equal("path.weak-key", Reason(await AskAsync(1, Put(signed), "--strength", "128")));
        Assert.Equal("xml.not-signed", Reason(await AskAsync(1, Put("<doc/>"))));
        Assert.Equal("xml.malformed", Reason(await AskAsync(2, Put("<doc>"))));
        Assert.Equal("file.not-readable", Reason(await AskAsync(2, Path.Combine(folder.Folder, "missing"))));
    }

    [Fact]
    public async Task The_element_that_is_relied_on_must_be_covered()
    {
        var part = SignXml.Sign("<doc><a Id='x'>1</a><b/></doc>", new(ElementPath.Parse("//a").Value), TestPki.Leaf, TestPki.PersonKey).Value;
        Assert.Equal("/doc/a", (await AskAsync(0, Put(part))).GetProperty("signers")[0].GetProperty("covers")[0].GetString());
        await AskAsync(0, Put(part), "--element", "//a");
        Assert.Equal("xml.not-covered", Reason(await AskAsync(1, Put(part), "--element", "/doc/b")));
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "xml", Put(part), "--element", "count(//a)")).Code);
    }

    [Fact]
    public async Task Without_json_it_is_told_in_words()
    {
        var said = (await TanbaProgram.RunAsync([.. Arguments(Put(Sign("<doc/>"))), "--time", "2026-11-22T12:00:00Z"])).Done().Output;
        Assert.StartsWith("The signature is valid.", said, StringComparison.Ordinal);
        Assert.Contains("Signed by ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007: valid", said, StringComparison.Ordinal);
        Assert.Contains("the whole document", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signed/validation_1.xml", "ca/root_test_gost_2022.cer", "ca/nca_gost2022_test.cer", "2025-01-15T00:00:00Z")]
    [InlineData("signed/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.xml", "ca/root_rsa_test.crt", "ca/nca_rsa_test.crt", "2020-06-01T00:00:00Z")]
    public async Task Documents_of_the_national_provider_are_valid_with_its_test_roots(string file, string root, string issuing, string time)
    {
        var said = await TanbaProgram.RunAsync(
            "verify", "xml", SharedData.Path(file), "--trust", SharedData.Path(root), "--untrusted", SharedData.Path(issuing), "--time", time, "--no-revocation", "--json");
        Assert.True(said.Code == 0, said.Output + said.Errors);
        Assert.Contains("\"iin\":\"123456789011\"", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_signatures_are_judged_each()
    {
        using var key = SoftwareKey.Generate("p256");
        var stranger = TestPki.Make(TestPki.Name("STRANGE"), TestPki.Name("STRANGER"), key, key, TestPki.Signing());
        var both = SignXml.Sign(Sign("<doc/>"), XmlPlace.WholeDocument, stranger, key).Value;
        var answer = await AskAsync(1, Put(both));
        Assert.Equal("path.unknown-issuer", Reason(answer));
        Assert.Equal([true, false], answer.GetProperty("signers").EnumerateArray().Select(signer => signer.GetProperty("valid").GetBoolean()));
        Assert.Equal(["/doc/ds:Signature[1]", "/doc/ds:Signature[2]"], answer.GetProperty("signers").EnumerateArray().Select(signer => signer.GetProperty("signature").GetString()));
        var said = await TanbaProgram.RunAsync([.. Arguments(Put(both)), "--time", "2026-11-22T12:00:00Z"]);
        Assert.StartsWith("2 signatures, not all valid.", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE doc [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><doc>&x;</doc>", 1, "xml.document-type")]
    [InlineData("<doc><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></doc>", 1, "xml.signature-malformed")]
    [InlineData("", 2, "xml.malformed")]
    [InlineData("\0\0\0", 2, "xml.malformed")]
    [InlineData("{\"a\":1}", 2, "xml.malformed")]
    public async Task Hostile_documents_are_refused_by_name(string xml, int code, string reason)
    {
        var answer = await AskAsync(code, Put(xml));
        Assert.Equal(reason, Reason(answer));
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.DoesNotContain("root:", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_nested_without_end_is_refused() =>
        Assert.Equal("xml.too-large", Reason(await AskAsync(2, Put(string.Concat(Enumerable.Repeat("<a>", 100_000))))));

    [Theory]
    [InlineData("--element", "//a[last()]")]
    [InlineData("--time", "tomorrow")]
    [InlineData("--purpose", "nothing")]
    [InlineData("--content", "text")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] wrong)
    {
        var answer = await TanbaProgram.RunAsync(["verify", "xml", Put(Sign("<doc/>")), .. wrong]);
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("timestamp", "path.wrong-purpose")]
    [InlineData("tls-server", "path.wrong-purpose")]
    [InlineData("sign", null)]
    [InlineData("any", null)]
    public async Task The_purpose_is_asked_of_the_certificate(string purpose, string? reason) =>
        Assert.Equal(reason, Reason(await AskAsync(reason is null ? 0 : 1, Put(Sign("<doc/>")), "--purpose", purpose)));

    [Fact]
    public async Task A_document_of_xmlsec1_is_judged()
    {
        folder.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        folder.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        var template = Put("""
            <doc>құжат<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">
              <SignedInfo>
                <CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>
                <SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha512"/>
                <Reference URI="">
                  <Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></Transforms>
                  <DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/>
                </Reference>
              </SignedInfo>
              <SignatureValue/><KeyInfo><X509Data><X509Certificate/></X509Data></KeyInfo>
            </Signature></doc>
            """);
        ForeignTool.Run(ForeignTool.XmlSec, folder.Folder, "--sign", "--privkey-pem", "key.pem,leaf.pem", "--output", "theirs.xml", template);
        var theirs = Path.Combine(folder.Folder, "theirs.xml");
        Assert.Equal("/", (await AskAsync(0, theirs)).GetProperty("signers")[0].GetProperty("covers")[0].GetString());
        var changed = Put(File.ReadAllText(theirs).Replace("<doc>", "<doc>жаңа ", StringComparison.Ordinal));
        Assert.Equal("xml.digest-wrong", Reason(await AskAsync(1, changed)));
    }

    public void Dispose() => folder.Dispose();

    private static string Sign(string xml) => SignXml.Sign(xml, XmlPlace.WholeDocument, TestPki.Leaf, TestPki.PersonKey).Value;

    private static string? Reason(JsonElement answer) => answer.GetProperty("reason").GetString();

    private string Put(string xml) => folder.Put($"{Guid.NewGuid():n}.xml", Encoding.UTF8.GetBytes(xml));

    private IEnumerable<string> Arguments(string file) =>
    [
        "verify", "xml", file, "--trust", folder.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem())),
        "--untrusted", folder.Put("issuing.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem())), "--no-revocation",
    ];

    private async Task<JsonElement> AskAsync(int code, string file, params string[] more)
    {
        var time = more.Contains("--time") ? Array.Empty<string>() : ["--time", "2026-11-22T12:00:00Z"];
        var answer = await TanbaProgram.RunAsync([.. Arguments(file), .. time, .. more, "--json"]);
        Assert.True(answer.Code == code, $"{answer.Code}: {answer.Output} {answer.Errors}");
        using var json = JsonDocument.Parse(answer.Output);
        return json.RootElement.Clone();
    }
}
