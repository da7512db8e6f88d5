using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority.Store;
using Tanba.Cli.Installation;
using Tanba.Registration.Localities;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba localities load FILE.csv</c>: takes over the classifier of localities (КАТО).</summary>
internal static class LocalitiesLoadCommand
{
    private const int MostOctets = 16 * 1024 * 1024;

    public static Command Make()
    {
        var config = SharedOptions.Config();
        var file = new Argument<FileInfo>("FILE") { Description = "CSV in UTF-8 with the columns kato,kato_version,level,type_code,name_ru,name_kk." };
        var command = new Command("load", "Takes over a classifier of localities (КАТО): all of it or nothing.") { config, file };
        command.SetAction((given, stop) => RunAsync(TanbaFile.Read(given.GetRequiredValue(config)), given.GetRequiredValue(file), stop));
        return command;
    }

    private static async Task<int> RunAsync(TanbaFile settings, FileInfo file, CancellationToken stop)
    {
        if (!file.Exists)
        {
            return Exit.Refuse($"There is no file {file.FullName}.");
        }

        if (file.Length > MostOctets)
        {
            return Exit.Refuse($"{file.FullName} is larger than 16 MiB, so it is not the classifier.");
        }

        Rooms.MustExist(settings.Database);
        await using var rooms = Rooms.Of(settings);
        await Rooms.MigrateAsync(rooms.GetRequiredService<Database>(), stop);
        var octets = await File.ReadAllBytesAsync(file.FullName, stop);
        if (!(await rooms.GetRequiredService<LoadLocalities>().RunAsync(octets, SharedOptions.By, stop)).Try(out var change, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine($"{change.Total} rows: {change.Added} added, {change.Changed} changed, {change.Removed} removed.");
        return Exit.Done;
    }
}
