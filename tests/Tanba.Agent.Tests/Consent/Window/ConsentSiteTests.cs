using System.Net;
using Tanba.Agent.Consent.Window;

namespace Tanba.Agent.Tests.Consent.Window;

/// <summary>A page of another origin can neither read the windows nor drive them.</summary>
public sealed class ConsentSiteTests : IAsyncLifetime
{
    private readonly WindowFixture fixture = new();
    private KeyDialog dialog = null!;
    private WindowVisitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        dialog = new KeyDialog(fixture.KeyQuestion(fixture.SignFile), fixture.Opening, fixture.Keys);
        visitor = await WindowVisitor.AtAsync(dialog, fixture.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await visitor.DisposeAsync();
        dialog.Dispose();
        fixture.Dispose();
    }

    [Fact]
    public async Task The_address_leads_to_the_page_with_a_strict_cookie()
    {
        using var opened = await visitor.GetAsync(visitor.Session.NewPath());
        var cookie = opened.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_address_works_once_and_a_second_comer_ends_it_all()
    {
        var path = visitor.Session.NewPath();
        using var first = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using var second = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        Assert.Null(await dialog.Answer);
    }

    [Fact]
    public async Task Going_back_in_the_same_browser_is_no_second_comer()
    {
        await visitor.EnterAsync();
        using var again = await visitor.GetAsync(visitor.Session.NewPath());
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task A_new_address_makes_the_older_one_void()
    {
        var old = visitor.Session.NewPath();
        visitor.Session.NewPath();
        using var late = await visitor.GetAsync(old);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Theory]
    [InlineData("/open/0000")]
    [InlineData("/d/0000")]
    [InlineData("/")]
    [InlineData("/d")]
    [InlineData("/dist/../appsettings.json")]
    public async Task Guessed_addresses_are_gone(string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task The_page_is_not_shown_without_the_cookie()
    {
        await visitor.EnterAsync();
        visitor.Cookie = null;
        using var answer = await visitor.GetAsync(visitor.Page);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        visitor.Cookie = "tanba-consent=" + new string('0', 64);
        using var guessed = await visitor.GetAsync(visitor.Page);
        Assert.Equal(HttpStatusCode.Gone, guessed.StatusCode);
    }

    [Theory]
    [InlineData("Host", "rebound.example:80")]
    [InlineData("Host", "localhost")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Dest", "iframe")]
    [InlineData("Sec-Fetch-Dest", "embed")]
    [InlineData("Sec-Fetch-Dest", "object")]
    public async Task Foreign_pages_frames_and_rebound_names_read_nothing(string header, string value)
    {
        await visitor.EnterAsync();
        using var answer = await visitor.GetAsync(visitor.Page, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:9")]
    [InlineData("Origin", null)]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Foreign_pages_press_no_button(string header, string? value)
    {
        await visitor.EnterAsync();
        (string, string)[] headers = value is null ? [] : header == "Origin" ? [(header, value)] : [("Origin", visitor.Site), (header, value)];
        using var answer = await visitor.PostAsync([("token", visitor.Session.FormToken), ("do", "cancel")], headers);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    public async Task A_press_without_the_token_of_the_page_is_refused(string token)
    {
        await visitor.EnterAsync();
        using var answer = await visitor.PostAsync([("token", token), ("do", "cancel")], ("Origin", visitor.Site));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(dialog.Finished.IsCompleted);
    }

    [Fact]
    public async Task A_form_over_32_KiB_is_refused()
    {
        await visitor.EnterAsync();
        using var answer = await visitor.PostAsync([("token", visitor.Session.FormToken), ("do", "cancel"), ("path", new string('x', 40_000))], ("Origin", visitor.Site));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_not_spoken(string method)
    {
        using var browser = new HttpClient();
        using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), visitor.Site + visitor.Page));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_frames_inline_code_and_keeping()
    {
        using var answer = await visitor.GetAsync("/anything");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_page_has_no_inline_script_or_style()
    {
        var page = await visitor.EnterAsync();
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(" (style|on[a-z]+)=\"", page);
    }

    [Fact]
    public async Task After_the_answer_the_page_says_so_and_buttons_do_nothing()
    {
        await visitor.EnterAsync();
        Assert.Contains("Отменено", await visitor.PressAsync("cancel"), StringComparison.Ordinal);
        Assert.Contains("Отменено", await visitor.PressAsync("accept", ("password", Citizen.Password)), StringComparison.Ordinal);
        Assert.Null(await dialog.Answer);
    }

    [Fact]
    public async Task The_mark_is_an_icon()
    {
        using var answer = await visitor.GetAsync("/mark.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_window_that_is_closed_cancels_its_question()
    {
        await visitor.EnterAsync();
        using (var line = await visitor.GetAsync(visitor.Page + "/watch"))
        {
            Assert.Equal("text/event-stream", line.Content.Headers.ContentType!.MediaType);
            await using var stream = await line.Content.ReadAsStreamAsync();
            Assert.NotEqual(0, await stream.ReadAsync(new byte[100]));
        }

        Assert.Null(await dialog.Answer.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task The_page_is_told_when_nobody_waits_for_an_answer()
    {
        await visitor.EnterAsync();
        using var line = await visitor.GetAsync(visitor.Page + "/watch");
        using var reader = new StreamReader(await line.Content.ReadAsStreamAsync());
        Assert.Equal(": here", await reader.ReadLineAsync());
        dialog.Cancel();
        Assert.Contains("event: over", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
