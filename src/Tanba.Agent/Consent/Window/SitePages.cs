using System.Collections.Concurrent;
using Tanba.Agent.State;

namespace Tanba.Agent.Consent.Window;

/// <summary>The addresses of the windows' site: <c>/open/TICKET</c> once, then <c>/d/ID</c> with the cookie.</summary>
public sealed class SitePages(ConcurrentDictionary<string, WindowSession> sessions, Settings settings)
{
    private const string Cookie = "tanba-consent";

    public Task AnswerAsync(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var get = HttpMethods.IsGet(http.Request.Method);
        return parts switch
        {
            ["mark.svg"] when get => MarkAsync(http),
            ["open", var ticket] when get && sessions.Values.FirstOrDefault(session => session.IsTicket(ticket)) is { } session => OpenAsync(http, session),
            ["d", var id] when get && Find(http, id) is { } session => ShowAsync(http, session),
            ["d", var id] when !get && Find(http, id) is { } session => PressAsync(http, session),
            ["d", var id, "watch"] when get && Find(http, id) is { } session => new Watch(session).RunAsync(http),
            _ => WriteAsync(http, Page.Gone(), StatusCodes.Status410Gone),
        };
    }

    private static Task MarkAsync(HttpContext http)
    {
        http.Response.ContentType = "image/svg+xml";
        return http.Response.WriteAsync(Pieces.Mark.ToString().Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal));
    }

    private static Task OpenAsync(HttpContext http, WindowSession session)
    {
        var page = "/d/" + session.Id;
        if (!session.IsCookie(http.Request.Cookies[Cookie]))
        {
            if (session.Exchange() is not { } cookie)
            {
                return WriteAsync(http, Page.Gone(), StatusCodes.Status410Gone);
            }

            http.Response.Cookies.Append(Cookie, cookie, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = page;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext http, Html page, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(page.ToString());
    }

    private Task ShowAsync(HttpContext http, WindowSession session) => WriteAsync(
        http,
        session.Dialog.Finished.IsCompleted ? Page.Finished(session.Dialog, settings) : Page.Of(session.Dialog, settings, "/d/" + session.Id, session.FormToken),
        StatusCodes.Status200OK);

    private async Task PressAsync(HttpContext http, WindowSession session)
    {
        using var form = await PressedForm.ReadAsync(http.Request.Body, http.RequestAborted);
        if (form is null || !session.IsFormToken(form.Text("token")))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        // Opening a store takes its time by design; the thread is not Kestrel's.
        await session.WorkAsync(() => session.Dialog.Press(form));
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/d/" + session.Id;
    }

    private WindowSession? Find(HttpContext http, string id) =>
        sessions.TryGetValue(id, out var session) && session.IsCookie(http.Request.Cookies[Cookie]) ? session : null;
}
