using System.Net;
using System.Text.RegularExpressions;
using Tanba.Agent.Consent.Window;
using Tanba.Agent.State;

namespace Tanba.Agent.Tests.Support;

/// <summary>A browser in front of a window of the agent; it keeps the cookie and sends what browsers send.</summary>
internal sealed partial class WindowVisitor : IAsyncDisposable
{
    private readonly ConsentSite site;
    private readonly HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private WindowVisitor(ConsentSite site, WindowSession session)
    {
        this.site = site;
        Session = session;
    }

    public WindowSession Session { get; }

    public string Site => site.Address;

    public string? Cookie { get; set; }

    public string Page => "/d/" + Session.Id;

    public static async Task<WindowVisitor> AtAsync(Dialog dialog, Settings settings)
    {
        var opened = new ConsentSite(settings);
        return new WindowVisitor(opened, await opened.OpenAsync(dialog, default));
    }

    /// <summary>Opens the one-time address, as the agent's own window does, and reads the page.</summary>
    public async Task<string> EnterAsync()
    {
        using var opened = await GetAsync(Session.NewPath());
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Assert.Equal(Page, opened.Headers.Location!.OriginalString);
        return await ReadAsync();
    }

    public async Task<string> ReadAsync()
    {
        using var page = await GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Site + path), headers);

    /// <summary>Presses a button of the page, and follows to the next page.</summary>
    public async Task<string> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync([("token", Session.FormToken), ("do", button), .. fields], ("Origin", Site));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await ReadAsync();
    }

    public Task<HttpResponseMessage> PostAsync((string Name, string Value)[] fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Site + Page) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        return SendAsync(request, headers);
    }

    public static IReadOnlyList<string> Buttons(string page) => [.. ButtonValue().Matches(page).Select(match => match.Groups[1].Value)];

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
        Session.Dialog.Cancel();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        using (request)
        {
            if (Cookie is not null)
            {
                request.Headers.TryAddWithoutValidation("Cookie", Cookie);
            }

            foreach (var (name, value) in headers)
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return await browser.SendAsync(request, request.RequestUri!.AbsolutePath.EndsWith("watch", StringComparison.Ordinal) ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
        }
    }

    [GeneratedRegex("name=\"do\" value=\"([^\"]*)\"")]
    private static partial Regex ButtonValue();
}
