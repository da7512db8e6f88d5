using System.Net;
using System.Text.RegularExpressions;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet.Password;

/// <summary>The page itself changes nothing: it only speaks with the agent, and no password can come to the server by it.</summary>
[Collection("Reissue")] // keys made for a person end the applications that another test has open
public sealed class PasswordPageTests(SharedPortal shared)
{
    [Fact]
    public async Task A_stranger_is_sent_to_log_in_and_back()
    {
        var page = await shared.Host.Guest().OpenAsync("/cabinet/password");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Contains("return=%2Fcabinet%2Fpassword", page.Location, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("kk", "ЭЦҚ кілтінің құпиясөзін ауыстыру", "PIN кодты ауыстыру")]
    [InlineData("ru", "Смена пароля на ключ ЭЦП", "Сменить PIN-код")]
    [InlineData("en", "Change the password of a key", "Change PIN")]
    public async Task A_citizen_finds_every_kind_of_store_and_no_field_for_a_password(string language, string title, string act)
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest(language);
        await guest.LogInAsync(holder);
        var page = WebUtility.HtmlDecode((await guest.OpenAsync("/cabinet/password")).Body);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(act, page, StringComparison.Ordinal);
        Assert.All(Storages.All, storage => Assert.Contains($"<option value=\"{storage}\"", page, StringComparison.Ordinal));
        Assert.All(Storages.All.Where(Storages.IsToken), storage => Assert.Contains($"data-of-store=\"{storage}\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain("type=\"password\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_names_each_reason_why_the_agent_may_not_be_reached()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);
        var page = (await guest.OpenAsync("/cabinet/password")).Body;
        Assert.Equal(["not-running", "not-allowed", "not-trusted"], Regex.Matches(page, "data-trouble=\"([a-z-]+)\"").Select(match => match.Groups[1].Value));
        Assert.Contains("\"signposts\":[\"http://127.0.0.1:13580\"]", page, StringComparison.Ordinal);
    }
}
