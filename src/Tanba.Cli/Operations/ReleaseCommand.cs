using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tanba.Authority.Revocation;
using Tanba.Cli.Installation;
using Tanba.Pki.Certificates;

namespace Tanba.Cli.Operations;

/// <summary><c>tanba release</c>: brings a suspended certificate back.</summary>
internal static class ReleaseCommand
{
    public static Command Make()
    {
        var config = SharedOptions.Config();
        var serial = new Argument<string>("SERIAL") { Description = "Serial number of the certificate, hexadecimal." };
        var command = new Command("release", "Brings a suspended certificate back; OCSP says so from that moment on.") { serial, config };
        command.SetAction((given, stop) => RunAsync(TanbaFile.Read(given.GetRequiredValue(config)), given.GetRequiredValue(serial), stop));
        return command;
    }

    private static async Task<int> RunAsync(TanbaFile file, string text, CancellationToken stop)
    {
        if (!SerialNumber.Parse(text).Try(out var serial, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Rooms.MustExist(file.Database);
        await using var rooms = Rooms.Of(file);
        if (!(await rooms.GetRequiredService<Release>().RunAsync(serial, SharedOptions.By, stop)).Try(out var at, out refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine($"{serial} was released at {at:u}.");
        return Exit.Done;
    }
}
