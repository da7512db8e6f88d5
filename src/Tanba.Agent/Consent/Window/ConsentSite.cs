using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.FileProviders;
using Tanba.Agent.State;

namespace Tanba.Agent.Consent.Window;

/// <summary>Serves the windows on a random loopback port, from the first question on.</summary>
public sealed class ConsentSite(Settings settings) : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1);
    private readonly ConcurrentDictionary<string, WindowSession> sessions = new(StringComparer.Ordinal);
    private WebApplication? web;
    private string authority = "";

    /// <summary><c>http://127.0.0.1:PORT</c>.</summary>
    public string Address => "http://" + authority;

    public async Task<WindowSession> OpenAsync(Dialog dialog, CancellationToken stop)
    {
        await StartAsync(stop);
        var session = new WindowSession(dialog);
        sessions[session.Id] = session;
        return session;
    }

    /// <summary>From now on its address leads nowhere.</summary>
    public void Close(WindowSession session) => sessions.TryRemove(session.Id, out _);

    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        if (web is not null)
        {
            await web.DisposeAsync();
        }
    }

    private async Task StartAsync(CancellationToken stop)
    {
        await starting.WaitAsync(stop);
        try
        {
            if (web is null)
            {
                var built = Build();
                await built.StartAsync(stop);
                authority = new Uri(built.Urls.Single()).Authority;
                web = built;
            }
        }
        finally
        {
            starting.Release();
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var built = builder.Build();
        built.Use(GuardAsync);
        var dist = Path.Combine(AppContext.BaseDirectory, "wwwroot", "dist");
        if (Directory.Exists(dist))
        {
            built.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(dist), RequestPath = "/dist" });
        }

        var pages = new SitePages(sessions, settings);
        built.Run(pages.AnswerAsync);
        return built;
    }

    private Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        SiteGuard.Harden(http.Response);
        if (SiteGuard.Allows(http, authority))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
