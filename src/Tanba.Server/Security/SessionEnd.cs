using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Tanba.Authority.Status;
using Tanba.Pki.Certificates;
using Tanba.Registration.Staff;

namespace Tanba.Server.Security;

/// <summary>Looks at a session with every request, and ends it when its certificate is revoked or it has lasted a day's work, however busy it is.</summary>
public sealed class SessionEnd(CertificateStatuses statuses, StaffRoles staff, TimeProvider clock)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public async Task LookAsync(CookieValidatePrincipalContext session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Principal is { } user && Citizen.Of(user) is { } citizen && await LastsAsync(citizen, session.HttpContext.RequestAborted))
        {
            Access.Remember(session.HttpContext, await staff.OfAsync(citizen.Iin, session.HttpContext.RequestAborted));
            return;
        }

        session.RejectPrincipal();
        session.HttpContext.Items[typeof(SessionEnd)] = true;

        // Without this the answer would still renew the cookie.
        await session.HttpContext.SignOutAsync(session.Scheme.Name);
    }

    /// <summary>Lets the login page say why somebody who was logged in is there again: the browser still brings the cookie of a session that has ended.</summary>
    public static void Tell(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        var context = redirect.HttpContext;
        if (redirect.Options.Cookie.Name is { } name && context.Request.Cookies.ContainsKey(name))
        {
            redirect.RedirectUri = QueryHelpers.AddQueryString(redirect.RedirectUri, "ended", context.Items.ContainsKey(typeof(SessionEnd)) ? "other" : "idle");
            redirect.Options.CookieManager.DeleteCookie(context, name, redirect.Options.Cookie.Build(context));
        }
    }

    private async Task<bool> LastsAsync(Citizen citizen, CancellationToken stop) =>
        clock.GetUtcNow() - citizen.Since < Longest
        && SerialNumber.Parse(citizen.SerialNumber).Try(out var serial, out _)
        && (await statuses.FindAsync(serial, stop)).Kind is StatusKind.Good;
}
