namespace Tanba.Agent.Consent.Window;

/// <summary>
/// Who may speak to the windows: a browser on this computer that was sent here by us, or is here already. Pages of other origins,
/// names that resolve to loopback, and frames are turned away.
/// </summary>
public static class SiteGuard
{
    public static bool Allows(HttpContext http, string authority)
    {
        var request = http.Request;
        return Listener.Loopback.IsPeer(http.Connection.RemoteIpAddress)

            // A foreign name that resolves to 127.0.0.1 would make us part of that site's own origin.
            && request.Headers.Host == authority
            && FromOurselves(request.Headers["Sec-Fetch-Site"].ToString(), HttpMethods.IsGet(request.Method))
            && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document" or "empty" or "style" or "script" or "font" or "image"

            // Every browser names the origin of a POST; who does not is none.
            && (HttpMethods.IsGet(request.Method) || (HttpMethods.IsPost(request.Method) && request.Headers.Origin == "http://" + authority));
    }

    public static void Harden(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Not no-referrer: with it browsers send «Origin: null» with our own forms.
        response.Headers["Referrer-Policy"] = "same-origin";
    }

    // «none»: typed, or opened by another program, which is how we open it. A browser of before 2023 does not say.
    private static bool FromOurselves(string site, bool reading) => site is "" or "same-origin" || (site == "none" && reading);
}
