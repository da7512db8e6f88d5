using System.Text.Json;

namespace Tanba.Cli.Tests.Keys;

public sealed class ListTests : IDisposable
{
    private readonly CitizenFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Of_each_key_is_said_whose_it_is_for_what_and_until_when()
    {
        var answer = (await files.KeysAsync("list", files.KeyFile, "--password-file", files.PasswordFile)).Done();
        Assert.Equal(
            $"""
            {files.KeyFile}: modern form, keys: 1
              {TestPki.Leaf.Ski}
                algorithm    RSA 2048
                owner        ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ
                IIN          900101300007
                purpose      signing
                serial       {TestPki.Leaf.SerialNumber}
                SKI          {TestPki.Leaf.Ski}
                valid        2026-01-01 00:00:00Z to 2027-01-01 00:00:00Z
                issuer       CN=ISSUING TEST, C=KZ

            """.ReplaceLineEndings(),
            answer.Output);
    }

    [Fact]
    public async Task A_program_gets_json()
    {
        var answer = (await files.KeysAsync("list", files.Export("chain.p12", "-name", "кілт"), "--password-file", files.PasswordFile, "--json")).Done();
        using var json = JsonDocument.Parse(answer.Output);
        var key = json.RootElement.GetProperty("keys")[0];
        Assert.Equal("modern", json.RootElement.GetProperty("form").GetString());
        Assert.Equal("кілт", key.GetProperty("name").GetString());
        Assert.Equal("RSA 2048", key.GetProperty("algorithm").GetString());
        Assert.Equal("900101300007", key.GetProperty("iin").GetString());
        Assert.Equal("signing", key.GetProperty("purpose").GetString());
        Assert.Equal(TestPki.Leaf.SerialNumber.ToString(), key.GetProperty("serial").GetString());
        Assert.Equal(TestPki.Leaf.Ski, key.GetProperty("ski").GetString());
        Assert.Equal(TestPki.Leaf.NotAfter, key.GetProperty("notAfter").GetDateTimeOffset());
        Assert.Equal("CN=ISSUING TEST, C=KZ", key.GetProperty("issuer").GetString());
        Assert.Equal(2, key.GetProperty("otherCertificates").GetInt32());
        Assert.False(key.TryGetProperty("bin", out _));
    }

    [Theory]
    [InlineData("AUTH_RSA256_b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d.p12", "authentication")]
    [InlineData("RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.p12", "signing")]
    public async Task A_national_file_is_known_by_its_form(string name, string purpose)
    {
        var answer = (await files.KeysAsync("list", SharedData.Path("keys/" + name), "--password-file", files.Put("national", "Qwerty12"))).Done();
        Assert.Contains("national form, keys: 1", answer.Output, StringComparison.Ordinal);
        Assert.Contains("purpose      " + purpose, answer.Output, StringComparison.Ordinal);
        Assert.Contains("IIN          123456789011", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_is_says_its_content_and_not_its_name()
    {
        ForeignTool.Run(
            ForeignTool.Keytool, files.Folder, "-importkeystore", "-srckeystore", files.KeyFile, "-srcstorepass", CitizenFiles.Password, "-destkeystore", "store.p12", "-deststoretype", "JKS", "-deststorepass", CitizenFiles.Password);
        var answer = (await files.KeysAsync("list", files.File("store.p12"), "--password-file", files.PasswordFile)).Done();
        Assert.Contains("jks form, keys: 1", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_a_certificate_is_counted()
    {
        files.Export("one.p12");
        files.Put("both.pem", File.ReadAllText(files.File("key.pem")) + Pki.Pem.Wrap("PRIVATE KEY", TestPki.IssuingKey.ExportPkcs8()));
        ForeignTool.Run(
            ForeignTool.Certtool, files.Folder, "--to-p12", "--load-privkey", "key.pem", "--password", CitizenFiles.Password, "--p12-name", "alone", "--outder", "--outfile", "alone.p12");
        (await files.KeysAsync("list", files.File("alone.p12"), "--password-file", files.PasswordFile)).Refused("keystore.no-keys");

        ForeignTool.Run(
            ForeignTool.Certtool, files.Folder, "--to-p12", "--load-privkey", "both.pem", "--load-certificate", "leaf.pem", "--password", CitizenFiles.Password, "--p12-name", "both", "--outder", "--outfile", "both.p12");
        var answer = (await files.KeysAsync("list", files.File("both.p12"), "--password-file", files.PasswordFile)).Done();
        Assert.Contains("Keys of an unknown kind, or without a certificate: 1", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_a_damaged_file_and_one_over_a_limit_are_refused_each_by_its_name()
    {
        File.WriteAllBytes(files.File("cut.p12"), files.Content[..^100]);
        File.WriteAllBytes(files.File("large.p12"), new byte[2_000_000]);
        var hex = Convert.ToHexString(files.Content);
        File.WriteAllBytes(files.File("dear.p12"), Convert.FromHexString(hex[..^6] + "7FFFFF"));

        (await files.KeysAsync("list", files.KeyFile, "--password-file", files.WrongPasswordFile)).Refused("keystore.wrong-password");
        (await files.KeysAsync("list", files.File("cut.p12"), "--password-file", files.PasswordFile)).Refused("keystore.damaged");
        (await files.KeysAsync("list", files.File("large.p12"), "--password-file", files.PasswordFile)).Refused("keystore.too-large");
        (await files.KeysAsync("list", files.File("dear.p12"), "--password-file", files.PasswordFile)).Refused("keystore.too-many-rounds");

        var answer = await files.KeysAsync("list", files.KeyFile, "--password-file", files.WrongPasswordFile, "--json");
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal((1, "keystore.wrong-password"), (answer.Code, json.RootElement.GetProperty("refused").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_read_and_wrong_use_have_another_exit_code()
    {
        Assert.Equal(2, (await files.KeysAsync("list", files.File("none.p12"), "--password-file", files.PasswordFile)).Code);
        Assert.Equal(2, (await files.KeysAsync("list", files.Folder, "--password-file", files.PasswordFile)).Code);
        Assert.Equal(2, (await files.KeysAsync("list", files.KeyFile, "--password-file", files.File("none"))).Code);
        Assert.Equal(2, (await files.KeysAsync("list")).Code);
        Assert.Equal(2, (await files.KeysAsync("list", files.KeyFile, "--password", "Demo2026")).Code);

        var nobody = await files.KeysAsync("list", files.KeyFile);
        Assert.Equal(2, nobody.Code);
        Assert.Contains("--password-file", nobody.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_cannot_command_the_terminal()
    {
        var answer = (await files.KeysAsync("list", files.Export("bell.p12", "-name", "\u001b[2Jkilt\u0007"), "--password-file", files.PasswordFile)).Done();
        Assert.DoesNotContain('\u001b', answer.Output);
        Assert.DoesNotContain('\u0007', answer.Output);
        Assert.Contains("kilt", answer.Output, StringComparison.Ordinal);
    }
}
