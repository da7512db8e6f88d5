using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;
using Tanba.Pki.Requests;

namespace Tanba.Agent.Tests.Commands;

/// <summary>The key of an information system, from the order to the file, in the agent.</summary>
public sealed class SystemKeyTests
{
    private const string Password = """{"password":"Demo2027"}""";
    private const string Folder = """{"path":"/home/citizen/keys"}""";

    [Fact]
    public async Task A_key_of_a_system_is_made_and_installed_under_a_name_of_its_own()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Folder, Password);
        using var page = await agent.GreetedAsync();
        var made = Assert.Single((await page.CallGenerateAsync("", EnrolmentCalls.Key("system")))["body"]!["result"]!["requests"]!.AsArray())!;
        Assert.Equal("system", (string)made["role"]!);
        var request = UnverifiedRequest.Decode(Convert.FromBase64String((string)made["request"]!)).Value.Verify().Value;
        var certificate = TestAuthority.Issue(request.PublicKey, Oids.KzIndividualSystem);
        Assert.True(CertificatePurpose.IsForSystem(certificate));

        var reply = await page.InstallAsync(agent.Keys, [Base64(certificate)]);

        var path = (string)Assert.Single(reply["body"]!["result"]!["installed"]!.AsArray())!["path"]!;
        Assert.Equal($"IS_RSA256_{certificate.Ski}.p12", Path.GetFileName(path));
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
        using var password = new Secret("Demo2027");
        using var stored = Assert.Single(new Pkcs12Store().Open(path, password).Value);
        Assert.Equal(certificate, stored.Certificate);
    }

    [Fact]
    public async Task A_systems_key_and_a_persons_key_stand_beside_each_other()
    {
        await using var agent = await RunningAgent.ScriptedAsync(Password);
        using var page = await agent.GreetedAsync();
        var (system, sign) = (Wait(agent, "system", Oids.KzIndividualSystem), Wait(agent, "sign", Oids.EmailProtection));
        var installed = (await page.InstallAsync(agent.Keys, [Base64(system), Base64(sign)]))["body"]!["result"]!["installed"]!.AsArray();
        Assert.Equal([$"IS_RSA256_{system.Ski}.p12", $"RSA256_{sign.Ski}.p12"], installed.Select(one => Path.GetFileName((string)one!["path"]!)));
    }

    [Theory]
    [InlineData("kk", "ақпараттық жүйенің кілті (IS_RSA256)")]
    [InlineData("ru", "ключ информационной системы (IS_RSA256)")]
    [InlineData("en", "key of an information system (IS_RSA256)")]
    public async Task The_window_says_that_the_key_is_a_systems(string locale, string words)
    {
        var (agent, person) = await VisitedPerson.AtAsync();
        await using var running = agent;
        await using var visited = person;
        using var socket = await agent.GreetedAsync();
        var certificate = Wait(agent, "system", Oids.KzIndividualSystem);
        await socket.SendAsync(JsonSerializer.Serialize(new
        {
            module = "tanba.enrolment",
            method = "installCertificates",
            args = new { storage = "PKCS12", path = agent.Keys, application = EnrolmentCalls.Number, certificates = new[] { Base64(certificate) }, locale },
        }));
        var (_, page) = await person.EnterAsync();
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("(RSA256)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH_RSA256", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role", "System")]
    [InlineData("role", "systems")]
    [InlineData("role", "")]
    [InlineData("role", null)]
    [InlineData("keyKind", "rsa1024")]
    [InlineData("keyKind", null)]
    [InlineData("keyStorageOid", "1.2.3")]
    [InlineData("subject", "***")]
    [InlineData("subject", null)]
    public async Task What_is_no_key_of_a_system_is_refused_without_a_window(string member, string? value)
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        var key = EnrolmentCalls.Key("system");
        key[member] = value is null ? null : JsonValue.Create(value);
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallGenerateAsync(agent.Keys, key))["code"]!);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Fact]
    public async Task Two_keys_of_the_role_are_refused()
    {
        await using var agent = await RunningAgent.ScriptedAsync();
        using var page = await agent.GreetedAsync();
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.CallGenerateAsync(agent.Keys, EnrolmentCalls.Key("system"), EnrolmentCalls.Key("system")))["code"]!);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    private static Certificate Wait(RunningAgent agent, string role, string usage)
    {
        using var key = SoftwareKey.Generate("rsa2048");
        agent.Services.GetRequiredService<PendingKeys>().Create(agent.Keys, EnrolmentCalls.Number, key, role);
        return TestAuthority.Issue(key.PublicKey, usage);
    }

    private static string Base64(Certificate certificate) => Convert.ToBase64String(certificate.Encoded.Span);
}
