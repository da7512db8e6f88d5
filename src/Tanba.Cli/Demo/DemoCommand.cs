using System.CommandLine;
using Tanba.Cli.Installation;

namespace Tanba.Cli.Demo;

/// <summary><c>tanba demo</c>: a whole authority with invented citizens in one directory; what is there is kept.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var directory = new Option<string>("--dir") { Description = "Where everything of the demo goes.", HelpName = "DIR", Required = true };
        var portal = SharedOptions.Address("--portal", "Where the portal will be opened (http://localhost:5080 if not given).");
        portal.DefaultValueFactory = _ => new("http://localhost:5080");
        var agentPort = new Option<int>("--agent-port") { Description = "Where the agent will answer (wss).", DefaultValueFactory = _ => 13579 };
        var plainPort = new Option<int>("--plain-port") { Description = "Where the agent will answer without TLS, for this portal alone.", DefaultValueFactory = _ => 13580 };
        var (algorithm, rootKey, issuingKey) = (SharedOptions.Algorithm(), SharedOptions.RootKey(), SharedOptions.IssuingKey());
        var command = new Command("demo", "Makes an authority with invented citizens and their keys, to try everything out. What is there is kept.")
        {
            directory, portal, agentPort, plainPort, algorithm, rootKey, issuingKey,
        };
        command.SetAction((given, stop) => RunAsync(
            new(Path.GetFullPath(given.GetRequiredValue(directory)), given.GetRequiredValue(portal), given.GetRequiredValue(agentPort), given.GetRequiredValue(plainPort))
            {
                KeyKinds = SharedOptions.KindsOf(given.GetValue(algorithm), given.GetValue(rootKey), given.GetValue(issuingKey)),
            },
            stop));
        return command;
    }

    private static async Task<int> RunAsync(DemoPlan plan, CancellationToken stop)
    {
        if (!plan.Portal.IsLoopback || plan.Portal.AbsolutePath is not "/")
        {
            return Exit.Refuse("--portal must be an address on this computer, such as http://localhost:5080: the passwords of a demo are known to all.");
        }

        if (!(await new MakeDemo(plan, TimeProvider.System).RunAsync(stop)).Try(out var made, out var refused))
        {
            return Exit.Refuse(refused);
        }

        Console.WriteLine(made == 0 ? $"The demo in {plan.Directory} is whole." : $"The demo is in {plan.Directory}; key files made: {made}.");
        return Exit.Done;
    }
}
