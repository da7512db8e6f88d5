using System.Text.Json;

namespace Tanba.Cli.Tests.Keys;

public sealed class ConvertTests : IDisposable
{
    private readonly CitizenFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task To_the_national_form_and_openssl_names_its_ciphers()
    {
        var answer = (await ConvertAsync(files.Export("chain.p12"), "national.p12", "--form", "national")).Done();
        Assert.Contains("national form, keys: 1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Left out, because the national form has no place for them: 2", answer.Output, StringComparison.Ordinal);
        var said = files.OpenSsl("pkcs12", "-legacy", "-in", "national.p12", "-passin", "pass:" + CitizenFiles.Password, "-noout", "-info");
        Assert.Contains("pbeWithSHA1And40BitRC2-CBC, Iteration 1024", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_java_key_store_with_two_passwords()
    {
        files.Export("chain.p12", "-name", "kilt");
        ForeignTool.Run(
            ForeignTool.Keytool, files.Folder, "-importkeystore", "-srckeystore", "chain.p12", "-srcstorepass", CitizenFiles.Password, "-srcalias", "kilt", "-destkeypass", "OfKeys2026",
            "-destkeystore", "store.jks", "-deststoretype", "JKS", "-deststorepass", CitizenFiles.Password);
        (await ConvertAsync(files.File("store.jks"), "modern.p12")).Refused("keystore.wrong-password");
        var answer = (await ConvertAsync(files.File("store.jks"), "modern.p12", "--key-password-file", files.Put("of-keys", "OfKeys2026"), "--json")).Done();
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(("modern", 1, 0), (json.RootElement.GetProperty("form").GetString(), json.RootElement.GetProperty("keys").GetInt32(), json.RootElement.GetProperty("leftOut").GetInt32()));
        Assert.Contains("AES-256-CBC, Iteration 100000", files.OpenSsl("pkcs12", "-in", "modern.p12", "-passin", "pass:" + CitizenFiles.Password, "-noout", "-info"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_told()
    {
        files.Put("there.p12", "mine");
        (await ConvertAsync(files.KeyFile, "there.p12")).Refused("--replace");
        Assert.Equal("mine", File.ReadAllText(files.File("there.p12")));
        (await ConvertAsync(files.KeyFile, "there.p12", "--replace")).Done();
        Assert.NotEqual("mine", File.ReadAllText(files.File("there.p12")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(files.File("there.p12")));
        }
    }

    [Fact]
    public async Task What_cannot_be_converted_writes_nothing()
    {
        (await files.KeysAsync("convert", files.KeyFile, "--password-file", files.WrongPasswordFile, "--out", files.File("out.p12"))).Refused("keystore.wrong-password");
        Assert.Equal(2, (await ConvertAsync(files.File("none.p12"), "out.p12")).Code);
        Assert.Equal(2, (await ConvertAsync(files.KeyFile, "out.p12", "--form", "jks")).Code);
        Assert.Equal(2, (await files.KeysAsync("convert", files.KeyFile, "--password-file", files.PasswordFile)).Code);
        (await ConvertAsync(files.KeyFile, "no/such/folder.p12")).Refused("folder");
        Assert.False(File.Exists(files.File("out.p12")));
    }

    private Task<Answer> ConvertAsync(string source, string target, params string[] options) =>
        files.KeysAsync(["convert", source, "--password-file", files.PasswordFile, "--out", files.File(target), .. options]);
}
