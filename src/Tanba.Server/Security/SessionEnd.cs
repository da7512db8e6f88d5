using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
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

        // Without this the answer would still renew the cookie.
        await session.HttpContext.SignOutAsync(session.Scheme.Name);
    }

    private async Task<bool> LastsAsync(Citizen citizen, CancellationToken stop) =>
        clock.GetUtcNow() - citizen.Since < Longest
        && SerialNumber.Parse(citizen.SerialNumber).Try(out var serial, out _)
        && (await statuses.FindAsync(serial, stop)).Kind is StatusKind.Good;
}
