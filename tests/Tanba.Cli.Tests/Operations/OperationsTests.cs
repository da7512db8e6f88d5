using Microsoft.Data.Sqlite;
using Tanba.Cli.Tests.Demo;

namespace Tanba.Cli.Tests.Operations;

public sealed class OperationsTests(DemoHouse demo) : IClassFixture<DemoHouse>
{
    [Fact]
    public async Task A_whole_audit_log_is_found_whole()
    {
        var answer = (await VerifyAsync(demo.Settings)).Done();
        Assert.Matches(@"whole: \d+ entries\.\s+Hash of the last one, to be kept elsewhere: [0-9a-f]{64}", answer.Output);
    }

    [Theory]
    [InlineData("UPDATE audit SET by_whom = 'nobody' WHERE number = 5", "Row 5 was changed")]
    [InlineData("DELETE FROM audit WHERE number = 7", "Row 7 is missing")]
    [InlineData("DELETE FROM audit WHERE number = (SELECT MAX(number) FROM audit)", "is missing")]
    public async Task A_row_that_was_touched_is_named(string touch, string named)
    {
        var settings = await CopyAsync(touch);
        (await VerifyAsync(settings)).Refused(named);
    }

    [Fact]
    public async Task Looking_at_a_database_that_is_not_there_makes_none()
    {
        var nowhere = Path.Combine(demo.Directory, "nowhere.db");
        var settings = await RewriteAsync("nowhere.json", nowhere);
        (await VerifyAsync(settings)).Refused("There is no database");
        Assert.False(File.Exists(nowhere));
    }

    [Fact]
    public async Task A_person_is_added_once()
    {
        Assert.Contains("851231400219 АХМЕТОВА САУЛЕ", (await AddAsync("851231400219")).Done().Output, StringComparison.Ordinal);
        (await AddAsync("851231400219")).Refused("is known already");
    }

    [Theory]
    [InlineData("75071540002", "iin.shape")]
    [InlineData("", "iin.shape")]
    public async Task A_wrong_number_is_refused(string iin, string code) => (await AddAsync(iin)).Refused(code);

    [Fact]
    public async Task A_certificate_is_revoked_by_its_number_and_again_is_no_harm()
    {
        var serial = Ask("SELECT serial FROM certificate c WHERE owner = '851231450018' AND role = 'auth' AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.serial = c.serial)");
        Assert.Contains(serial, (await RevokeAsync(serial, "keyCompromise")).Done().Output, StringComparison.Ordinal);
        (await RevokeAsync(serial.ToUpperInvariant(), "keyCompromise")).Done();
        (await RevokeAsync(serial, "superseded")).Refused("revoke.other-reason");
        Assert.Equal("1", Ask($"SELECT CAST(reason AS TEXT) FROM revocation WHERE serial = '{serial}'"));
        (await VerifyAsync(demo.Settings)).Done();
    }

    [Fact]
    public async Task What_is_no_certificate_is_not_revoked()
    {
        (await RevokeAsync("5" + new string('1', 39), "superseded")).Refused("revoke.unknown-serial");
        (await RevokeAsync("serial", "superseded")).Refused("serial.");
        Assert.Equal(2, (await RevokeAsync("51", "becauseISaySo")).Code);
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_refused_with_the_name_of_the_file()
    {
        (await VerifyAsync("/nowhere/tanba.json")).Refused("There is no file /nowhere/tanba.json");
        var broken = Path.Combine(demo.Directory, "broken.json");
        await File.WriteAllTextAsync(broken, "{ \"Database\": ", CancellationToken.None);
        (await VerifyAsync(broken)).Refused("broken.json is not understood");
    }

    [Theory]
    [InlineData]
    [InlineData("audit")]
    [InlineData("audit", "verify")]
    [InlineData("revoke")]
    [InlineData("dance")]
    public async Task What_is_not_understood_is_wrong_use(params string[] arguments)
    {
        var answer = await TanbaProgram.RunAsync(arguments);
        Assert.Equal(2, answer.Code);
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("init", "--help")]
    [InlineData("audit", "verify", "--help")]
    public async Task Help_is_an_answer(params string[] arguments) => Assert.NotEmpty((await TanbaProgram.RunAsync(arguments)).Done().Output);

    private static Task<Answer> VerifyAsync(string settings) => TanbaProgram.RunAsync("audit", "verify", "--config", settings);

    private Task<Answer> RevokeAsync(string serial, string reason) => TanbaProgram.RunAsync("revoke", serial, "--reason", reason, "--config", demo.Settings);

    private Task<Answer> AddAsync(string iin) => TanbaProgram.RunAsync(
        "person", "add", "--config", demo.Settings, "--iin", iin, "--surname", "АХМЕТОВА", "--given-name", "САУЛЕ", "--region", "Астана", "--locality", "Астана", "--language", "kk");

    /// <summary>A copy of the demo's database in which somebody with the rights of the database's owner changed something.</summary>
    private async Task<string> CopyAsync(string touch)
    {
        var name = "touched-" + Guid.NewGuid().ToString("N");
        var copy = Path.Combine(demo.Directory, name + ".db");
        Run(demo.Database, $"VACUUM INTO '{copy}'");
        foreach (var trigger in Ask("SELECT group_concat(name, ' ') FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'").Split(' '))
        {
            Run(copy, $"DROP TRIGGER {trigger}");
        }

        Run(copy, touch);
        return await RewriteAsync(name + ".json", copy);
    }

    private async Task<string> RewriteAsync(string name, string database)
    {
        var settings = Path.Combine(demo.Directory, name);
        var text = await File.ReadAllTextAsync(demo.Settings, CancellationToken.None);
        await File.WriteAllTextAsync(settings, text.Replace($"Data Source={demo.Database}", $"Data Source={database}", StringComparison.Ordinal), CancellationToken.None);
        return settings;
    }

#pragma warning disable CA2100 // The texts stand in this file.
    private static void Run(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={demo.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
