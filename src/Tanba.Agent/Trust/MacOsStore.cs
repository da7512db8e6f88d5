namespace Tanba.Agent.Trust;

/// <summary>The login keychain of macOS, trusted for TLS alone; Safari and Chrome read it.</summary>
public sealed class MacOsStore(string root)
{
    private const string Name = "login keychain";

    public TrustPlace Place => new(
        Name,
        stop => RunAsync(["verify-cert", "-c", root, "-l", "-L"], TrustState.Trusted, TrustState.NotTrusted, stop),
        stop => RunAsync(["add-trusted-cert", "-r", "trustRoot", "-p", "ssl", root], TrustState.Trusted, TrustState.Failed, stop),
        stop => RunAsync(["remove-trusted-cert", root], TrustState.NotTrusted, TrustState.Failed, stop));

    private static async Task<TrustReport> RunAsync(string[] arguments, TrustState worked, TrustState failed, CancellationToken stop)
    {
        var run = await ToolRun.OfAsync("security", arguments, stop);
        return new TrustReport(Name, run.Worked ? worked : failed, run.Worked ? "" : run.Output);
    }
}
