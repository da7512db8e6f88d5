using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Cli.Installation;
using Tanba.Registration.People;
using Tanba.Registration.Words;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba person add</c>: writes down a person who may then apply for keys.</summary>
internal static class PersonAddCommand
{
    public static Command Make()
    {
        var config = SharedOptions.Config();
        var iin = Text("--iin", "Individual identification number, twelve digits.");
        var surname = Text("--surname", "Surname, as it will stand in certificates.");
        var givenName = Text("--given-name", "Given name.");
        var patronymic = new Option<string?>("--patronymic") { Description = "Patronymic, if there is one.", HelpName = "TEXT" };
        var email = new Option<string?>("--email") { Description = "Where letters go.", HelpName = "ADDRESS" };
        var region = Text("--region", "Region (oblast or city of republican significance).");
        var locality = Text("--locality", "City, town or village.");
        var language = new Option<string>("--language") { Description = "Of pages and letters (kk if not given).", DefaultValueFactory = _ => "kk" };
        language.AcceptOnlyFromAmong([.. WordList.Languages]);
        var silent = new Option<bool>("--no-letters") { Description = "The person wants no letters." };
        var command = new Command("add", "Writes down a person who may then apply for keys.")
        {
            config, iin, surname, givenName, patronymic, email, region, locality, language, silent,
        };
        command.SetAction((given, stop) => RunAsync(
            TanbaFile.Read(given.GetRequiredValue(config)),
            new Person(
                given.GetRequiredValue(iin),
                given.GetRequiredValue(surname),
                given.GetRequiredValue(givenName),
                given.GetValue(patronymic),
                given.GetValue(email),
                given.GetRequiredValue(region),
                given.GetRequiredValue(locality),
                given.GetRequiredValue(language),
                !given.GetValue(silent)),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(TanbaFile file, Person person, CancellationToken stop)
    {
        Rooms.MustExist(file.Database);
        await using var rooms = Rooms.Of(file);
        var people = rooms.GetRequiredService<People>();
        if (await people.FindAsync(person.Iin, stop) is { } known)
        {
            return Exit.Refuse($"{known.Iin} is known already: {known.FullName}.");
        }

        if (!(await people.SaveAsync(person, SharedOptions.By, stop)).Try(out var saved, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine($"{saved.Iin} {saved.FullName}");
        return Exit.Done;
    }

    private static Option<string> Text(string name, string description) => new(name) { Description = description, HelpName = "TEXT", Required = true };
}
