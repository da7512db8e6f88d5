using System.Net;

namespace Tanba.EndToEnd.Tests.Running;

/// <summary>Somebody's web site on loopback: serves one page and the unmodified client beside it.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private Task serving = Task.CompletedTask;

    public string Address { get; private init; } = "";

    public static Task<Site> StartAsync(string clients)
    {
        var site = new Site { Address = $"http://localhost:{Tree.FreePort()}/" };
        site.listener.Prefixes.Add(site.Address);
        site.listener.Start();
        site.serving = site.ServeAsync(clients);
        return Task.FromResult(site);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync(string clients)
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var file = call.Request.Url!.AbsolutePath switch
            {
                "/page.html" => (Path.Combine(clients, "page.html"), "text/html; charset=utf-8"),
                "/ncalayer-client.js" => (Path.Combine(clients, "node_modules", "ncalayer-js-client", "ncalayer-client.js"), "text/javascript; charset=utf-8"),
                _ => (null, ""),
            };
            call.Response.StatusCode = file.Item1 is null ? 404 : 200;
            call.Response.ContentType = file.Item2;
            if (file.Item1 is not null)
            {
                await call.Response.OutputStream.WriteAsync(await System.IO.File.ReadAllBytesAsync(file.Item1));
            }

            call.Response.Close();
        }
    }
}
