using System.Net;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Registration.People;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet.Profile;

/// <summary>The profile and the letters' pages, as a browser without script has them.</summary>
public sealed class ProfilePageTests : IAsyncLifetime
{
    private readonly PortalHost host = PortalHost.Start();
    private readonly Guest guest;
    private Holder holder = null!;

    public ProfilePageTests() => guest = host.Guest();

    public async ValueTask InitializeAsync()
    {
        holder = await Holder.MakeAsync(host, Holder.Daniyar);
        await guest.LogInAsync(holder);
    }

    public async ValueTask DisposeAsync()
    {
        holder.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task It_shows_the_own_data_and_says_who_changes_them()
    {
        var page = await guest.OpenAsync("/cabinet/profile");
        Assert.Contains(">ОМАРОВ<", page.Body, StringComparison.Ordinal);
        Assert.Contains("900101300007", page.Body, StringComparison.Ordinal);
        Assert.Contains("эти данные меняет регистратор", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_is_kept_and_the_page_comes_in_the_chosen_language()
    {
        var saved = await SaveAsync(("Answers.Language", "kk"), ("Answers.Region", "Алматы"), ("Answers.Locality", "Алматы"));
        Assert.Equal("/cabinet/profile?lang=kk", saved.Location);
        Assert.Equal("/cabinet/profile", (await guest.OpenAsync(saved.Location)).Location);
        var page = await guest.OpenAsync("/cabinet/profile");
        Assert.Equal("kk", page.Language);
        Assert.Contains("Сақталды", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Сақталды", (await guest.OpenAsync("/cabinet/profile")).Body, StringComparison.Ordinal);
        Assert.Equal(
            Holder.Daniyar with { Language = "kk", WantsLetters = false, Region = "Алматы", Locality = "Алматы" },
            await host.Get<People>().FindAsync(Holder.Daniyar.Iin, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_answer_is_named_and_nothing_is_changed()
    {
        var page = await SaveAsync(("Answers.Language", "de"), ("Answers.Region", "Алматы"), ("Answers.Locality", ""));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Напишите населённый пункт", page.Body, StringComparison.Ordinal);
        Assert.Contains("Язык должен быть", (await SaveAsync(("Answers.Language", "de"), ("Answers.Region", "А"), ("Answers.Locality", "Б"))).Body, StringComparison.Ordinal);
        Assert.Equal(Holder.Daniyar, await host.Get<People>().FindAsync(Holder.Daniyar.Iin, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_address_is_confirmed_by_its_letter_without_a_session()
    {
        Assert.Contains("Напишите адрес почты", (await AskAsync("new@localhost")).Body, StringComparison.Ordinal);
        Assert.Equal("/cabinet/profile#email", (await AskAsync("new@example.kz")).Location);
        Assert.Contains("Мы отправили письмо на new@example.kz", (await guest.OpenAsync("/cabinet/profile")).Body, StringComparison.Ordinal);

        var reader = host.Guest();
        var link = await LinkAsync("new@example.kz", "/letters/confirm?key=");
        var asked = await reader.OpenAsync(link);
        Assert.Contains("new@example.kz", asked.Body, StringComparison.Ordinal);
        Assert.Equal("daniyar@example.kz", await EmailAsync());
        Assert.Contains("Адрес подтверждён", (await reader.SubmitAsync(asked, link)).Body, StringComparison.Ordinal);
        Assert.Equal("new@example.kz", await EmailAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Letters_end_with_the_link_of_a_letter_without_a_session()
    {
        var reader = host.Guest();
        await guest.ReissueAsync(holder, email: Holder.Daniyar.Email!);
        var link = await LinkAsync(Holder.Daniyar.Email!, "/letters/off?key=");
        Assert.Contains("Отключить письма", (await reader.OpenAsync(link)).Body, StringComparison.Ordinal);
        Assert.True((await host.Get<People>().FindAsync(Holder.Daniyar.Iin, TestContext.Current.CancellationToken))!.WantsLetters);

        // RFC 8058 §3.2: what a mail program sends, with no cookie and no token of the page.
        using var oneClick = new HttpRequestMessage(HttpMethod.Post, new Uri(link, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]),
        };
        using var answer = await host.Guest().SendAsync(oneClick);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await host.Get<People>().FindAsync(Holder.Daniyar.Iin, TestContext.Current.CancellationToken))!.WantsLetters);
    }

    [Theory]
    [InlineData("/letters/off")]
    [InlineData("/letters/off?key=abc")]
    [InlineData("/letters/confirm")]
    [InlineData("/letters/confirm?key=abc")]
    public async Task A_link_that_we_did_not_mail_is_not_found(string address)
    {
        var page = await host.Guest().OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Ссылка не подходит", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_log_ins_are_listed_and_nobody_elses()
    {
        using var other = await Holder.MakeAsync(host, Holder.Anna);
        var others = host.Guest();
        await others.LogInAsync(other);
        var page = await guest.OpenAsync("/cabinet/sign-ins");
        Assert.Equal(2, page.Body.Split("<tr class=\"govuk-table__row\">").Length - 1);
        Assert.Contains("Новый адрес", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_logged_in_is_told_that_the_session_has_ended()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/cabinet/keys", UriKind.Relative));
        request.Headers.Add("Cookie", "tanba-session=of-yesterday");
        using var answer = await host.Guest().SendAsync(request);
        var login = answer.Headers.Location!.ToString();
        Assert.EndsWith("/login?return=%2Fcabinet%2Fkeys&ended=idle", login, StringComparison.Ordinal);
        Assert.Contains("tanba-session=;", string.Join(' ', answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains("Вы долго ничего не делали", (await host.Guest().OpenAsync(new Uri(login).PathAndQuery)).Body, StringComparison.Ordinal);

        Assert.DoesNotContain("ended", (await host.Guest().OpenAsync("/cabinet/keys")).Location, StringComparison.Ordinal);
        Assert.DoesNotContain("Сеанс завершён", (await host.Guest().OpenAsync("/login?ended=x")).Body, StringComparison.Ordinal);
    }

    private async Task<Guest.Page> SaveAsync(params (string, string)[] answers) =>
        await guest.SubmitAsync(await guest.OpenAsync("/cabinet/profile"), "/cabinet/profile", answers);

    private async Task<Guest.Page> AskAsync(string email) =>
        await guest.SubmitAsync(await guest.OpenAsync("/cabinet/profile/email"), "/cabinet/profile/email", ("Email", email));

    private async Task<string?> EmailAsync() => (await host.Get<People>().FindAsync(Holder.Daniyar.Iin, TestContext.Current.CancellationToken))!.Email;

    private async Task<string> LinkAsync(string address, string beginning)
    {
        await using var connection = await host.Get<Database>().OpenAsync(TestContext.Current.CancellationToken);
        var body = await connection.QueryFirstAsync<string>("SELECT body FROM letters WHERE address = @address AND body LIKE @with", new { address, with = $"%{beginning}%" });
        return body[body.IndexOf(beginning, StringComparison.Ordinal)..].Split('\n', ' ')[0];
    }
}
