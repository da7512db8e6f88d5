using Microsoft.Data.Sqlite;
using Tanba.Cli.Demo;
using Tanba.Cli.Installation;

namespace Tanba.Cli.Tests;

/// <summary>An installation with an authority and empty tables, made by <c>tanba init</c>: nobody is known and nothing is issued.</summary>
public sealed class SmallHouse : IAsyncLifetime
{
    private readonly DemoPlan plan = new(System.IO.Directory.CreateTempSubdirectory("tanba-house-").FullName, new("http://localhost:5080"), 1, 2);

    public string Settings => plan.Settings;

    public async ValueTask InitializeAsync()
    {
        var settings = DemoSettings.Of(plan);
        (settings with { Registration = settings.Registration with { AllowTestIdentities = false } }).Write(plan.Settings);
        await File.WriteAllTextAsync(plan.PassphraseFile, "a passphrase for tests\n");
        (await TanbaProgram.RunAsync(
            "init", "--dir", plan.Authority, "--database", $"Data Source={plan.Database}", "--public-address", "http://pki.example.kz",
            "--passphrase-file", plan.PassphraseFile, "--root-key", "p256", "--issuing-key", "p256")).Done();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(plan.Directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Settings of a copy of the database in which its owner, who can drop the triggers, changed something.</summary>
    public async Task<string> TouchedAsync(string touch)
    {
        var name = "touched-" + Guid.NewGuid().ToString("N");
        var copy = Path.Combine(plan.Directory, name + ".db");
        Run(plan.Database, $"VACUUM INTO '{copy}'");
        foreach (var trigger in Ask("SELECT group_concat(name, ' ') FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'").Split(' '))
        {
            Run(copy, $"DROP TRIGGER {trigger}");
        }

        Run(copy, touch);
        var settings = Path.Combine(plan.Directory, name + ".json");
        (TanbaFile.Read(plan.Settings) with { Database = new($"Data Source={copy}") }).Write(settings);
        return settings;
    }

    public void Run(string sql) => Run(plan.Database, sql);

#pragma warning disable CA2100 // The texts stand in the tests.
    public string Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={plan.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }

    private static void Run(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
