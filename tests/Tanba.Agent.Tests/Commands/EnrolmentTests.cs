using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Requests;

namespace Tanba.Agent.Tests.Commands;

/// <summary>From keys in a folder to key files, over the socket, with stops in between.</summary>
public sealed class EnrolmentTests
{
    private const string Folder = """{"path":"/home/citizen/keys"}""";
    private const string NewPassword = """{"password":"Demo2027"}""";
    private const string Cancel = """{"cancel":true}""";
    private const string Number = EnrolmentCalls.Number;

    [Fact]
    public async Task Requests_prove_possession_and_carry_subject_and_store()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        foreach (var made in await page.GenerateAsync())
        {
            var file = agent.InFolder("request.der");
            File.WriteAllBytes(file, Convert.FromBase64String((string)made!["request"]!));
            Assert.Contains("verify OK", Tool.OpenSsl("req", "-verify", "-noout", "-inform", "DER", "-in", file), StringComparison.Ordinal);
            var request = UnverifiedRequest.Decode(File.ReadAllBytes(file)).Value.Verify().Value;
            Assert.True(request.Subject.Encoded.Span.SequenceEqual(TestAuthority.Omarov.Encoded.Span));
            Assert.Equal(Oids.KzStoragePkcs12, request.KeyStorageOid);
        }
    }

    [Fact]
    public async Task Waiting_keys_rest_encrypted_and_for_their_owner_alone()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        await page.GenerateAsync();
        var waiting = Directory.GetFiles(agent.Keys, Number + "_*.tanba-key");
        Assert.Equal(2, waiting.Length);
        Assert.All(waiting, file =>
        {
            Assert.Contains("ENCRYPTED PRIVATE KEY", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.True(OperatingSystem.IsWindows() || TestFolder.Mode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Fact]
    public async Task Certificates_become_key_files_that_openssl_opens_with_the_new_password()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, NewPassword);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        var reply = await page.InstallAsync(agent.Keys, certificates);
        var files = reply["body"]!["result"]!["installed"]!.AsArray().Select(item => (string)item!["path"]!).ToList();
        Assert.StartsWith("AUTH_RSA256_", Path.GetFileName(files[0]), StringComparison.Ordinal);
        Assert.StartsWith("RSA256_", Path.GetFileName(files[1]), StringComparison.Ordinal);
        Assert.All(files, file => Tool.OpenSsl("pkcs12", "-in", file, "-passin", "pass:Demo2027", "-nodes", "-out", agent.InFolder("opened.pem")));
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Fact]
    public async Task A_cancelled_installation_leaves_everything_as_it_was()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Cancel, NewPassword);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        var before = Directory.GetFiles(agent.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.Empty((await page.InstallAsync(agent.Keys, certificates))["body"]!.AsObject());
        Assert.Equal(before, Directory.GetFiles(agent.Keys).Order(StringComparer.Ordinal));
        Assert.NotNull((await page.InstallAsync(agent.Keys, certificates))["body"]!["result"]);
    }

    [Fact]
    public async Task A_certificate_of_another_key_is_refused_and_nothing_is_asked_or_written()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, NewPassword);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        using var other = SoftwareKey.Generate("rsa2048");
        string[] mixed = [certificates[0], Convert.ToBase64String(TestAuthority.Issue(other.PublicKey, Oids.EmailProtection).Encoded.Span)];
        var refused = await page.InstallAsync(agent.Keys, mixed);
        Assert.Equal("NO_MATCHING_KEY", (string)refused["code"]!);
        Assert.Equal(2, Directory.GetFiles(agent.Keys, "*.p12").Length);
        Assert.True((bool)(await page.InstallAsync(agent.Keys, certificates))["status"]!);
    }

    [Fact]
    public async Task Keys_of_another_application_do_not_match()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, NewPassword);
        using var page = await agent.GreetedAsync();
        var certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        var reply = await page.CallAsync("tanba.enrolment", "installCertificates", new { storage = "PKCS12", path = agent.Keys, application = "111111111111", certificates, locale = "ru" });
        Assert.Equal("NO_MATCHING_KEY", (string)reply["code"]!);
    }

    [Fact]
    public async Task Waiting_keys_survive_a_restart_of_the_agent()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        string[] certificates;
        using (var page = await agent.GreetedAsync())
        {
            certificates = EnrolmentCalls.Certify(await page.GenerateAsync());
        }

        await using var again = await RunningAgent.StartAsync(null, options => options with { Home = agent.Home }, NewPassword);
        using var later = await again.GreetedOfAsync(agent);
        Assert.True((bool)(await later.InstallAsync(agent.Keys, certificates))["status"]!);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_takes_no_keys()
    {
        await using var agent = await RunningAgent.ScriptedAsync("""{"path":"/no/such/folder"}""", """{"path":"//server/share"}""");
        using var page = await agent.GreetedAsync();
        Assert.Equal("KEYS_NOT_FOUND", (string)(await page.CallGenerateAsync(null))["code"]!);
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallGenerateAsync(null))["code"]!);
    }

    [Theory]
    [InlineData("role", "admin")]
    [InlineData("keyKind", "rsa512")]
    [InlineData("subject", "AAAA")]
    [InlineData("subject", "***")]
    [InlineData("keyStorageOid", null)]
    [InlineData("keyStorageOid", "x")]
    [InlineData("keyStorageOid", Oids.KzStorageKaztoken)]
    public async Task A_key_that_is_ordered_wrongly_is_refused_without_a_window(string member, string? value)
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        var key = EnrolmentCalls.Key("auth");
        key[member] = value;
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallGenerateAsync(null, key))["code"]!);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Fact]
    public async Task One_role_has_one_key()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder);
        using var page = await agent.GreetedAsync();
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallGenerateAsync(null, EnrolmentCalls.Key("auth"), EnrolmentCalls.Key("auth")))["code"]!);
    }
}
