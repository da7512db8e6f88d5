using Tanba.Agent.State;

namespace Tanba.Agent.Trust;

/// <summary><c>tanba-agent trust install | status | remove</c>: the same act at every place, one line each.</summary>
public sealed class TrustWork(IReadOnlyList<TrustPlace> places, TextWriter output)
{
    public static readonly IReadOnlyList<(string Verb, string What)> Verbs =
    [
        ("install", "Add the local CA to the system's and the browsers' lists"),
        ("status", "Say where the local CA is trusted"),
        ("remove", "Take the local CA away from every list"),
    ];

    public static TrustWork For(AgentOptions options)
    {
        var home = new AgentHome(options.Home);
        var stores = new TrustStores(home, new LocalAuthority(home, TimeProvider.System));
        return new TrustWork(stores.Under(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), options.BrowsersOnly), Console.Out);
    }

    /// <summary>0 when every place is as wanted, 1 when one is not.</summary>
    public async Task<int> RunAsync(string verb, CancellationToken stop)
    {
        var wanted = verb == "remove" ? TrustState.NotTrusted : TrustState.Trusted;
        var all = true;
        foreach (var place in places)
        {
            var report = await (verb switch { "install" => place.Install(stop), "remove" => place.Remove(stop), _ => place.Status(stop) });
            all &= report.State == wanted;
            await output.WriteLineAsync($"{Mark(report.State)} {report.Place}{(report.Detail.Length > 0 ? " – " + report.Detail : "")}");
        }

        return all ? 0 : 1;
    }

    private static string Mark(TrustState state) => state switch
    {
        TrustState.Trusted => "trusted    ",
        TrustState.NotTrusted => "not trusted",
        _ => "failed     ",
    };
}
