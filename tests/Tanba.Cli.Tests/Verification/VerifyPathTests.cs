using System.Text;
using System.Text.Json;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.Crls;
using Tanba.Pki.Ocsp;

namespace Tanba.Cli.Tests.Verification;

/// <summary><c>tanba verify path</c> as a person and a program run it: 0 valid, 1 not valid, 2 not readable or wrong use.</summary>
public sealed class VerifyPathTests : IDisposable
{
    private const string Time = "2026-11-22T12:00:00Z";
    private readonly OpenSsl folder = new();

    public VerifyPathTests()
    {
        folder.Put("root.pem", Text(TestPki.Root.ToPem()));
        folder.Put("root.der", TestPki.Root.Encoded);
        folder.Put("issuing.pem", Text(TestPki.Issuing.ToPem()));
        folder.Put("issuing.der", TestPki.Issuing.Encoded);
        folder.Put("leaf.pem", Text(TestPki.Leaf.ToPem()));
        folder.Put("leaf.der", TestPki.Leaf.Encoded);
        folder.Put("both.pem", Text($"# roots and others\n{TestPki.Issuing.ToPem()}\n{TestPki.Root.ToPem()}"));
        folder.Put("root.crl", List(TestPki.Root, TestPki.RootKey));
        folder.Put("issuing.crl", List(TestPki.Issuing, TestPki.IssuingKey));
        folder.Put("revoked.crl", List(TestPki.Issuing, TestPki.IssuingKey, TestPki.Leaf));
        folder.Put("noise", Text("this is no certificate"));
        folder.Put("broken.pem", Text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
        folder.Put("empty", default);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_path_that_holds_is_told_in_plain_words_and_ends_with_0()
    {
        var answer = (await VerifyAsync("leaf.pem", "--untrusted", "issuing.pem", "--no-revocation")).Done();
        var lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("The path is valid.", lines[0].TrimEnd());
        Assert.Equal(4, lines.Length);
        Assert.Contains("ОМАРОВ ДАНИЯР", lines[1], StringComparison.Ordinal);
        Assert.Contains("ISSUING TEST", lines[2], StringComparison.Ordinal);
        Assert.Contains("ROOT TEST", lines[3], StringComparison.Ordinal);
        Assert.Empty(answer.Errors);
    }

    [Fact]
    public async Task A_path_that_does_not_hold_is_told_with_its_reason_and_ends_with_1()
    {
        var answer = await VerifyAsync("leaf.pem", "--no-revocation");
        Assert.Equal(1, answer.Code);
        Assert.StartsWith("The path is not valid: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("[path.unknown-issuer]", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_the_verdict_as_one_object_of_json()
    {
        using var json = JsonDocument.Parse((await VerifyAsync("leaf.pem", "--untrusted", "issuing.pem", "--no-revocation", "--json")).Done().Output);
        Assert.Equal(["valid", "reason", "detail", "path", "policies"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.True(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("reason").ValueKind);
        Assert.Equal(string.Empty, json.RootElement.GetProperty("detail").GetString());
        Assert.Equal(
            [TestPki.Leaf.Subject.ToString(), TestPki.Issuing.Subject.ToString(), TestPki.Root.Subject.ToString()],
            json.RootElement.GetProperty("path").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task Json_of_a_refusal_has_the_same_shape()
    {
        var answer = await VerifyAsync("leaf.pem", "--untrusted", "issuing.pem", "--json");
        Assert.Equal(1, answer.Code);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal("path.revocation-unknown", json.RootElement.GetProperty("reason").GetString());
        Assert.Contains("RFC 5280", json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(json.RootElement.GetProperty("policies").EnumerateArray());
    }

    [Theory]
    [InlineData("leaf.pem", "root.pem", "issuing.pem")]
    [InlineData("leaf.der", "root.der", "issuing.der")]
    [InlineData("leaf.der", "root.pem", "both.pem")]
    [InlineData("leaf.pem", "both.pem", "empty")]
    public async Task Certificates_are_read_as_pem_of_one_or_more_and_as_der(string leaf, string trust, string untrusted)
    {
        var answer = await TanbaProgram.RunAsync("verify", "path", "--trust", File(trust), "--untrusted", File(untrusted), "--time", Time, "--no-revocation", File(leaf));
        answer.Done();
    }

    [Fact]
    public async Task Options_may_stand_before_and_after_the_file_and_several_times()
    {
        (await TanbaProgram.RunAsync(
            "verify", "path", File("leaf.pem"), "--untrusted", File("leaf.pem"), "--untrusted", File("issuing.pem"), "--trust", File("issuing.pem"),
            "--trust", File("root.pem"), "--no-revocation", "--time", Time)).Done();
    }

    [Fact]
    public async Task Revocation_is_looked_at_unless_told_otherwise()
    {
        string[] issuing = ["--untrusted", "issuing.pem"];
        await AssertReasonAsync("path.revocation-unknown", [.. issuing]);
        await AssertReasonAsync("path.revocation-unknown", [.. issuing, "--crl", "issuing.crl"]);
        await AssertReasonAsync(null, [.. issuing, "--crl", "root.crl", "--crl", "issuing.crl"]);
        await AssertReasonAsync("path.revoked", [.. issuing, "--crl", "root.crl", "--crl", "revoked.crl"]);
        await AssertReasonAsync(null, [.. issuing, "--crl", "root.crl", "--crl", "revoked.crl", "--no-revocation"]);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "path.revoked")]
    public async Task Replies_are_looked_at_too(bool isGood, string? reason)
    {
        var id = CertId.For(TestPki.Issuing, TestPki.Leaf.SerialNumber);
        var single = isGood
            ? SingleResponse.Good(id, TestPki.Now.AddHours(-1), TestPki.Now.AddHours(1))
            : SingleResponse.Revoked(id, TestPki.Now.AddDays(-1), RevocationReason.KeyCompromise, TestPki.Now.AddHours(-1), TestPki.Now.AddHours(1));
        folder.Put("leaf.ocsp", OcspResponse.Sign(TestPki.Issuing, TestPki.IssuingKey, [single], null, TestPki.Now.AddHours(-1)));
        await AssertReasonAsync(reason, "--untrusted", "issuing.pem", "--crl", "root.crl", "--ocsp", "leaf.ocsp");
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59Z", "path.not-yet-valid")]
    [InlineData("2026-01-01T00:00:00Z", null)]
    [InlineData("2026-01-01T05:00:00+05:00", null)]
    [InlineData("2026-06-01", null)]
    [InlineData("2027-01-01T00:00:00", null)]
    [InlineData("2027-01-01T00:00:01Z", "path.expired")]
    public async Task The_time_in_question_is_iso_8601_and_utc_unless_it_says_otherwise(string time, string? reason) =>
        await AssertReasonAsync(reason, "--untrusted", "issuing.pem", "--no-revocation", "--time", time);

    [Theory]
    [InlineData(null, "--purpose", "any")]
    [InlineData(null, "--purpose", "sign")]
    [InlineData("path.wrong-purpose", "--purpose", "auth")]
    [InlineData("path.wrong-purpose", "--purpose", "timestamp")]
    [InlineData("path.wrong-purpose", "--purpose", "ocsp")]
    [InlineData("path.wrong-purpose", "--purpose", "tls-server")]
    [InlineData("path.wrong-server-name", "--name", "portal.example.kz")]
    [InlineData("path.no-policy", "--explicit-policy")]
    [InlineData("path.weak-key", "--strength", "128")]
    [InlineData(null, "--strength", "112")]
    [InlineData(null, "--strength", "any")]
    [InlineData(null, "--inhibit-mapping", "--inhibit-any", "--inhibit-any-policy")]
    public async Task Every_rule_has_its_option(string? reason, params string[] options) =>
        await AssertReasonAsync(reason, ["--untrusted", "issuing.pem", "--no-revocation", .. options]);

    [Theory]
    [InlineData("1", null)]
    [InlineData("0", "path.revocation-unknown")]
    public async Task Evidence_may_be_bound_to_an_age_in_days(string days, string? reason) =>
        await AssertReasonAsync(reason, "--untrusted", "issuing.pem", "--crl", "root.crl", "--crl", "issuing.crl", "--max-age", days);

    [Fact]
    public async Task Policies_are_given_and_told()
    {
        const string first = "1.2.398.99.1", second = "1.2.398.99.2";
        Make("policy.ca", "ROOT TEST", "POLICY CA", TestPki.RootKey, [.. TestPki.Ca(), CertificatePoliciesExtension.Write(first)]);
        Make("policy.leaf", "POLICY CA", "POLICY LEAF", TestPki.PersonKey, [CertificatePoliciesExtension.Write(first)]);
        string[] question = ["--untrusted", File("policy.ca"), "--no-revocation", "--explicit-policy", "--json"];
        var answer = (await VerifyAsync("policy.leaf", [.. question, "--policy", second, "--policy", first])).Done();
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal([first], json.RootElement.GetProperty("policies").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(1, (await VerifyAsync("policy.leaf", [.. question, "--policy", second])).Code);
    }

    [Fact]
    public async Task Mapping_and_any_policy_can_be_forbidden()
    {
        const string any = "2.5.29.32.0", first = "1.2.398.99.1";
        Make("any.ca", "ROOT TEST", "ANY CA", TestPki.RootKey, [.. TestPki.Ca(), CertificatePoliciesExtension.Write(any)]);
        Make("any.leaf", "ANY CA", "ANY LEAF", TestPki.PersonKey, [CertificatePoliciesExtension.Write(first)]);
        string[] question = ["--untrusted", File("any.ca"), "--no-revocation", "--explicit-policy"];
        (await VerifyAsync("any.leaf", question)).Done();
        Assert.Equal(1, (await VerifyAsync("any.leaf", [.. question, "--inhibit-any"])).Code);
        Assert.Equal(1, (await VerifyAsync("any.leaf", [.. question, "--inhibit-any-policy"])).Code);
    }

    [Theory]
    [InlineData("not-there")]
    [InlineData("noise")]
    [InlineData("broken.pem")]
    [InlineData("empty")]
    public async Task A_leaf_that_cannot_be_read_ends_with_2_and_a_sentence(string leaf)
    {
        var answer = await VerifyAsync(leaf, "--no-revocation");
        Assert.Equal(2, answer.Code);
        Assert.StartsWith("tanba: ", answer.Errors, StringComparison.Ordinal);
        Assert.Contains(leaf, answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await VerifyAsync(leaf, "--no-revocation", "--json")).Output);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Matches("^(file|certificate)\\.", json.RootElement.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("--trust", "not-there")]
    [InlineData("--trust", "noise")]
    [InlineData("--trust", "broken.pem")]
    [InlineData("--untrusted", "not-there")]
    [InlineData("--crl", "not-there")]
    [InlineData("--ocsp", "not-there")]
    public async Task Evidence_that_must_be_readable_and_is_not_ends_with_2(string option, string file)
    {
        var answer = await VerifyAsync("leaf.pem", "--no-revocation", option, file);
        Assert.Equal(2, answer.Code);
        Assert.Contains(file, answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--untrusted", "noise")]
    [InlineData("--crl", "noise")]
    [InlineData("--ocsp", "noise")]
    [InlineData("--crl", "leaf.der")]
    public async Task Evidence_that_says_nothing_readable_is_left_out_and_told(string option, string file)
    {
        var answer = await VerifyAsync("leaf.pem", "--untrusted", "issuing.pem", "--no-revocation", option, file);
        Assert.Equal(0, answer.Code);
        Assert.Contains($"left out {File(file)}", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--time", "yesterday")]
    [InlineData("--policy", "no-oid")]
    [InlineData("--purpose", "anything")]
    [InlineData("--strength", "64")]
    [InlineData("--max-age", "-1")]
    [InlineData("--max-age", "soon")]
    [InlineData("--unknown-option", "1")]
    public async Task An_option_that_is_not_understood_ends_with_2(string option, string value)
    {
        var answer = await TanbaProgram.RunAsync("verify", "path", File("leaf.pem"), "--trust", File("root.pem"), option, value);
        Assert.Equal(2, answer.Code);
        Assert.NotEmpty(answer.Errors);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_certificate_or_a_certificate_beside_a_batch_ends_with_2()
    {
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "path")).Code);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "path", File("leaf.pem"), File("root.pem"))).Code);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify", "path", File("leaf.pem"), "--batch", File("noise"))).Code);
        Assert.Equal(2, (await TanbaProgram.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task OpenSSL_gives_the_same_verdicts()
    {
        string[] given = ["verify", "-attime", OpenSsl.Now, "-CAfile", "root.pem"];
        Assert.Contains("OK", folder.Run([.. given, "-untrusted", "issuing.pem", "leaf.pem"]), StringComparison.Ordinal);
        folder.Run(2, [.. given, "leaf.pem"]);
        (await VerifyAsync("leaf.pem", "--untrusted", "issuing.pem", "--no-revocation")).Done();
        Assert.Equal(1, (await VerifyAsync("leaf.pem", "--no-revocation")).Code);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] List(Certificate issuer, Tanba.Keys.SoftwareKey key, params Certificate[] revoked) => new CrlBuilder(
        issuer.Subject,
        key.PublicKey.Sha1OfKeyBits(),
        1,
        TestPki.Now.AddDays(-1),
        TestPki.Now.AddDays(1),
        [.. revoked.Select(one => new RevokedEntry(one.SerialNumber, TestPki.Now.AddDays(-1), RevocationReason.KeyCompromise))]).Sign(key);

    private void Make(string file, string issuer, string subject, Tanba.Keys.SoftwareKey signer, IReadOnlyList<Extension> extensions) =>
        folder.Put(file, TestPki.Make(TestPki.Name(issuer), TestPki.Name(subject), TestPki.PersonKey, signer, extensions).Encoded);

    private string File(string name) => Path.Combine(folder.Folder, name);

    private async Task AssertReasonAsync(string? reason, params string[] options)
    {
        var answer = await VerifyAsync("leaf.pem", [.. options, "--json"]);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(reason, json.RootElement.GetProperty("reason").GetString());
        Assert.Equal(reason is null ? 0 : 1, answer.Code);
    }

    /// <summary>With the root trusted, at the time of the tests; names of files after the options for files are those of the folder.</summary>
    private Task<Answer> VerifyAsync(string leaf, params string[] options)
    {
        string[] files = ["--trust", "--untrusted", "--crl", "--ocsp"];
        var given = options.Select((option, n) => n > 0 && files.Contains(options[n - 1]) && !Path.IsPathRooted(option) ? File(option) : option);
        string[] time = options.Contains("--time") ? [] : ["--time", Time];
        return TanbaProgram.RunAsync(["verify", "path", "--trust", File("root.pem"), .. time, .. given, File(leaf)]);
    }
}
