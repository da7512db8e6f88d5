namespace Tanba.Agent.Listener;

/// <summary>What a person sees who opens the agent's address in a browser: that it runs, and that its certificate is trusted.</summary>
public static class StatusPage
{
    public static Task WriteAsync(HttpContext http)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(Page().ToString());
    }

    private static Html Page() => Html.Of($"""
        <!DOCTYPE html>
        <html lang="ru"><head><meta charset="utf-8"><title>Tanba Agent</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>Tanba Agent {AgentVersion.Text}</h1>{Html.Join(Words.Locales.Select(Paragraph))}</main></body></html>
        """);

    private static Html Paragraph(string locale) => Html.Of($"""<p lang="{locale}">{Words.Of(locale)["status.running"]}</p>""");
}
