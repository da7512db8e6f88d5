using System.Net;
using System.Net.Sockets;

namespace Tanba.Agent.Listener;

/// <summary>The two addresses of this machine to itself.</summary>
public static class Loopback
{
    /// <summary>IPv4 always; IPv6 where the machine has it.</summary>
    public static IReadOnlyList<IPAddress> Addresses() => HasIpv6() ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    public static bool IsPeer(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    /// <summary>A port that is free now on every loopback address.</summary>
    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>Whether nobody listens there now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var socket = new TcpListener(IPAddress.Loopback, port);
            socket.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool HasIpv6()
    {
        if (!Socket.OSSupportsIPv6)
        {
            return false;
        }

        try
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            // Containers often have the family but no ::1.
            return false;
        }
    }
}
