namespace Tanba.Agent.State;

/// <summary>Where the agent keeps what it must remember. Nobody but the owner may enter.</summary>
public sealed class AgentHome
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public AgentHome(string directory)
    {
        Directory = Path.GetFullPath(directory);
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(Directory);
            return;
        }

        System.IO.Directory.CreateDirectory(Directory, OwnerOnly);
        File.SetUnixFileMode(Directory, OwnerOnly);
    }

    public string Directory { get; }

    public string LocalAuthorityCertificate => In("local-ca.pem");

    public string LocalAuthorityKey => In("local-ca.key");

    public string LeafCertificate => In("localhost.pem");

    public string LeafKey => In("localhost.key");

    public string Settings => In("settings.json");

    /// <summary>The secret that wraps keys waiting for their certificates.</summary>
    public string WrappingSecret => In("wrapping.secret");

    /// <summary>What was installed lately, for a page that lost the answer.</summary>
    public string Installations => In("installations.json");

    /// <summary>The profile of the windows' browser: no extensions, no saved passwords, nothing of the person's own browsing.</summary>
    public string BrowserProfile => In("window");

    private string In(string name) => Path.Combine(Directory, name);
}
