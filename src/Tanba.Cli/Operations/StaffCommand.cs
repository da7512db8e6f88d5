using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Cli.Installation;
using Tanba.Pki;
using Tanba.Registration.Staff;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba staff add|list|end</c>: who works in the console and as what. The first administrator is added here, the others in the console.</summary>
internal static class StaffCommand
{
    private const int OnePage = 200;

    public static Command Make() => new("staff", "Who works in the console, and as what.") { Add(), List(), End() };

    private static Command Add()
    {
        var (config, iin, role) = (SharedOptions.Config(), Iin(), Role());
        var centre = new Option<string?>("--centre") { Description = "Registration centre of a registrar; without it, all of them.", HelpName = "ID" };
        var command = new Command("add", "Gives a person of the register a role.") { config, iin, role, centre };
        command.SetAction((given, stop) => WithAsync(given.GetRequiredValue(config), async rooms =>
        {
            var added = await rooms.GetRequiredService<AddStaff>().RunAsync(
                given.GetRequiredValue(iin), given.GetRequiredValue(role), given.GetValue(centre), SharedOptions.By, stop);
            return Tell(added, member => $"{member.Iin} {member.FullName} is {Word(member.Role)} now.");
        }));
        return command;
    }

    private static Command List()
    {
        var config = SharedOptions.Config();
        var command = new Command("list", "Tells who has which role now.") { config };
        command.SetAction((given, stop) => WithAsync(given.GetRequiredValue(config), async rooms =>
        {
            IReadOnlyList<StaffMember> page = [];
            do
            {
                (string, StaffRole)? after = page.Count == 0 ? null : (page[^1].Iin, page[^1].Role);
                page = await rooms.GetRequiredService<ListStaff>().RunAsync(after, OnePage, stop);
                foreach (var member in page)
                {
                    Console.WriteLine($"{member.Iin} {Word(member.Role),-13} {member.FullName}{(member.Centre is { } centre ? $" ({centre})" : "")}");
                }
            }
            while (page.Count == OnePage);
            return Exit.Done;
        }));
        return command;
    }

    private static Command End()
    {
        var (config, iin, role) = (SharedOptions.Config(), Iin(), Role());
        var command = new Command("end", "Ends a role; it is gone with the next page that the person opens.") { config, iin, role };
        command.SetAction((given, stop) => WithAsync(given.GetRequiredValue(config), async rooms =>
        {
            var ended = await rooms.GetRequiredService<EndStaff>().RunAsync(given.GetRequiredValue(iin), given.GetRequiredValue(role), SharedOptions.By, stop);
            return Tell(ended, at => $"{given.GetRequiredValue(iin)} is no {Word(given.GetRequiredValue(role))} any more since {at:u}.");
        }));
        return command;
    }

    private static async Task<int> WithAsync(string config, Func<IServiceProvider, Task<int>> work)
    {
        var file = TanbaFile.Read(config);
        Rooms.MustExist(file.Database);
        await using var rooms = Rooms.Of(file);
        return await work(rooms);
    }

    private static int Tell<T>(Result<T> done, Func<T, string> say)
    {
        if (!done.Try(out var value, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine(say(value));
        return Exit.Done;
    }

    private static Option<string> Iin() => new("--iin") { Description = "Individual identification number of a person in the register.", HelpName = "IIN", Required = true };

    private static Option<StaffRole> Role()
    {
        var role = new Option<StaffRole>("--role")
        {
            Description = "What the person is trusted with.",
            Required = true,
            CustomParser = given => Enum.Parse<StaffRole>(given.Tokens.Single().Value, ignoreCase: true),
        };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<StaffRole>().Select(Word)]);
        return role;
    }

    private static string Word(StaffRole role) => role.ToString().ToLowerInvariant();
}
