using System.Text;
using System.Text.Json;
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
        (await VerifyAsync("attached", "--crl", File("root.crl"), "--crl", File("issuing.crl"))).Done();
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

    private static byte[] List(Pki.Certificates.Certificate issuer, Tanba.Keys.SoftwareKey key, IReadOnlyList<RevokedEntry> entries) =>
        new CrlBuilder(issuer.Subject, key.PublicKey.Sha1OfKeyBits(), 1, TestPki.Now.AddDays(-1), TestPki.Now.AddDays(1), entries).Sign(key);

    private string File(string name) => Path.Combine(openssl.Folder, name);

    private Task<Answer> VerifyAsync(string file, params string[] more) => VerifyAsync([file, .. more]);

    private Task<Answer> VerifyAsync(string[] arguments) => TanbaProgram.RunAsync(
        ["verify", "cms", File(arguments[0]), "--trust", File("root.pem"), .. arguments.Contains("--time") ? Array.Empty<string>() : ["--time", "2026-11-22T12:00:00Z"], .. arguments[1..]]);
}
