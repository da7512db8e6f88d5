using Tanba.Pki.Algorithms;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Tests.Ceremonies;

public sealed class InitOptionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-options-");

    public InitOptionsTests() => File.WriteAllText(PassphraseFile, "a passphrase for tests\n");

    private string Authority => Path.Combine(folder.FullName, "authority");

    private string PassphraseFile => Path.Combine(folder.FullName, "passphrase");

    [Theory]
    [InlineData("p256", "EC P-256", "p384", "EC P-384")]
    [InlineData("p384", "EC P-384", "rsa3072", "RSA 3072")]
    [InlineData("rsa2048", "RSA 2048", "rsa2048", "RSA 2048")]
    public async Task Keys_are_of_the_kind_that_was_asked_for(string rootKind, string rootName, string issuingKind, string issuingName)
    {
        (await InitAsync("--root-key", rootKind, "--issuing-key", issuingKind)).Done();
        Assert.Equal((rootName, issuingName), (Read("root.cer").PublicKey.Name, Read("issuing.cer").PublicKey.Name));
        Assert.True(Read("issuing.cer").IsSignedBy(Read("root.cer").PublicKey));
    }

    [Theory]
    [InlineData("gost512", "GOST 34.10-2015 512", "GOST 34.10-2015 512")]
    [InlineData("gost256", "GOST 34.10-2015 256", "GOST 34.10-2015 256")]
    [InlineData("gost2004", "GOST 34.310-2004", "GOST 34.310-2004")]
    [InlineData("p521", "EC P-521", "EC P-521")]
    [InlineData("rsa3072", "RSA 3072", "RSA 2048")]
    public async Task An_authority_is_of_one_algorithm_down_to_its_responder(string kind, string name, string responder)
    {
        (await InitAsync("--algorithm", kind)).Done();
        Assert.Equal((name, name, responder), (Read("root.cer").PublicKey.Name, Read("issuing.cer").PublicKey.Name, Read("ocsp.cer").PublicKey.Name));
        Assert.True(Read("issuing.cer").IsSignedBy(Read("root.cer").PublicKey));
        Assert.True(Read("ocsp.cer").IsSignedBy(Read("issuing.cer").PublicKey));
    }

    [Fact]
    public async Task What_this_machine_cannot_do_is_refused_in_words()
    {
        var answer = await InitAsync("--algorithm", "mldsa65");
        if (KeyAlgorithm.WhyNot("mldsa65") is { } why)
        {
            Assert.Equal(2, answer.Code);
            Assert.Contains(why.Detail, answer.Errors, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Authority));
        }
    }

    [Theory]
    [InlineData("--algorithm", "gost")]
    [InlineData("--root-key", "rsa1024")]
    [InlineData("--issuing-key", "ed25519")]
    [InlineData("--issuing-key", "P256")]
    [InlineData("--issuing-years", "ten")]
    [InlineData("--issuing-years", "1.5")]
    [InlineData("--dance", "now")]
    public async Task What_is_not_understood_makes_nothing(string option, string value)
    {
        Assert.Equal(2, (await InitAsync(option, value)).Code);
        Assert.False(Directory.Exists(Authority));
    }

    [Theory]
    [InlineData("--root-years", "0", "ceremony.years-wrong")]
    [InlineData("--root-years", "41", "ceremony.years-wrong")]
    [InlineData("--issuing-years", "-1", "ceremony.years-wrong")]
    [InlineData("--issuing-years", "20", "ceremony.outlives-root")]
    [InlineData("--issuing-years", "30", "ceremony.outlives-root")]
    public async Task A_term_that_cannot_be_is_refused(string option, string years, string code)
    {
        (await InitAsync("--root-key", "p256", "--issuing-key", "p256", option, years)).Refused(code);
        Assert.False(File.Exists(Path.Combine(Authority, "issuing.cer")));
    }

    [Fact]
    public async Task Keys_are_for_their_owner_alone()
    {
        (await InitAsync("--root-key", "p256", "--issuing-key", "p256")).Done();
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        foreach (var key in new[] { "root.key", "issuing.key", "ocsp.key" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Authority, key)));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(Authority).UnixFileMode);
        Assert.Empty(Directory.GetFiles(Authority, "*.new"));
    }

    [Fact]
    public async Task The_passphrase_is_the_first_line_of_its_file()
    {
        (await InitAsync("--root-key", "p256", "--issuing-key", "p256")).Done();
        File.Delete(Path.Combine(Authority, "ocsp.cer"));
        await File.WriteAllTextAsync(PassphraseFile, "a passphrase for tests\r\nand a remark\n");
        Assert.Contains("ocsp.cer", (await InitAsync()).Done().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_passphrase_opens_no_key_of_an_authority_that_is_gone_on_with()
    {
        (await InitAsync("--root-key", "p256", "--issuing-key", "p256")).Done();
        File.Delete(Path.Combine(Authority, "ocsp.cer"));
        await File.WriteAllTextAsync(PassphraseFile, "quite another one\n");
        (await InitAsync()).Refused("keyfile.wrong-password");
        Assert.False(File.Exists(Path.Combine(Authority, "ocsp.cer")));
    }

    [Fact]
    public async Task A_passphrase_file_that_is_not_one_is_refused()
    {
        await File.WriteAllTextAsync(PassphraseFile, new string('x', 5000));
        (await InitAsync()).Refused("no passphrase file");
        File.Delete(PassphraseFile);
        (await InitAsync()).Refused("There is no file");
        await File.WriteAllTextAsync(PassphraseFile, "\nthe second line does not count\n");
        (await InitAsync()).Refused("ceremony.passphrase-short");
        Assert.False(Directory.Exists(Authority));
    }

    [Fact]
    public async Task The_public_address_stands_in_the_issuing_certificate()
    {
        (await InitAsync("--root-key", "p256", "--issuing-key", "p256")).Done();
        Assert.Equal(["http://pki.example.kz/keys/crl/root.crl"], Read("issuing.cer").CrlUrls);
        Assert.Equal(["http://pki.example.kz/keys/cert/root.cer"], Read("issuing.cer").CaIssuersUrls);
    }

    [Theory]
    [InlineData("demo", "--dir", "x", "--dance")]
    [InlineData("audit", "verify", "--config", "x", "--dance")]
    [InlineData("person", "add", "--dance")]
    [InlineData("revoke", "51", "--reason", "superseded", "--config", "x", "--dance")]
    [InlineData("--dance")]
    public async Task An_unknown_option_is_wrong_use_of_every_command(params string[] arguments)
    {
        var answer = await TanbaProgram.RunAsync(arguments);
        Assert.Equal(2, answer.Code);
        Assert.Contains("--dance", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<Answer> InitAsync(params string[] more) => TanbaProgram.RunAsync(
    [
        "init", "--dir", Authority, "--database", $"Data Source={Path.Combine(folder.FullName, "tanba.db")}", "--public-address", "http://pki.example.kz/keys/",
        "--passphrase-file", PassphraseFile, .. more,
    ]);

    private Certificate Read(string name) => Certificate.Decode(File.ReadAllBytes(Path.Combine(Authority, name))).Value;
}
