using System.Globalization;

namespace Tanba.Agent.Listener;

/// <summary>Says who holds a port that we need; all agents of this kind want the same one.</summary>
public static class PortHolder
{
    public static string Sentence(AgentOptions options)
    {
        var who = Find(options.Port) is { } name ? $" by {name}" : "";
        var ports = options.PlainPort is { } plain ? $"Port {options.Port} (or {plain}) is" : $"Port {options.Port} is";
        return $"{ports} taken already{who}. NCALayer and other signing agents use the same port: close the other program and start again, or choose another with --port.";
    }

    /// <summary>The name and number of the process that listens there, where the system tells (Linux, own processes or root).</summary>
    private static string? Find(int port)
    {
        try
        {
            var inode = Inode(port);
            return inode is null ? null : Directory.EnumerateDirectories("/proc").Where(IsProcess).FirstOrDefault(process => Holds(process, inode)) is { } holder
                ? $"{File.ReadAllText(Path.Combine(holder, "comm")).Trim()} (process {Path.GetFileName(holder)})"
                : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // /proc/net/tcp: "  0: 0100007F:350B 00000000:0000 0A …"; the tenth field is the inode of the socket.
    private static string? Inode(int port)
    {
        const string listening = "0A";
        var end = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return !File.Exists("/proc/net/tcp") ? null : File.ReadLines("/proc/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length > 9 && fields[1].EndsWith(end, StringComparison.Ordinal) && fields[3] == listening)
            .Select(fields => fields[9]).FirstOrDefault();
    }

    private static bool IsProcess(string directory) => Path.GetFileName(directory).All(char.IsAsciiDigit);

    private static bool Holds(string process, string inode)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(file => File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name == $"socket:[{inode}]");
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            // Another user's process, or one that has just ended.
            return false;
        }
    }
}
