namespace Tanba.Agent.Trust;

/// <summary>One NSS database, read and changed with certutil.</summary>
public sealed class NssPlace(string directory, string root, string name)
{
    private const string NoTool = "certutil is missing: install libnss3-tools (Debian, Ubuntu), nss-tools (Fedora) or nss (macOS), and run this again.";

    public TrustPlace Place => new(directory, StatusAsync, InstallAsync, RemoveAsync);

    private string Database => "sql:" + directory;

    private async Task<TrustReport> StatusAsync(CancellationToken stop)
    {
        if (!Exists())
        {
            return new TrustReport(directory, TrustState.NotTrusted, "");
        }

        var run = await ToolRun.OfAsync("certutil", ["-d", Database, "-L", "-n", name, "-a"], stop);
        return run switch
        {
            { IsMissing: true } => Failed(NoTool),
            { Worked: true } when IsOurs(run.Output) => new TrustReport(directory, TrustState.Trusted, ""),
            { Worked: true } => new TrustReport(directory, TrustState.NotTrusted, "an older local CA is there"),
            _ => new TrustReport(directory, TrustState.NotTrusted, ""),
        };
    }

    private async Task<TrustReport> InstallAsync(CancellationToken stop)
    {
        if ((await StatusAsync(stop)).State == TrustState.Trusted)
        {
            return new TrustReport(directory, TrustState.Trusted, "it was there already");
        }

        if (!Exists())
        {
            Directory.CreateDirectory(directory);
            await ToolRun.OfAsync("certutil", ["-d", Database, "-N", "--empty-password"], stop);
        }

        // An older one of the same name would be shown instead of ours.
        await ToolRun.OfAsync("certutil", ["-d", Database, "-D", "-n", name], stop);

        // C: trusted to vouch for servers, and for nothing else.
        var run = await ToolRun.OfAsync("certutil", ["-d", Database, "-A", "-t", "C,,", "-n", name, "-i", root], stop);
        return run switch
        {
            { IsMissing: true } => Failed(NoTool),
            { Worked: true } => new TrustReport(directory, TrustState.Trusted, "restart the browser"),
            _ => Failed(run.Output),
        };
    }

    private async Task<TrustReport> RemoveAsync(CancellationToken stop)
    {
        if (!Exists())
        {
            return new TrustReport(directory, TrustState.NotTrusted, "");
        }

        var run = await ToolRun.OfAsync("certutil", ["-d", Database, "-D", "-n", name], stop);
        return run.IsMissing ? Failed(NoTool) : new TrustReport(directory, TrustState.NotTrusted, "");
    }

    private bool Exists() => File.Exists(Path.Combine(directory, "cert9.db"));

    private TrustReport Failed(string why) => new(directory, TrustState.Failed, why);

    private bool IsOurs(string pem) => Flat(File.ReadAllText(root)).Contains(Flat(pem), StringComparison.Ordinal);

    private static string Flat(string pem) => string.Concat(pem.Where(letter => !char.IsWhiteSpace(letter)));
}
