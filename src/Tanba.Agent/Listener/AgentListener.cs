using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Tanba.Agent.Protocol;
using Tanba.Agent.Trust;

namespace Tanba.Agent.Listener;

/// <summary>What lies behind the port: sockets for pages, a small page for people, nothing for other machines.</summary>
public static class AgentListener
{
    private const int MostSockets = 200;

    public static void Bind(KestrelServerOptions kestrel, AgentOptions options, int port)
    {
        var certificate = kestrel.ApplicationServices.GetRequiredService<ServerCertificate>();
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentUpgradedConnections = MostSockets;
        kestrel.Limits.MaxRequestBodySize = 0;
        foreach (var address in Loopback.Addresses())
        {
            kestrel.Listen(address, port, listen => Secure(listen, certificate));
        }

        // The signpost: a page whose browser does not trust our certificate sees here at least that we run. Whoever else has the port may keep it.
        var plain = options.PlainPort ?? (options.Port != 0 && port < 65535 && Loopback.IsFree(port + 1) ? port + 1 : null);
        if (plain is { } signpost)
        {
            kestrel.Listen(IPAddress.Loopback, signpost, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }

    /// <summary>Every path is the same to us, as it is to NCALayer.</summary>
    public static async Task AnswerAsync(HttpContext http, AgentOptions options)
    {
        var origin = http.Request.Headers.Origin.ToString() is { Length: > 0 } named ? named : null;
        if (!Loopback.IsPeer(http.Connection.RemoteIpAddress) || (!http.Request.IsHttps && (options.PlainOrigin is null || origin != options.PlainOrigin)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("This agent speaks only with its own computer.");
        }
        else if (http.WebSockets.IsWebSocketRequest)
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            using var conversation = new Conversation(socket, http.RequestServices.GetRequiredService<Dispatcher>(), origin);
            await conversation.RunAsync(http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        }
        else
        {
            await StatusPage.WriteAsync(http);
        }
    }

    private static void Secure(ListenOptions listen, ServerCertificate certificate)
    {
        // WebSocket clients speak HTTP/1.1.
        listen.Protocols = HttpProtocols.Http1;
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Current() }),
        });
    }
}
