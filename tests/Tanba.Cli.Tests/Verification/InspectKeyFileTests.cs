using System.Text.Json;
using Tanba.Cli.Tests.Keys;
using Tanba.Cli.Verification;
using Tanba.Pki;

namespace Tanba.Cli.Tests.Verification;

/// <summary>Key files: from outside without the password, whose keys they hold with it, and a refusal with a wrong one.</summary>
public sealed class InspectKeyFileTests : IDisposable
{
    private readonly CitizenFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Without_the_password_only_the_outside_is_told()
    {
        var said = (await TanbaProgram.RunAsync("inspect", files.KeyFile)).Done().Output;
        Assert.Contains("protected by a password", said, StringComparison.Ordinal);
        Assert.DoesNotContain("ОМАРОВ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_password_the_holder_is_told_and_no_key()
    {
        var said = (await InspectAsync(files.KeyFile, files.PasswordFile)).Done().Output;
        Assert.Contains("A file with 1 private key (", said, StringComparison.Ordinal);
        Assert.Contains("A key of ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ, IIN 900101300007.", said, StringComparison.Ordinal);
        Assert.Contains(TestPki.Leaf.SerialNumber.ToString(), said, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_the_same_as_json()
    {
        using var json = JsonDocument.Parse((await InspectAsync(files.KeyFile, files.PasswordFile, "--json")).Done().Output);
        Assert.Equal("key file", json.RootElement.GetProperty("kind").GetString());
        var key = Assert.Single(json.RootElement.GetProperty("inside").EnumerateArray());
        Assert.Equal("private key", key.GetProperty("kind").GetString());
        var names = key.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()).ToList();
        Assert.Contains("serial number", names);
        Assert.Contains("valid until", names);
        Assert.All(key.GetProperty("fields").EnumerateArray(), field => Assert.NotEmpty(field.GetProperty("value").GetString()!));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_told_in_both_forms()
    {
        (await InspectAsync(files.KeyFile, files.WrongPasswordFile)).Refused("keystore.");
        var answer = await InspectAsync(files.KeyFile, files.WrongPasswordFile, "--json");
        Assert.Equal(1, answer.Code);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.StartsWith("keystore.", json.RootElement.GetProperty("refused").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(json.RootElement.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task A_password_file_that_is_not_there_is_wrong_use() =>
        Assert.NotEqual(0, (await InspectAsync(files.KeyFile, files.File("no-such-file"))).Code);

    [Theory]
    [InlineData("modern")]
    [InlineData("old", "-legacy")]
    [InlineData("triple", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES", "-macalg", "sha1")]
    public async Task Files_of_openssl_are_opened(string name, params string[] options)
    {
        var said = (await InspectAsync(files.Export(name + ".p12", options), files.PasswordFile)).Done().Output;
        Assert.Contains("A key of ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", said, StringComparison.Ordinal);
        Assert.Contains("2 other certificates", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_Java_is_opened()
    {
        var exported = files.Export("for-java.p12");
        ForeignTool.Run(
            ForeignTool.Keytool, files.Folder, "-importkeystore", "-srckeystore", exported, "-srcstoretype", "PKCS12", "-srcstorepass", CitizenFiles.Password,
            "-destkeystore", "store.jks", "-deststoretype", "JKS", "-deststorepass", CitizenFiles.Password, "-destkeypass", CitizenFiles.Password, "-noprompt");
        Assert.Contains("A key of ОМАРОВ", (await InspectAsync(files.File("store.jks"), files.PasswordFile)).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_refused()
    {
        var octets = files.Content;
        octets[^5] ^= 1;
        File.WriteAllBytes(files.File("damaged.p12"), octets);
        (await InspectAsync(files.File("damaged.p12"), files.PasswordFile)).Refused("keystore.");
    }

    [Theory]
    [InlineData("feedfeed00000002", true)]
    [InlineData("feedfeed", true)]
    [InlineData("cececece00000002", false)]
    [InlineData("3003020103", false)]
    [InlineData("3000", false)]
    [InlineData("", false)]
    [InlineData("30", false)]
    public void A_key_file_is_known_by_its_first_octets(string hex, bool isOne) => Assert.Equal(isOne, InspectKeyFile.IsOne(Convert.FromHexString(hex)));

    [Theory]
    [InlineData(Oids.CmsData, 3, true)]
    [InlineData(Oids.CmsSignedData, 3, true)]
    [InlineData(Oids.CmsEnvelopedData, 3, false)]
    [InlineData(Oids.CmsData, 2, false)]
    public void PFX_is_of_version_3_with_data_or_signed_data_inside(string type, int version, bool isOne) => Assert.Equal(isOne, InspectKeyFile.IsOne(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(type);
            }
        }
    })));

    private static Task<Answer> InspectAsync(string file, string passwordFile, params string[] more) => TanbaProgram.RunAsync(["inspect", file, "--password-file", passwordFile, .. more]);
}
