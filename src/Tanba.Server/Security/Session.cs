using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Tanba.Server.Portal;

namespace Tanba.Server.Security;

/// <summary>The session, antiforgery and answer cookies: HttpOnly, SameSite=Lax, bound to the host wherever the portal is https.</summary>
public static class Session
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The header in which the page's script sends the antiforgery token.</summary>
    public const string TokenHeader = "X-Tanba-Token";

    public static IServiceCollection AddSessionCookies(this IServiceCollection services, PortalOptions portal)
    {
        services.AddSingleton<SessionEnd>();
        services.AddAuthentication(Scheme).AddCookie(options =>
        {
            Harden(options.Cookie, "tanba-session", portal);
            options.ExpireTimeSpan = portal.SessionIdle;
            options.SlidingExpiration = true;
            options.LoginPath = "/login";
            options.ReturnUrlParameter = "return";

            // Renewed by every request, so that the session ends after exactly this long without one, not after half of it.
            options.Events.OnCheckSlidingExpiration = check =>
            {
                check.ShouldRenew = true;
                return Task.CompletedTask;
            };
            options.Events.OnValidatePrincipal = session => session.HttpContext.RequestServices.GetRequiredService<SessionEnd>().LookAsync(session);
            options.Events.OnRedirectToLogin = redirect =>
            {
                SessionEnd.Tell(redirect);
                return Turn(redirect, StatusCodes.Status401Unauthorized);
            };
            options.Events.OnRedirectToAccessDenied = redirect => Turn(redirect, StatusCodes.Status403Forbidden);
        });
        services.AddAntiforgery(options =>
        {
            Harden(options.Cookie, "tanba-token", portal);
            options.HeaderName = TokenHeader;
        });
        services.Configure<CookieTempDataProviderOptions>(options => Harden(options.Cookie, "tanba-answers", portal));
        return services;
    }

    /// <summary>The keys that protect cookies rest in one folder that only this program may read.</summary>
    public static IServiceCollection AddCookieKeys(this IServiceCollection services, string directory)
    {
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(directory)
            : Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("Tanba").PersistKeysToFileSystem(folder);
        return services;
    }

    private static void Harden(CookieBuilder cookie, string name, PortalOptions portal)
    {
        cookie.Name = portal.IsSecure ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = portal.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    // A script that asks for JSON gets a status that it can explain; a person gets the login page.
    private static Task Turn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> redirect, int status)
    {
        if (status == StatusCodes.Status401Unauthorized && !Problems.WantsJson(redirect.Request))
        {
            redirect.Response.Redirect(redirect.RedirectUri);
        }
        else
        {
            redirect.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
