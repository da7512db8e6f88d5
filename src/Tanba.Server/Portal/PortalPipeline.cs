using Tanba.Server.Protocol;
using Tanba.Server.Security;
using Tanba.Server.Words;

namespace Tanba.Server.Portal;

/// <summary>The order in which a request passes our guards.</summary>
public static class PortalPipeline
{
    public static WebApplication UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<LanguageChoice>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => KeepInBrowser(file.Context) });
        app.Use(RefuseNull);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapRelyingParties();
        app.MapOcsp();

        // Without this an unknown address would be a closed page, and send people to log in.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
        return app;
    }

    // No text of the database holds U+0000 (PostgreSQL refuses it): an address with one names nothing.
    private static Task RefuseNull(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.QueryString.ToString().Contains("%00", StringComparison.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Pages name script and style with their version (?v=), so those may be kept for good; fonts have no version but never change.
    private static void KeepInBrowser(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=86400";
}
