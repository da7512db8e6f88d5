using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using Tanba.Cli.Ceremonies;
using Tanba.Cli.Demo;
using Tanba.Cli.Keys;
using Tanba.Cli.Operations;
using Tanba.Cli.Signing;
using Tanba.Cli.Verification;
using Tanba.Keys;

namespace Tanba.Cli;

/// <summary><c>tanba</c>: every command, and what the exit code says.</summary>
internal static class TanbaCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Make().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"tanba: {error.Message}");
            }

            await Console.Error.WriteLineAsync($"Try \"{NameOf(parsed.CommandResult)} --help\".");
            return Exit.WrongUse;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is InvalidOperationException or KeyUnavailableException or IOException or UnauthorizedAccessException or DbException)
        {
            // What a person can put right: a wrong setting, a file, a database. Anything else is a fault of ours and shows where.
            return Exit.Refuse(failure.Message);
        }
    }

    private static RootCommand Make() => new("The command line of a Tanba certification authority.")
    {
        InitCommand.Make(),
        DemoCommand.Make(),
        new Command("audit", "The record of what happened.") { AuditVerifyCommand.Make() },
        new Command("person", "The people whom the registration knows.") { PersonAddCommand.Make() },
        StaffCommand.Make(),
        new Command("localities", "The classifier of localities that addresses are chosen from.") { LocalitiesLoadCommand.Make() },
        RevokeCommand.Make(),
        ReleaseCommand.Make(),
        KeysCommand.Make(),
        SignCommand.Make(),
        VerifyCommand.Make(),
        InspectCommand.Make(),
    };

    private static string NameOf(CommandResult command) => command is { Command: not RootCommand, Parent: CommandResult parent }
        ? $"{NameOf(parent)} {command.Command.Name}"
        : "tanba";
}
