using System.Text;
using System.Text.Json;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Tests.Verification;

/// <summary><c>tanba verify cms</c> as a person and a program run it.</summary>
public sealed class VerifyCmsTests : IDisposable
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("құжат\n");
    private readonly OpenSsl openssl = new();

    public VerifyCmsTests()
    {
        openssl.Put("root.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem()));
        openssl.Put("issuing.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Put("text", Text);
        openssl.Put("attached", SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing]));
        openssl.Put("detached", SignCms.Sign(Text, TestPki.Leaf, TestPki.PersonKey, TestPki.Now, attached: false, [TestPki.Issuing]));
        openssl.Put("root.crl", List(TestPki.Root, TestPki.RootKey, []));
        openssl.Put("issuing.crl", List(TestPki.Issuing, TestPki.IssuingKey, []));
        openssl.Put("revoked.crl", List(TestPki.Issuing, TestPki.IssuingKey, [new(TestPki.Leaf.SerialNumber, TestPki.Now.AddDays(-3), RevocationReason.KeyCompromise)]));
    }

    public void Dispose() => openssl.Dispose();

    [Fact]
    public async Task A_good_signature_is_told_in_plain_words()
    {
        var answer = (await VerifyAsync("attached", "--no-revocation")).Done();
        Assert.Contains("The signature is valid.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Signed by ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007: valid", answer.Output, StringComparison.Ordinal);
        Assert.Contains("roles         signing, individual", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11-22 12:00:00Z by the signer's own clock", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_every_fact_as_json()
    {
        using var json = JsonDocument.Parse((await VerifyAsync("detached", "--content", File("text"), "--no-revocation", "--json")).Done().Output);
        var (root, signer) = (json.RootElement, json.RootElement.GetProperty("signers")[0]);
        Assert.True(root.GetProperty("valid").GetBoolean());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("reason").ValueKind);
        Assert.Equal(Oids.CmsData, root.GetProperty("contentType").GetString());
        Assert.Equal("900101300007", signer.GetProperty("signer").GetProperty("iin").GetString());
        Assert.Equal(JsonValueKind.Null, signer.GetProperty("signer").GetProperty("bin").ValueKind);
        Assert.Equal(["signing", "individual"], signer.GetProperty("signer").GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(TestPki.Now, signer.GetProperty("signingTime").GetDateTimeOffset());
        Assert.Equal(TestPki.Now, signer.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, signer.GetProperty("timeStamp").ValueKind);
        Assert.Equal(3, signer.GetProperty("path").GetArrayLength());
    }

    [Theory]
    [InlineData("cms.digest-wrong", "detached", "--content", "root.pem")]
    [InlineData("cms.content-missing", "detached")]
    [InlineData("cms.content-differs", "attached", "--content", "root.pem")]
    [InlineData("path.expired", "attached", "--time", "2027-06-01T00:00:00Z")]
    [InlineData("path.wrong-purpose", "attached", "--purpose", "timestamp")]
    [InlineData("path.weak-key", "attached", "--strength", "128")]
    public async Task What_is_not_valid_says_why_and_ends_with_1(string reason, params string[] arguments)
    {
        var answer = await VerifyAsync([.. arguments.Select(argument => argument == "root.pem" ? File(argument) : argument), "--no-revocation", "--json"]);
        Assert.Equal(1, answer.Code);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(reason, json.RootElement.GetProperty("reason").GetString());
        Assert.Equal("ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", json.RootElement.GetProperty("signers")[0].GetProperty("signer").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Revocation_is_looked_at_unless_told_otherwise()
    {
        string[] lists = ["--crl", File("root.crl"), "--crl", File("issuing.crl")];
        (await VerifyAsync(["attached", .. lists, "--max-age", "1"])).Done();
        var old = await VerifyAsync(["attached", .. lists, "--max-age", "0"]);
        Assert.Equal(1, old.Code);
        Assert.Contains("[path.revocation-unknown]", old.Output, StringComparison.Ordinal);
        var unknown = await VerifyAsync("attached", "--json");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("path.revocation-unknown", unknown.Output, StringComparison.Ordinal);
        var revoked = await VerifyAsync("attached", "--crl", File("root.crl"), "--crl", File("revoked.crl"));
        Assert.Equal(1, revoked.Code);
        Assert.Contains("[path.revoked]", revoked.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PEM")]
    [InlineData("base64 without lines")]
    public async Task Text_forms_are_read_too(string form)
    {
        var octets = System.IO.File.ReadAllBytes(File("attached"));
        openssl.Put("as-text", Encoding.ASCII.GetBytes(form == "PEM" ? Pem.Wrap("CMS", octets) : Convert.ToBase64String(octets)));
        (await VerifyAsync("as-text", "--no-revocation")).Done();
    }

    [Fact]
    public async Task What_cannot_be_read_ends_with_2()
    {
        Assert.Equal(2, (await VerifyAsync("text", "--no-revocation")).Code);
        Assert.Equal(2, (await VerifyAsync("not-there", "--no-revocation")).Code);
        Assert.Equal(2, (await VerifyAsync("attached", "--content", File("not-there"), "--no-revocation")).Code);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "cms")).Code);
        Assert.Contains("\"reason\":\"cms.malformed\"", (await VerifyAsync("text", "--no-revocation", "--json")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signed/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.cms", "ca/root_rsa_test.crt", "ca/nca_rsa_test.crt", "2020-12-01T00:00:00Z")]
    [InlineData("signed/individual_attached.der", "ca/root_test_gost_2022.cer", "ca/nca_gost2022_test.cer", "2026-07-21T00:00:00Z")]
    public async Task National_documents_are_judged(string document, string root, string issuing, string time)
    {
        var answer = (await TanbaProgram.RunAsync(
            "verify", "cms", SharedData.Path(document), "--trust", SharedData.Path(root), "--untrusted", SharedData.Path(issuing), "--time", time, "--no-revocation")).Done();
        Assert.Contains("IIN 123456789011: valid", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_signers_are_judged_each_and_one_bad_one_spoils_the_document()
    {
        using var key = SoftwareKey.Generate("p256");
        var (stranger, second) = (TestPki.Make(TestPki.Name("STRANGE"), TestPki.Name("STRANGER"), key, key, TestPki.Signing()), TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("SECOND"), key, TestPki.IssuingKey, TestPki.Signing()));
        var document = SignedCms.Decode(System.IO.File.ReadAllBytes(File("attached"))).Value;
        openssl.Put("two", AddSignature.Beside(document, new(second, key, TestPki.Now)).Value.Encode());
        openssl.Put("bad", AddSignature.Beside(document, new(stranger, key, TestPki.Now)).Value.Encode());

        using var two = JsonDocument.Parse((await VerifyAsync("two", "--no-revocation", "--json")).Done().Output);
        Assert.Equal(2, two.RootElement.GetProperty("signers").GetArrayLength());
        var answer = await VerifyAsync("bad", "--no-revocation", "--json");
        Assert.Equal(1, answer.Code);
        using var bad = JsonDocument.Parse(answer.Output);
        Assert.Equal("path.unknown-issuer", bad.RootElement.GetProperty("reason").GetString());
        Assert.Equal([false, true], bad.RootElement.GetProperty("signers").EnumerateArray().Select(signer => signer.GetProperty("valid").GetBoolean()).Order());
        Assert.Contains("2 signatures, not all valid.", (await VerifyAsync("bad", "--no-revocation")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counter_signature_and_a_stamp_that_proves_nothing_are_told_and_spoil_nothing()
    {
        var document = SignedCms.Decode(System.IO.File.ReadAllBytes(File("attached"))).Value;
        var over = AddSignature.Over(document, document.Signers[0], new(TestPki.Leaf, TestPki.PersonKey, TestPki.Now));
        openssl.Put("over", AddSignature.TimeStamp(over, over.Signers[0], new byte[] { 5, 0 }).Encode());
        using var json = JsonDocument.Parse((await VerifyAsync("over", "--no-revocation", "--json")).Done().Output);
        var signer = json.RootElement.GetProperty("signers")[0];
        Assert.True(signer.GetProperty("counterSignatures")[0].GetProperty("valid").GetBoolean());
        Assert.Equal("time-stamp.malformed", signer.GetProperty("timeStamp").GetProperty("reason").GetString());
        Assert.Equal(TestPki.Now, signer.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_document_of_openssl_is_judged_and_ours_by_openssl()
    {
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Run("cms", "-sign", "-binary", "-stream", "-indef", "-nodetach", "-certfile", "issuing.pem", "-in", "text", "-signer", "leaf.pem", "-inkey", "key.pem", "-outform", "PEM", "-out", "theirs");
        (await VerifyAsync("theirs", "--no-revocation")).Done();
        openssl.Put("ca.pem", Encoding.ASCII.GetBytes(TestPki.Root.ToPem() + TestPki.Issuing.ToPem()));
        openssl.Run("cms", "-verify", "-binary", "-inform", "DER", "-in", "attached", "-CAfile", "ca.pem", "-attime", Tanba.Tests.OpenSsl.Now, "-purpose", "any", "-out", "out");
        Assert.Equal(Text, System.IO.File.ReadAllBytes(File("out")));
    }

    [Theory]
    [InlineData("--time", "yesterday")]
    [InlineData("--purpose", "eating")]
    [InlineData("--policy", "no-oid")]
    [InlineData("--no-such-option")]
    [InlineData("second-file")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] wrong)
    {
        var answer = await TanbaProgram.RunAsync(["verify", "cms", File("attached"), "--trust", File("root.pem"), .. wrong]);
        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--policy", "1.2.3.4")]
    [InlineData("--policy", "1.2.3.4", "--explicit-policy")]
    [InlineData("--explicit-policy")]
    [InlineData("--inhibit-mapping")]
    [InlineData("--inhibit-any-policy")]
    [InlineData("--purpose", "sign")]
    [InlineData("--purpose", "any")]
    public async Task Policies_and_purposes_are_asked_as_for_paths(params string[] options)
    {
        var (cms, path) = (
            await VerifyAsync(["attached", "--no-revocation", "--json", .. options]),
            await TanbaProgram.RunAsync(["verify", "path", PutLeaf(), "--trust", File("root.pem"), "--untrusted", File("issuing.pem"), "--time", "2026-11-22T12:00:00Z", "--no-revocation", "--json", .. options]));
        using var one = JsonDocument.Parse(cms.Output);
        using var other = JsonDocument.Parse(path.Output);
        Assert.Equal(path.Code, cms.Code);
        Assert.Equal(other.RootElement.GetProperty("reason").GetString(), one.RootElement.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Without_anybody_trusted_nobody_is()
    {
        var answer = await TanbaProgram.RunAsync("verify", "cms", File("attached"), "--no-revocation", "--time", "2026-11-22T12:00:00Z", "--json");
        Assert.Equal(1, answer.Code);
        Assert.Contains("\"reason\":\"path.", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_that_cannot_be_read_is_told_beside_the_answer()
    {
        var answer = (await VerifyAsync("attached", "--no-revocation", "--crl", File("text"), "--untrusted", File("text"), "--ocsp", File("text"), "--json")).Done();
        Assert.Equal(3, answer.Errors.Split("left out").Length - 1);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.True(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(2, (await VerifyAsync("attached", "--no-revocation", "--crl", File("not-there"))).Code);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "cms", File("attached"), "--trust", File("text"), "--no-revocation")).Code);
    }

    [Fact]
    public async Task A_name_that_would_give_orders_to_a_terminal_gives_none()
    {
        var evil = TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("EVIL\u001b[2J\u0007"), TestPki.PersonKey, TestPki.IssuingKey, TestPki.Signing());
        openssl.Put("evil", SignCms.Sign(Text, evil, TestPki.PersonKey, TestPki.Now, attached: true, [TestPki.Issuing]));
        foreach (var form in new string[][] { ["--no-revocation"], ["--no-revocation", "--json"] })
        {
            var answer = (await VerifyAsync(["evil", .. form])).Done();
            Assert.Contains("EVIL", answer.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', answer.Output);
            Assert.DoesNotContain('\u0007', answer.Output);
        }
    }

    [Fact]
    public async Task The_answer_for_a_program_has_the_same_members_in_every_case()
    {
        string[] members = ["valid", "reason", "detail", "signers", "contentType", "contentLength"];
        foreach (var arguments in new string[][] { ["attached", "--no-revocation"], ["detached", "--no-revocation"], ["text"], ["not-there"] })
        {
            using var json = JsonDocument.Parse((await VerifyAsync([.. arguments, "--json"])).Output);
            Assert.All(members, name => Assert.True(json.RootElement.TryGetProperty(name, out _), $"{arguments[0]}: {name}"));
        }
    }

    private string PutLeaf() => openssl.Put("leaf.cer", TestPki.Leaf.Encoded);

    private static byte[] List(Pki.Certificates.Certificate issuer, SoftwareKey key, IReadOnlyList<RevokedEntry> entries) =>
        new CrlBuilder(issuer.Subject, key.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), entries).Sign(key);

    private string File(string name) => Path.Combine(openssl.Folder, name);

    private Task<Answer> VerifyAsync(string file, params string[] more) => VerifyAsync([file, .. more]);

    private Task<Answer> VerifyAsync(string[] arguments) => TanbaProgram.RunAsync(
        ["verify", "cms", File(arguments[0]), "--trust", File("root.pem"), .. arguments.Contains("--time") ? Array.Empty<string>() : ["--time", "2026-11-22T12:00:00Z"], .. arguments[1..]]);
}
