using Tanba.Server.Portal;

namespace Tanba.Server.Security;

/// <summary>What every answer tells the browser to refuse. Written last, so that an error page has it too.</summary>
public sealed class SecurityHeaders(RequestDelegate next, PortalOptions portal)
{
    // No inline script or style anywhere; the page may speak to us and to the agent on the person's own computer, and to nobody else.
    private readonly string policy = string.Join("; ",
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "connect-src 'self' " + string.Join(' ', portal.AgentAddresses.Concat(portal.AgentSignposts)));

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Write(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (portal.IsSecure)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }
}
