using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Pki.Certificates;
using Tanba.Registration.Applications;

namespace Tanba.Bench.Registers;

/// <summary>
/// Fills a database with a million certificates and applications and asks every list and search a thousand times, on SQLite and, where
/// TANBA_TEST_PG names a server, on PostgreSQL. A list must come in 50 ms in 99 of 100 cases.
/// </summary>
internal static class RegistersBench
{
    private const int Questions = 1000;
    private const double Wanted = 50;

    public static int Run(IReadOnlyList<string> arguments)
    {
        if (CountOf(arguments) is not { } count)
        {
            Console.Error.WriteLine("Write ./bench registers, or ./bench registers --count 100000");
            return 2;
        }

        return RunAsync(count).GetAwaiter().GetResult();
    }

    private static int? CountOf(IReadOnlyList<string> arguments) => arguments switch
    {
        [] => 1_000_000,
        ["--count", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1000 and <= 20_000_000 => count,
        _ => null,
    };

    private static async Task<int> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("tanba-registers-");
        var missed = await OneAsync($"Data Source={Path.Combine(folder.FullName, "tanba.db")}", count);
        folder.Delete(recursive: true);

        if (Environment.GetEnvironmentVariable("TANBA_TEST_PG") is { Length: > 0 } server)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await Bulk.RunAsync(connection, "DROP SCHEMA IF EXISTS tanba_registers CASCADE; CREATE SCHEMA tanba_registers");
            missed += await OneAsync(new NpgsqlConnectionStringBuilder(server) { SearchPath = "tanba_registers", CommandTimeout = 0 }.ToString(), count);
            await Bulk.RunAsync(connection, "DROP SCHEMA tanba_registers CASCADE");
        }

        return missed == 0 ? 0 : 1;
    }

    private static async Task<int> OneAsync(string connectionString, int count)
    {
        using var database = new Database(new(connectionString));
        var (invented, started) = (new Invented(count), Stopwatch.StartNew());
        var issuer = await FillAsync(database, invented);
        Say($"{database.Dialect}: {count:N0} certificates and applications, {invented.People:N0} people, written in {started.Elapsed.TotalSeconds:F0} s");
        Say($"{"",-50} {"p50, ms",10} {"p99, ms",10}");
        var missed = 0;
        foreach (var (name, ask) in new RegisterQueries(database, invented, issuer).All)
        {
            var times = await MeasureAsync(ask);
            var met = times[Questions * 99 / 100] < Wanted;
            missed += met ? 0 : 1;
            Say($"{name,-50} {times[Questions / 2],10:F2} {times[Questions * 99 / 100],10:F2}{(met ? "" : "   MISSED")}");
        }

        started.Restart();
        var verdict = await new AuditLog(database, TimeProvider.System).VerifyAsync(CancellationToken.None);
        Say($"the chain of {verdict.Rows:N0} rows is {(verdict.IsWhole ? "whole" : verdict.Fault)}, read in {started.Elapsed.TotalSeconds:F1} s");
        Say("");
        return missed;
    }

    private static async Task<Certificate> FillAsync(Database database, Invented invented)
    {
        await database.MigrateAsync(typeof(Database).Assembly, CancellationToken.None);
        await database.MigrateAsync(typeof(ApplicationNumber).Assembly, CancellationToken.None);
        var authority = new FillAuthority(invented);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await Bulk.PrepareAsync(connection);
        await authority.RunAsync(connection);
        await new FillRegistration(invented).RunAsync(connection);
        if (database.Dialect == Dialect.Sqlite)
        {
            await Bulk.RunAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        else
        {
            // As the server itself does sooner or later.
            await Bulk.RunAsync(connection, "SET session_replication_role = DEFAULT");
            await Bulk.RunAsync(connection, "VACUUM ANALYZE");
        }

        return Certificate.Decode(authority.Der(0)).Value;
    }

    private static async Task<double[]> MeasureAsync(Func<Task> ask)
    {
        for (var warm = 0; warm < 20; warm++)
        {
            await ask();
        }

        var times = new double[Questions];
        for (var question = 0; question < Questions; question++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            times[question] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
