using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.WebEncoders;
using Tanba.Server.Cabinet.Keys;
using Tanba.Server.Cabinet.Reissue;
using Tanba.Server.Console;
using Tanba.Server.Localities;
using Tanba.Server.Public.Services;
using Tanba.Server.Cabinet.Revoke;
using Tanba.Server.Public.Status;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Portal;

/// <summary>The pages: words, cookies, limits, access.</summary>
public static class PortalRoom
{
    public static IServiceCollection AddPortal(this IServiceCollection services, PortalOptions portal)
    {
        services.AddSingleton(portal);
        services.AddSingleton<WordLists>();
        services.AddScoped<Wording>();
        services.AddHttpContextAccessor();
        services.AddScoped<ReissueSteps>();
        services.AddScoped<Installation>();
        services.AddScoped<PlaceChoice>();
        services.AddScoped<CentreNames>();
        services.AddScoped<FindStatus>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<ReissueObstacle>();
        services.AddScoped<OwnKey>();
        services.AddScoped<KeyStory>();
        services.AddSessionCookies(portal).AddCookieKeys(portal.KeysDirectory!).AddRateLimits(portal.Limits);
        services.AddAuthorization(Access.AddTo);

        // Kazakh and Russian letters stay letters in the page's source; < > & " ' are still encoded.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<ForwardedHeadersOptions>(options => Believe(options, portal.TrustedProxies));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.AddRazorPages(options => options.RootDirectory = "/");
        return services;
    }

    private static void Believe(ForwardedHeadersOptions options, IReadOnlyList<string> proxies)
    {
        options.ForwardedHeaders = proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }
    }
}
