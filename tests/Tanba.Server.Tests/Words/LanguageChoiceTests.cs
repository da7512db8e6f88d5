using Microsoft.AspNetCore.Http;
using Tanba.Server.Words;

namespace Tanba.Server.Tests.Words;

public sealed class LanguageChoiceTests
{
    [Theory]
    [InlineData("kk-KZ,kk;q=0.9,ru;q=0.8", "kk")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("de-DE,de;q=0.9,en;q=0.3,ru;q=0.5", "ru")]
    [InlineData("de", "ru")]
    [InlineData("kk;q=0, en;q=0.1", "en")]
    [InlineData(null, "ru")]
    [InlineData("!!", "ru")]
    public async Task Without_a_choice_the_browser_is_asked_and_then_it_is_Russian(string? accepted, string expected)
    {
        var context = Request("/", accepted);
        Assert.Equal(expected, await ChosenAsync(context));
        Assert.Equal(expected, context.Response.Headers.ContentLanguage);
    }

    [Fact]
    public async Task A_remembered_choice_wins_over_the_browser()
    {
        var context = Request("/", "en");
        context.Request.Headers.Cookie = $"{LanguageChoice.Cookie}=kk";
        Assert.Equal("kk", await ChosenAsync(context));
    }

    [Fact]
    public async Task A_remembered_language_that_we_do_not_speak_is_forgotten()
    {
        var context = Request("/", "en");
        context.Request.Headers.Cookie = $"{LanguageChoice.Cookie}=de";
        Assert.Equal("en", await ChosenAsync(context));
    }

    [Fact]
    public async Task The_switch_remembers_and_leads_back_to_the_same_page()
    {
        var context = Request("/status", "ru");
        context.Request.QueryString = new QueryString("?number=4021%207735%200186&lang=kk");
        Assert.Null(await ChosenAsync(context));
        Assert.Equal(StatusCodes.Status302Found, context.Response.StatusCode);
        Assert.Equal("/status?number=4021%207735%200186", context.Response.Headers.Location);
        var cookie = context.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("tanba-language=kk;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task The_switch_never_leads_to_another_site(string path)
    {
        var context = Request(path, "ru");
        context.Request.QueryString = new QueryString("?lang=en");
        await ChosenAsync(context);
        Assert.StartsWith("/evil", context.Response.Headers.Location.ToString().Replace("%5C", "", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_language_in_the_switch_changes_nothing()
    {
        var context = Request("/", "en");
        context.Request.QueryString = new QueryString("?lang=de");
        Assert.Equal("en", await ChosenAsync(context));
        Assert.Empty(context.Response.Headers.SetCookie.ToString());
    }

    private static DefaultHttpContext Request(string path, string? accepted)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = path;
        context.Request.Headers.AcceptLanguage = accepted;
        return context;
    }

    private static async Task<string?> ChosenAsync(HttpContext context)
    {
        string? chosen = null;
        var choice = new LanguageChoice(reached =>
        {
            chosen = LanguageChoice.Of(reached).Code;
            return Task.CompletedTask;
        });
        await choice.InvokeAsync(context);
        return chosen;
    }
}
