using Microsoft.Data.Sqlite;
using Tanba.Cli.Ceremonies;
using Tanba.Keys;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Tests.Ceremonies;

/// <summary><c>tanba init</c> on an authority that was founded eleven and a half months ago.</summary>
public sealed class InitRenewTests : IDisposable
{
    private const string Words = "a passphrase for tests";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-renew-");

    public InitRenewTests()
    {
        File.WriteAllText(PassphraseFile, Words + "\n");
        using var passphrase = new Secret(Words);
        var founded = new Foundation(new Clock(TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(350)))
            .Run(new(Authority, new("http://pki.example.kz"), new("ROOT", "p256", 20), new("ISSUING", "p256", 10)), passphrase);
        Assert.Null(founded.Refused);
    }

    private string Authority => Path.Combine(folder.FullName, "authority");

    private string PassphraseFile => Path.Combine(folder.FullName, "passphrase");

    private string Database => Path.Combine(folder.FullName, "tanba.db");

    [Fact]
    public async Task It_says_what_it_renewed_and_that_the_server_must_be_restarted()
    {
        var answer = (await InitAsync()).Done();
        Assert.Contains("Renewed:", answer.Output, StringComparison.Ordinal);
        Assert.Contains("ocsp.cer", answer.Output, StringComparison.Ordinal);
        Assert.Contains("root.crl", answer.Output, StringComparison.Ordinal);
        Assert.Contains("restart the server", answer.Output, StringComparison.Ordinal);
        Assert.Contains("root.key offline", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Made:", answer.Output, StringComparison.Ordinal);
        Assert.Equal(["authority.renew ISSUING ocsp.cer root.crl"], Audit());
        (await InitAsync()).Refused("is whole");
    }

    [Fact]
    public async Task Without_the_roots_key_the_responder_is_renewed_and_the_refusal_names_the_key()
    {
        File.Delete(Path.Combine(Authority, "root.key"));
        var before = Certificate.Decode(File.ReadAllBytes(Path.Combine(Authority, "ocsp.cer"))).Value;
        var answer = (await InitAsync()).Refused("issuer.key-missing");
        Assert.Contains("ocsp.cer", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("root.key offline", answer.Output, StringComparison.Ordinal);
        Assert.Equal(["authority.renew ISSUING ocsp.cer"], Audit());
        Assert.True(Certificate.Decode(File.ReadAllBytes(Path.Combine(Authority, "ocsp.cer"))).Value.NotAfter > before.NotAfter);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<Answer> InitAsync() => TanbaProgram.RunAsync(
        "init", "--dir", Authority, "--database", $"Data Source={Database}", "--public-address", "http://pki.example.kz", "--passphrase-file", PassphraseFile);

    private List<string> Audit()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT act || ' ' || subject || ' ' || detail FROM audit ORDER BY number";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
