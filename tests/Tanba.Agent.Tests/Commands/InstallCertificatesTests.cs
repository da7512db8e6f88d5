using Microsoft.Extensions.DependencyInjection;
using Tanba.Keys;
using Tanba.Pki;
using Tanba.Pki.Certificates;

namespace Tanba.Agent.Tests.Commands;

/// <summary>What does not belong to the waiting keys, wholly, changes nothing in the folder; and what fails half-way leaves no half.</summary>
public sealed class InstallCertificatesTests : IAsyncLifetime
{
    private const string Folder = """{"path":"/home/citizen/keys"}""";
    private const string Password = """{"password":"Demo2027"}""";
    private RunningAgent agent = null!;
    private PageSocket page = null!;

    public async ValueTask InitializeAsync()
    {
        agent = await RunningAgent.ScriptedAsync(Password, Password, Password);
        page = await agent.GreetedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        page.Dispose();
        await agent.DisposeAsync();
    }

    [Fact]
    public async Task One_certificate_of_two_is_installed_and_the_other_key_goes_on_waiting()
    {
        var (auth, sign) = (Wait("auth", Oids.ClientAuth), Wait("sign", Oids.EmailProtection));
        Assert.Single((await InstallAsync(auth))["body"]!["result"]!["installed"]!.AsArray());
        Assert.Single(Directory.GetFiles(agent.Keys, "*.tanba-key"));
        Assert.StartsWith("RSA256_", Path.GetFileName((string)(await InstallAsync(sign))["body"]!["result"]!["installed"]![0]!["path"]!), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(agent.Keys, "*.tanba-key"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_set_with_one_certificate_of_a_stranger_is_refused_as_a_whole_wherever_it_stands(int place)
    {
        using var other = SoftwareKey.Generate("rsa2048");
        List<Certificate> set = [Wait("sign", Oids.EmailProtection)];
        set.Insert(place, TestAuthority.Issue(other.PublicKey, Oids.ClientAuth));
        await RefusedAsync("NO_MATCHING_KEY", [.. set]);
    }

    [Fact]
    public async Task A_certificate_that_neither_signs_nor_logs_in_has_no_name_and_is_refused() =>
        await RefusedAsync("NO_MATCHING_KEY", Wait("auth", Oids.ServerAuth));

    [Fact]
    public async Task A_second_file_that_cannot_be_written_takes_the_first_away_again()
    {
        var (auth, sign) = (Wait("auth", Oids.ClientAuth), Wait("sign", Oids.EmailProtection));
        var inTheWay = Directory.CreateDirectory(Path.Combine(agent.Keys, $"RSA256_{sign.Ski}.p12")).FullName;
        await RefusedAsync("FAILED", auth, sign);
        Directory.Delete(inTheWay);
        Assert.Equal(2, (await InstallAsync(auth, sign))["body"]!["result"]!["installed"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_spoilt_waiting_key_takes_the_installed_one_away_again()
    {
        var (auth, sign) = (Wait("auth", Oids.ClientAuth), Wait("sign", Oids.EmailProtection));
        var file = Directory.GetFiles(agent.Keys, "*.tanba-key").Single(file => File.ReadAllText(file).Contains("role: sign", StringComparison.Ordinal));
        File.WriteAllText(file, File.ReadAllText(file).Replace("MII", "AAA", StringComparison.Ordinal));
        await RefusedAsync("INVALID_ARGUMENTS", auth, sign);
    }

    [Fact]
    public async Task Waiting_keys_of_another_home_cannot_be_opened_and_the_person_is_told_why()
    {
        var certificate = Wait("sign", Oids.EmailProtection);
        await using var other = await RunningAgent.ScriptedAsync(Password, Folder, Password);
        using var there = await other.GreetedAsync();
        var without = await there.InstallAsync(agent.Keys, [Base64(certificate)]);
        Assert.Contains("только на том компьютере", (string)without["message"]!, StringComparison.Ordinal);

        // The other home has a secret of its own after its first key, and it is not ours.
        await there.GenerateAsync();
        var wrong = await there.InstallAsync(agent.Keys, [Base64(certificate)]);
        Assert.False((bool)wrong["status"]!);
        Assert.Empty(Directory.GetFiles(agent.Keys, "RSA256_*.p12"));
    }

    [Fact]
    public async Task A_page_learns_of_no_folder_whether_it_is_there()
    {
        var certificate = Wait("sign", Oids.EmailProtection);
        Assert.Equal("NO_MATCHING_KEY", (string)(await page.InstallAsync("/usr", [Base64(certificate)]))["code"]!);
        Assert.Equal("NO_MATCHING_KEY", (string)(await page.InstallAsync("/no/such/folder", [Base64(certificate)]))["code"]!);
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.InstallAsync("//server/share", [Base64(certificate)]))["code"]!);
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.InstallAsync("", [Base64(certificate)]))["code"]!);
    }

    [Theory]
    [InlineData]
    [InlineData("***")]
    [InlineData("AAAA")]
    [InlineData("MIIC")]
    public async Task What_is_no_certificate_is_refused_without_a_window(params string[] certificates) =>
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.InstallAsync(agent.Keys, certificates))["code"]!);

    [Fact]
    public async Task More_certificates_than_an_application_has_are_refused()
    {
        var certificate = Base64(Wait("sign", Oids.EmailProtection));
        Assert.Equal("INVALID_ARGUMENTS", (string)(await page.InstallAsync(agent.Keys, [.. Enumerable.Repeat(certificate, 9)]))["code"]!);
    }

    [Fact]
    public async Task The_same_certificate_twice_is_one_file()
    {
        var certificate = Wait("sign", Oids.EmailProtection);
        var paths = (await InstallAsync(certificate, certificate))["body"]!["result"]!["installed"]!.AsArray().Select(one => (string)one!["path"]!);
        Assert.Single(paths.Distinct());
        Assert.Single(Directory.GetFiles(agent.Keys, "RSA256_*.p12"));
    }

    [Fact]
    public async Task Key_files_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows has no file modes");
        await InstallAsync(Wait("sign", Oids.EmailProtection));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, TestFolder.Mode(Directory.GetFiles(agent.Keys, "RSA256_*.p12").Single()));
    }

    /// <summary>A key that waits, and its certificate.</summary>
    private Certificate Wait(string role, string usage)
    {
        using var key = SoftwareKey.Generate("rsa2048");
        agent.Services.GetRequiredService<PendingKeys>().Create(agent.Keys, EnrolmentCalls.Number, key, role);
        return TestAuthority.Issue(key.PublicKey, usage);
    }

    private Task<System.Text.Json.Nodes.JsonObject> InstallAsync(params Certificate[] certificates) => page.InstallAsync(agent.Keys, [.. certificates.Select(Base64)]);

    private async Task RefusedAsync(string code, params Certificate[] certificates)
    {
        var before = Listing();
        var reply = await InstallAsync(certificates);
        Assert.False((bool)reply["status"]!);
        Assert.Equal(code, (string)reply["code"]!);
        Assert.Equal(before, Listing());
    }

    private string[] Listing() => [.. Directory.GetFileSystemEntries(agent.Keys).Order(StringComparer.Ordinal)];

    private static string Base64(Certificate certificate) => Convert.ToBase64String(certificate.Encoded.Span);
}
