using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Where the built programs lie, and free ports.</summary>
public static class Tree
{
    public static string Root { get; } = FindRoot();

    private static string Configuration { get; } = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string Server => Program("Tanba.Server", "Tanba.Server");

    public static string Agent => Program("Tanba.Agent", "tanba-agent");

    public static string CommandLine => Program("Tanba.Cli", "tanba");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Program(string project, string name) => Path.Combine(Root, "src", project, "bin", Configuration, "net10.0", name);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "Tanba.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Tanba.slnx was not found above " + here);
        }

        return folder.FullName;
    }
}
