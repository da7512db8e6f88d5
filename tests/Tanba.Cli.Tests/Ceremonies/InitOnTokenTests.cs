using Tanba.Keys;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Tests.Ceremonies;

/// <summary><c>tanba init --key pkcs11:…</c>.</summary>
public sealed class InitOnTokenTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tanba-init-token-");

    public InitOnTokenTests() => File.WriteAllText(PinFile, SoftTokens.Pin + "\n");

    private string Authority => Path.Combine(folder.FullName, "authority");

    private string PinFile => Path.Combine(folder.FullName, "pin");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Keys_are_made_on_the_token_and_certificates_beside_as_always()
    {
        var address = SoftTokens.Address("authority", PinFile);
        var answer = (await InitAsync(address)).Done();

        Assert.Contains("Authority:KeyAddress", answer.Output, StringComparison.Ordinal);
        Assert.Contains("object=ocsp", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SoftTokens.Pin, answer.Output + answer.Errors, StringComparison.Ordinal);
        Assert.Equal(["issuing.cer", "ocsp.cer", "root.cer", "root.crl"], Directory.EnumerateFiles(Authority).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var name in new[] { "root", "issuing", "ocsp" })
        {
            using var nothing = new Secret([]);
            using var key = AuthorityKeys.Open(AuthorityKeys.Named(address, name), nothing).Value;
            Assert.Equal(Read(name + ".cer").PublicKey, key.PublicKey);
        }

        (await InitAsync(address)).Refused("is whole");
    }

    [Theory]
    [InlineData("authority.key", "names no token")]
    [InlineData("pkcs11:token=authority", "key-uri.incomplete")]
    [InlineData("pkcs11:token=authority?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-value=1234", "key-uri.pin-inside")]
    [InlineData("pkcs11:token=nobody?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=/nowhere", "token.absent")]
    [InlineData("pkcs11:token=x?module-path=/nowhere.so&pin-source=/nowhere", "token.module-missing")]
    public async Task What_leads_to_no_token_is_refused_with_what_to_write(string address, string code)
    {
        _ = SoftTokens.Address("authority", PinFile);
        (await InitAsync(address)).Refused(code);
        Assert.False(File.Exists(Path.Combine(Authority, "root.cer")));
    }

    [Fact]
    public async Task A_wrong_pin_is_refused_and_never_shown()
    {
        var address = SoftTokens.Address("locked", PinFile);
        await File.WriteAllTextAsync(PinFile, "Geheim4711\n", CancellationToken.None);
        var answer = (await InitAsync(address)).Refused("token.pin-wrong");
        Assert.DoesNotContain("Geheim4711", answer.Output + answer.Errors, StringComparison.Ordinal);
    }

    private Task<Answer> InitAsync(string address) => TanbaProgram.RunAsync(
        "init", "--dir", Authority, "--database", $"Data Source={Path.Combine(folder.FullName, "tanba.db")}", "--public-address", "http://pki.example.kz", "--key", address, "--root-key", "p384", "--issuing-key", "p256");

    private Certificate Read(string name) => Certificate.Decode(File.ReadAllBytes(Path.Combine(Authority, name))).Value;
}
