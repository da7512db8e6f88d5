using System.CommandLine;
using Tanba.Authority.Audit;
using Tanba.Authority.Store;
using Tanba.Cli.Installation;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba audit verify</c>: reads the whole audit log and finds a changed, removed or reordered entry.</summary>
internal static class AuditVerifyCommand
{
    public static Command Make()
    {
        var config = SharedOptions.Config();
        var command = new Command("verify", "Reads the whole audit log and names the first entry that was changed, removed or put elsewhere.") { config };
        command.SetAction((given, stop) => RunAsync(TanbaFile.Read(given.GetRequiredValue(config)).Database, stop));
        return command;
    }

    private static async Task<int> RunAsync(DatabaseOptions options, CancellationToken stop)
    {
        Rooms.MustExist(options);
        using var database = new Database(options);
        var verdict = await new AuditLog(database, TimeProvider.System).VerifyAsync(stop);
        if (verdict.Fault is { } fault)
        {
            return Exit.Refuse($"the audit log is not whole. {fault} The {verdict.Rows} entries before are in order.");
        }

        Console.WriteLine($"The audit log is whole: {verdict.Rows} entries.");
        Console.WriteLine($"Hash of the last one, to be kept elsewhere: {verdict.Head}");
        return Exit.Done;
    }
}
