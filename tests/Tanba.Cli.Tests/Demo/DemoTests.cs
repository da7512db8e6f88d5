using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tanba.Keys;

namespace Tanba.Cli.Tests.Demo;

public sealed class DemoTests(DemoHouse demo) : IClassFixture<DemoHouse>
{
    [Fact]
    public void Three_citizens_have_keys_whose_files_are_there()
    {
        var keys = demo.Description.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(["900101300007", "851231450018", "990630409991"], keys.Take(3).Select(key => key.GetProperty("iin").GetString()));
        Assert.Equal(["ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", "СЕРІКОВА АЙГЕРІМ МАРАТҚЫЗЫ", "КИМ АННА"], keys.Take(3).Select(key => key.GetProperty("name").GetString()));
        foreach (var key in keys)
        {
            Assert.Matches(@"AUTH_RSA256_[0-9a-f]{40}\.p12$", FileOf(key, "authKey"));
            Assert.Matches(@"/RSA256_[0-9a-f]{40}\.p12$", FileOf(key, "signKey"));
        }
    }

    [Fact]
    public void Every_role_of_the_console_has_somebody_with_keys()
    {
        var keys = demo.Description.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("iin").GetString()).ToList();
        var staff = demo.Description.GetProperty("staff").EnumerateArray().ToList();
        Assert.Equal(["Registrar", "Registrar", "Officer", "Administrator", "Auditor"], staff.Select(one => one.GetProperty("role").GetString()));
        Assert.All(staff, one => Assert.Contains(one.GetProperty("iin").GetString(), keys));
        Assert.Equal(5, Count("SELECT COUNT(*) FROM staff WHERE ended_at IS NULL"));
    }

    [Fact]
    public void The_files_open_with_the_password_that_is_written_beside_them()
    {
        foreach (var key in demo.Description.GetProperty("keys").EnumerateArray())
        {
            using var password = new Secret(key.GetProperty("password").GetString());
            using var stored = Assert.Single(new Pkcs12Store().Open(FileOf(key, "signKey"), password).Value);
            Assert.Equal(key.GetProperty("iin").GetString(), stored.Certificate.Subject.Iin);
        }
    }

    [Fact]
    public async Task OpenSsl_accepts_a_citizens_chain()
    {
        var key = demo.Description.GetProperty("keys")[0];
        using var password = new Secret("Demo2026");
        using var stored = Assert.Single(new Pkcs12Store().Open(FileOf(key, "authKey"), password).Value);
        var leaf = Path.Combine(demo.Directory, "leaf.pem");
        await File.WriteAllTextAsync(leaf, stored.Certificate.ToPem(), CancellationToken.None);
        var ca = demo.Description.GetProperty("ca");
        var verified = await TanbaProgram.RunAsync(
            "openssl",
            ["verify", "-x509_strict", "-CAfile", ca.GetProperty("root").GetString()!, "-untrusted", ca.GetProperty("issuing").GetString()!, leaf]);
        Assert.True(verified.Code == 0, verified.Errors);
    }

    [Fact]
    public void The_keys_were_given_as_everybodys_are()
    {
        Assert.Equal(0, Count("SELECT COUNT(*) FROM certificate c LEFT JOIN applications a ON a.number = c.application WHERE a.number IS NULL"));
        // Nine pairs at least: where a key file was lost, there is one more.
        Assert.InRange(Count("SELECT COUNT(*) FROM applications WHERE state = 'Installed'"), 9, 10);
        Assert.Equal(Count("SELECT COUNT(*) FROM applications WHERE state = 'Installed'"), Count("SELECT COUNT(*) FROM audit WHERE act = 'application.confirm'"));
    }

    [Fact]
    public void One_citizen_also_has_a_pair_that_is_revoked()
    {
        var key = Assert.Single(demo.Description.GetProperty("revokedKeys").EnumerateArray());
        Assert.Equal("900101300007", key.GetProperty("iin").GetString());
        Assert.Contains("daniyar-revoked", FileOf(key, "authKey"), StringComparison.Ordinal);
        Assert.Equal(2, Count("SELECT COUNT(*) FROM revocation"));
    }

    [Fact]
    public async Task Again_it_keeps_everything()
    {
        var before = Snapshot();
        var installed = Count("SELECT COUNT(*) FROM applications WHERE state = 'Installed'");
        (await demo.MakeAsync()).Done();
        Assert.Equal(before, Snapshot());
        Assert.Equal(installed, Count("SELECT COUNT(*) FROM applications WHERE state = 'Installed'"));
    }

    [Fact]
    public async Task Another_port_changes_the_settings_and_nothing_else()
    {
        (await demo.MakeAsync("--agent-port", "23579", "--plain-port", "23580")).Done();
        Assert.Equal("wss://127.0.0.1:23579", demo.Description.GetProperty("agent").GetString());
        Assert.Contains("ws://127.0.0.1:23580", await File.ReadAllTextAsync(demo.Settings, CancellationToken.None), StringComparison.Ordinal);
        (await demo.MakeAsync()).Done();
    }

    [Fact]
    public async Task A_lost_key_file_is_replaced_by_a_new_pair()
    {
        File.Delete(FileOf(demo.Description.GetProperty("keys")[2], "signKey"));
        (await demo.MakeAsync()).Done();
        Assert.True(File.Exists(FileOf(demo.Description.GetProperty("keys")[2], "signKey")));
    }

    [Fact]
    public void Secrets_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        string[] secrets = [Path.Combine(demo.Directory, "passphrase"), .. Directory.GetFiles(Path.Combine(demo.Directory, "authority"), "*.key"), .. Directory.GetFiles(demo.Directory, "*.p12", SearchOption.AllDirectories)];
        Assert.True(secrets.Length > 8);
        foreach (var path in secrets)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void The_settings_name_what_the_server_needs()
    {
        var settings = JsonDocument.Parse(File.ReadAllText(demo.Settings)).RootElement;
        Assert.Equal("http://localhost:5080", settings.GetProperty("Portal").GetProperty("Origin").GetString());
        Assert.Equal("http://localhost:5080", settings.GetProperty("Registration").GetProperty("Portal").GetString());
        Assert.Equal(["kk", "ru", "en"], settings.GetProperty("Portal").GetProperty("Name").EnumerateObject().Select(name => name.Name));
        Assert.True(File.Exists(settings.GetProperty("Validation").GetProperty("ResponderKey").GetString()));
        Assert.True(File.Exists(Path.Combine(settings.GetProperty("Authority").GetProperty("Profiles").GetString()!, "individual-sign-rsa.json")));
        Assert.False(settings.GetProperty("Registration").TryGetProperty("Origin", out _));
    }

    [Theory]
    [InlineData("https://keys.example.kz")]
    [InlineData("http://localhost:5080/cabinet")]
    public async Task A_demo_is_for_this_computer_only(string portal) =>
        (await TanbaProgram.RunAsync("demo", "--dir", demo.Directory, "--portal", portal)).Refused("--portal must be an address on this computer");

    private static string FileOf(JsonElement key, string name)
    {
        var path = key.GetProperty(name).GetString()!;
        Assert.True(File.Exists(path) || name == "signKey", path);
        return path;
    }

    private Dictionary<string, string> Snapshot() => Directory.GetFiles(demo.Directory, "*", SearchOption.AllDirectories)
        .Where(path => !Path.GetFileName(path).StartsWith("tanba.db", StringComparison.Ordinal))
        .ToDictionary(path => path, path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))), StringComparer.Ordinal);

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={demo.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
