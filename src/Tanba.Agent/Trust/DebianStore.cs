namespace Tanba.Agent.Trust;

/// <summary>The roots of Debian and its kin, which curl, Git and native clients read. Only root may change them.</summary>
public sealed class DebianStore(string root, string directory = DebianStore.Directory, string tool = "update-ca-certificates")
{
    public const string Directory = "/usr/local/share/ca-certificates";

    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public TrustPlace Place => new(
        directory,
        _ => Task.FromResult(Report(IsThere() ? TrustState.Trusted : TrustState.NotTrusted)),
        stop => ChangeAsync(TrustState.Trusted, Copy, stop),
        stop => ChangeAsync(TrustState.NotTrusted, () => File.Delete(Target), stop));

    private string Target => Path.Combine(directory, "tanba-agent-local-ca.crt");

    private bool IsThere() => File.Exists(Target) && File.ReadAllText(Target) == File.ReadAllText(root);

    // Programs of every user read the gathered roots, so the certificate (there is no key in it) is for all to read.
    private void Copy()
    {
        File.Copy(root, Target, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Target, ForAllToRead);
        }
    }

    private async Task<TrustReport> ChangeAsync(TrustState wanted, Action change, CancellationToken stop)
    {
        try
        {
            change();
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return Report(TrustState.Failed, $"only root may write here, and browsers do not need it. As root: cp {root} {Target} && {tool}");
        }

        var run = await ToolRun.OfAsync(tool, [], stop);
        return run.Worked ? Report(wanted) : Report(TrustState.Failed, run.Output);
    }

    private TrustReport Report(TrustState state, string detail = "") => new(directory, state, detail);
}
