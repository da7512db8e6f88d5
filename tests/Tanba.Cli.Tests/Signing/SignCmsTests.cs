using System.Text.Json;
using Tanba.Cli.Tests.Keys;

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

    private Task<Answer> SignAsync(string file, params string[] more) => TanbaProgram.RunAsync(
        ["sign", "cms", files.File(file), "--key", files.KeyFile, "--password-file", files.PasswordFile, "--out", files.File("signed"), .. more]);

    private async Task<JsonElement> VerifyAsync(string file, params string[] more)
    {
        var answer = (await TanbaProgram.RunAsync(
            ["verify", "cms", files.File(file), "--trust", files.File("root.pem"), "--untrusted", files.File("issuing.pem"), "--time", "2026-11-22T12:00:00Z", "--no-revocation", "--json", .. more])).Done();
        return JsonDocument.Parse(answer.Output).RootElement.GetProperty("signers");
    }
}
