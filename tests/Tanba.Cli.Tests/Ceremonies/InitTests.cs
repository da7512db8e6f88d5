using Tanba.Pki.Certificates;

namespace Tanba.Cli.Tests.Ceremonies;

public sealed class InitTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-init-");

    public InitTests() => File.WriteAllText(PassphraseFile, "a passphrase for tests\n");

    private string Authority => Path.Combine(folder.FullName, "authority");

    private string PassphraseFile => Path.Combine(folder.FullName, "passphrase");

    private string Database => Path.Combine(folder.FullName, "tanba.db");

    [Fact]
    public async Task Names_kinds_of_keys_and_terms_come_from_the_options()
    {
        var answer = (await InitAsync("--root-name", "ROOT OF TESTS", "--issuing-name", "ISSUING OF TESTS", "--root-years", "15", "--issuing-years", "7")).Done();
        Assert.Contains("offline", answer.Output, StringComparison.Ordinal);
        var (root, issuing) = (Read("root.cer"), Read("issuing.cer"));
        Assert.Equal("ROOT OF TESTS", root.Subject.CommonName);
        Assert.Equal("ISSUING OF TESTS", issuing.Subject.CommonName);
        Assert.Equal("EC P-384", root.PublicKey.Name);
        Assert.Equal("EC P-256", issuing.PublicKey.Name);
        Assert.Equal(root.NotBefore.AddYears(15), root.NotAfter);
        Assert.Equal(issuing.NotBefore.AddYears(7), issuing.NotAfter);
        Assert.True(issuing.IsSignedBy(root.PublicKey));
        Assert.True(File.Exists(Path.Combine(Authority, "ocsp.cer")));
        Assert.True(File.Exists(Path.Combine(Authority, "root.crl")));
    }

    [Fact]
    public async Task A_whole_authority_is_never_made_again()
    {
        (await InitAsync()).Done();
        var before = File.ReadAllBytes(Path.Combine(Authority, "root.cer"));
        (await InitAsync()).Refused("is whole");
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Authority, "root.cer")));
    }

    [Fact]
    public async Task One_that_broke_off_is_gone_on_with()
    {
        (await InitAsync()).Done();
        var root = File.ReadAllBytes(Path.Combine(Authority, "root.cer"));
        File.Delete(Path.Combine(Authority, "issuing.cer"));
        File.Delete(Path.Combine(Authority, "ocsp.cer"));
        (await InitAsync()).Done();
        Assert.Equal(root, File.ReadAllBytes(Path.Combine(Authority, "root.cer")));
        Assert.True(Read("ocsp.cer").IsSignedBy(Read("issuing.cer").PublicKey));
    }

    [Fact]
    public async Task An_issuing_authority_never_outlives_its_root() =>
        (await InitAsync("--root-years", "5", "--issuing-years", "5")).Refused("ceremony.outlives-root");

    [Fact]
    public async Task A_short_passphrase_is_refused_and_nothing_is_made()
    {
        await File.WriteAllTextAsync(PassphraseFile, "short\n", CancellationToken.None);
        (await InitAsync()).Refused("ceremony.passphrase-short");
        Assert.False(File.Exists(Path.Combine(Authority, "root.cer")));
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task Without_a_file_and_without_a_person_there_is_no_passphrase() =>
        (await TanbaProgram.RunAsync("init", "--dir", Authority, "--database", $"Data Source={Database}", "--public-address", "http://pki.example.kz")).Refused("--passphrase-file");

    [Fact]
    public async Task A_passphrase_is_never_an_argument()
    {
        Assert.Equal(2, (await InitAsync("--passphrase", "on the command line")).Code);
        Assert.DoesNotContain("--passphrase ", (await TanbaProgram.RunAsync("init", "--help")).Done().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--root-key", "rsa1024")]
    [InlineData("--root-years", "many")]
    [InlineData("--public-address", "pki.example.kz")]
    [InlineData("--public-address", "ldap://pki.example.kz")]
    public async Task A_value_that_is_not_understood_is_wrong_use(string option, string value)
    {
        var answer = await TanbaProgram.RunAsync("init", "--dir", Authority, "--database", "x", option, value);
        Assert.Equal(2, answer.Code);
        Assert.Contains("tanba init --help", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_neither_is_refused_with_what_to_write() =>
        (await TanbaProgram.RunAsync(
            "init", "--dir", Authority, "--database", "Server=x", "--public-address", "http://pki.example.kz", "--passphrase-file", PassphraseFile)).Refused("Data Source=");

    public void Dispose() => folder.Delete(recursive: true);

    private Task<Answer> InitAsync(params string[] more) => TanbaProgram.RunAsync(
    [
        "init", "--dir", Authority, "--database", $"Data Source={Database}", "--public-address", "http://pki.example.kz",
        "--passphrase-file", PassphraseFile, "--root-key", "p384", "--issuing-key", "p256", .. more,
    ]);

    private Certificate Read(string name) => Certificate.Decode(File.ReadAllBytes(Path.Combine(Authority, name))).Value;
}
