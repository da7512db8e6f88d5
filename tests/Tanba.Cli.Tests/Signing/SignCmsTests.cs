using System.Text.Json;
using Tanba.Cli.Tests.Keys;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Certificates.Extensions;
using Tanba.Pki.TimeStamps;
using Tanba.Signatures.Cms;

namespace Tanba.Cli.Tests.Signing;

/// <summary><c>tanba sign cms</c> with the key file of an invented citizen.</summary>
public sealed class SignCmsTests : IDisposable
{
    private readonly CitizenFiles files = new();

    public SignCmsTests()
    {
        files.Put("text", "құжат\n");
        files.Put("root.pem", TestPki.Root.ToPem());
        files.Put("both.pem", TestPki.Root.ToPem() + TestPki.Issuing.ToPem());
        files.Put("issuing.pem", TestPki.Issuing.ToPem());
    }

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_signed_and_both_verifiers_agree(bool detached)
    {
        string[] beside = detached ? ["--content", files.File("text")] : [];
        (await SignAsync("text", detached ? ["--detached"] : [])).Done();
        Assert.Single((await VerifyAsync("signed", beside)).EnumerateArray());
        files.OpenSsl([
            "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signed", "-CAfile", "both.pem", "-attime", Tanba.Tests.OpenSsl.Now, "-out", "out",
            .. detached ? ["-content", "text"] : Array.Empty<string>()]);
        Assert.False(File.Exists(files.File("signed.part")));
    }

    [Fact]
    public async Task A_second_signature_stands_beside_the_first()
    {
        (await SignAsync("text")).Done();
        File.Move(files.File("signed"), files.File("first"));
        (await SignAsync("first", "--add")).Done();
        Assert.InRange((await VerifyAsync("signed")).GetArrayLength(), 1, 2); // two within one second are one and the same
        (await SignAsync("text", "--add")).Refused("cms.malformed");
    }

    [Fact]
    public async Task The_same_key_signs_again_within_the_same_second_as_often_as_it_is_asked()
    {
        (await SignAsync("text")).Done();
        for (var n = 0; n < 5; n++)
        {
            File.Move(files.File("signed"), files.File("first"), overwrite: true);
            (await SignAsync("first", "--add")).Done();
        }

        Assert.All((await VerifyAsync("signed")).EnumerateArray(), signer => Assert.True(signer.GetProperty("valid").GetBoolean()));
    }

    [Fact]
    public async Task An_authority_that_is_not_there_stops_the_signature()
    {
        (await SignAsync("text", "--time-stamp", "http://127.0.0.1:1/tsp/")).Refused("time-stamp.unreachable");
        Assert.False(File.Exists(files.File("signed")));
        Assert.Equal(2, (await SignAsync("text", "--time-stamp", "ftp://127.0.0.1/")).Code);
        Assert.Equal(2, (await SignAsync("text", "--time-stamp-policy", "policy")).Code);
    }

    [Fact]
    public async Task A_wrong_password_signs_nothing()
    {
        var answer = await TanbaProgram.RunAsync("sign", "cms", files.File("text"), "--key", files.KeyFile, "--password-file", files.WrongPasswordFile, "--out", files.File("signed"));
        Assert.Equal(1, answer.Code);
        Assert.False(File.Exists(files.File("signed")));
        Assert.Equal(2, (await TanbaProgram.RunAsync("sign", "cms", files.File("text"), "--key", files.KeyFile, "--password-file", files.File("no"), "--out", files.File("signed"))).Code);
    }

    [Fact]
    public async Task Another_person_signs_beside_and_openssl_holds_both()
    {
        using var key = SoftwareKey.Generate("p256");
        var second = TestPki.Make(TestPki.Issuing.Subject, TestPki.Name("SECOND"), key, TestPki.IssuingKey, TestPki.Signing());
        using var password = new Secret(CitizenFiles.Password);
        var file = new Pkcs12Store().Install(files.Folder, key, second, "SECOND", password).Value;
        (await SignAsync("text")).Done();
        (await TanbaProgram.RunAsync("sign", "cms", files.File("signed"), "--add", "--key", file, "--password-file", files.PasswordFile, "--out", files.File("both"))).Done();
        var names = (await VerifyAsync("both")).EnumerateArray().Select(signer => signer.GetProperty("signer").GetProperty("name").GetString()).Order(StringComparer.Ordinal);
        Assert.Equal(["SECOND", "ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ"], names);
        files.OpenSsl("cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "both", "-CAfile", "both.pem", "-attime", Tanba.Tests.OpenSsl.Now, "-out", "out");
    }

    [Fact]
    public async Task A_detached_document_gets_a_second_signature_with_its_content()
    {
        (await SignAsync("text", "--detached")).Done();
        File.Move(files.File("signed"), files.File("first"));
        (await SignAsync("first", "--add")).Refused("cms.content-missing");
        Assert.False(File.Exists(files.File("signed")));
        (await SignAsync("first", "--add", "--content", files.File("text"))).Done();
        await VerifyAsync("signed", "--content", files.File("text"));
    }

    [Fact]
    public async Task A_time_stamp_comes_with_the_signature_where_one_is_asked_for()
    {
        using var key = SoftwareKey.Generate("rsa2048");
        var certificate = TestPki.Make(TestPki.Root.Subject, TestPki.Name("STAMPS"), key, TestPki.RootKey, [KeyUsageExtension.Write(KeyUsage.DigitalSignature), ExtendedKeyUsageExtension.Write([Oids.TimeStamping], critical: true)]);
        await using var authority = new LoopbackAuthority(request => Stamp(TimeStampRequest.Decode(request).Value, certificate, key));
        (await SignAsync("text", "--time-stamp", authority.Address.ToString(), "--time-stamp-policy", "1.2.3.4.5")).Done();

        var stamp = Assert.Single((await VerifyAsync("signed")).EnumerateArray()).GetProperty("timeStamp");
        Assert.True(stamp.GetProperty("valid").GetBoolean(), stamp.ToString());
        Assert.Equal(TestPki.Now.AddMinutes(-1), stamp.GetProperty("time").GetDateTimeOffset());
        Assert.Equal(("1.2.3.4.5", "STAMPS"), (stamp.GetProperty("policy").GetString(), stamp.GetProperty("authority").GetString()));
    }

    [Theory]
    [InlineData("refused", "time-stamp.refused")]
    [InlineData("another policy", "time-stamp.policy-differs")]
    [InlineData("nonsense", "time-stamp-response.malformed")]
    public async Task An_authority_that_answers_otherwise_stops_the_signature(string answer, string reason)
    {
        using var key = SoftwareKey.Generate("rsa2048");
        var certificate = TestPki.Make(TestPki.Root.Subject, TestPki.Name("STAMPS"), key, TestPki.RootKey, [ExtendedKeyUsageExtension.Write([Oids.TimeStamping], critical: true)]);
        await using var authority = new LoopbackAuthority(request => answer switch
        {
            "refused" => TimeStampResponse.Refused(TimeStampFailure.SystemFailure),
            "nonsense" => [1, 2, 3],
            _ => Stamp(TimeStampRequest.Decode(request).Value with { Policy = "1.2.3.4.6" }, certificate, key),
        });
        (await SignAsync("text", "--time-stamp", authority.Address.ToString(), "--time-stamp-policy", "1.2.3.4.5")).Refused(reason);
        Assert.False(File.Exists(files.File("signed")));
        Assert.False(File.Exists(files.File("signed.part")));
    }

    [Fact]
    public async Task What_was_there_stays_when_nothing_can_be_signed()
    {
        files.Put("signed", "of before");
        (await SignAsync("text", "--add")).Refused("cms.malformed");
        (await SignAsync("no-such-file")).Refused("no-such-file");
        Assert.Equal("of before", File.ReadAllText(files.File("signed")));
        (await SignAsync("text")).Done();
        Assert.NotEqual("of before", File.ReadAllText(files.File("signed")));
    }

    [Fact]
    public async Task An_empty_file_is_signed_as_any_other()
    {
        files.Put("nothing", "");
        (await SignAsync("nothing")).Done();
        Assert.Single((await VerifyAsync("signed")).EnumerateArray());
        (await SignAsync("nothing", "--detached")).Done();
        Assert.Single((await VerifyAsync("signed", "--content", files.File("nothing"))).EnumerateArray());
    }

    [Theory]
    [InlineData("--key")]
    [InlineData("--out")]
    public async Task Without_a_key_or_an_output_the_command_is_not_understood(string left)
    {
        string[][] options = [["--key", files.KeyFile], ["--out", files.File("signed")], ["--password-file", files.PasswordFile]];
        var answer = await TanbaProgram.RunAsync(["sign", "cms", files.File("text"), .. options.Where(option => option[0] != left).SelectMany(option => option)]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(left, answer.Errors, StringComparison.Ordinal);
    }

    private static byte[] Stamp(TimeStampRequest request, Certificate certificate, SoftwareKey key)
    {
        var info = new TstInfo { Policy = request.Policy!, Imprint = request.Imprint, SerialNumber = SerialNumber.Draw(), Time = TestPki.Now.AddMinutes(-1), Nonce = request.Nonce };
        return TimeStampResponse.Granted(SignCms.Sign(info.Encode(), certificate, key, info.Time, attached: true, contentType: Oids.TstInfo));
    }

    private Task<Answer> SignAsync(string file, params string[] more) => TanbaProgram.RunAsync(
        ["sign", "cms", files.File(file), "--key", files.KeyFile, "--password-file", files.PasswordFile, "--out", files.File("signed"), .. more]);

    private async Task<JsonElement> VerifyAsync(string file, params string[] more)
    {
        var answer = (await TanbaProgram.RunAsync(
            ["verify", "cms", files.File(file), "--trust", files.File("root.pem"), "--untrusted", files.File("issuing.pem"), "--time", "2026-11-22T12:00:00Z", "--no-revocation", "--json", .. more])).Done();
        return JsonDocument.Parse(answer.Output).RootElement.GetProperty("signers");
    }
}
