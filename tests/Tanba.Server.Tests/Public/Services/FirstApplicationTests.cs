using System.Net;
using Tanba.Registration.People;
using Tanba.Registration.Staff;
using Tanba.Server.Tests.Console;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Services;

/// <summary>«Услуги»: somebody without keys applies; what the pages show, to whom, and what a stranger cannot do.</summary>
public sealed class FirstApplicationTests(SharedPortal shared) : IAsyncLifetime
{
    private Guest guest = null!;

    public async ValueTask InitializeAsync()
    {
        await First.OpenCentreAsync(shared.Host);
        guest = shared.Host.Guest("ru");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Somebody_unknown_applies_and_gets_a_number_and_a_sheet_to_print()
    {
        var number = await guest.ApplyFirstAsync();
        var done = await guest.OpenAsync($"{First.Root}/done/{number}");
        Assert.Contains($"{number[..4]} {number[4..8]} {number[8..]}", done.Body, StringComparison.Ordinal);
        Assert.Contains("zhanna@example.kz", done.Body, StringComparison.Ordinal);
        Assert.Contains("ул. Первая, 1", done.Body, StringComparison.Ordinal);

        var sheet = await guest.OpenAsync($"{First.Root}/print/{number}");
        Assert.Contains("АХМЕТОВА ЖАННА", sheet.Body, StringComparison.Ordinal);
        Assert.Contains(First.Stranger, sheet.Body, StringComparison.Ordinal);
        Assert.Contains("class=\"tanba-qr\"", sheet.Body, StringComparison.Ordinal);
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(sheet.Body, "SHA-256 [0-9a-f]{64}"));
    }

    [Fact]
    public async Task Status_by_number_says_where_to_come_and_until_when_and_nothing_personal()
    {
        var number = await guest.ApplyFirstAsync();
        var status = await shared.Host.Guest("ru").OpenAsync($"/status?number={number}");
        Assert.Contains("data-state=\"Submitted\"", status.Body, StringComparison.Ordinal);
        Assert.Contains("ул. Первая, 1", status.Body, StringComparison.Ordinal);
        Assert.Contains("Подтвердить не позже", status.Body, StringComparison.Ordinal);
        foreach (var personal in new[] { First.Stranger, "АХМЕТОВА", "ЖАННА", "zhanna@", "/home/zhanna" })
        {
            Assert.DoesNotContain(personal, status.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refused_application_says_why()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        var number = await host.Guest("ru").ApplyFirstAsync();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var registrar = await host.StaffAsync(holder, "ru", StaffRole.Registrar);
        var address = $"/console/applications/{number}";
        var toSign = await registrar.SubmitAsync(await registrar.OpenAsync(address), address + "?handler=Refuse", ("Reason", "Удостоверение просрочено"));
        await registrar.SignAsync(toSign, address, holder);
        Assert.Contains("Удостоверение просрочено", (await host.Guest("ru").OpenAsync($"/status?number={number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registrar_of_another_centre_does_not_decide()
    {
        await using var host = PortalHost.Start();
        await First.OpenCentreAsync(host);
        await First.OpenCentreAsync(host, "elsewhere");
        var number = await host.Guest("ru").ApplyFirstAsync();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        _ = (await host.Get<AddStaff>().RunAsync(holder.Person.Iin, StaffRole.Registrar, "elsewhere", "administrator", TestContext.Current.CancellationToken)).Value;
        var registrar = host.Guest("ru");
        await registrar.LogInAsync(holder);
        var address = $"/console/applications/{number}";
        var refused = await registrar.SubmitAsync(await registrar.OpenAsync(address), address + "?handler=Refuse", ("Reason", "Удостоверение просрочено"));
        Assert.Contains("подана в другой центр", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_another_browser_the_application_is_not_found()
    {
        var number = await guest.ApplyFirstAsync();
        var stranger = shared.Host.Guest("ru");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{First.Root}/done/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{First.Root}/print/{number}")).Status);

        // With an application of its own in the cookie too.
        await stranger.ApplyFirstAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{First.Root}/done/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{First.Root}/print/{number}")).Status);
    }

    [Fact]
    public async Task A_stranger_cannot_touch_a_draft_that_another_browser_began()
    {
        var check = await guest.FillFirstAsync();
        var (number, _) = await guest.OrderAsync(check);

        var stranger = shared.Host.Guest("ru");
        var other = await stranger.FillFirstAsync();
        foreach (var (handler, body) in new (string, object)[]
        {
            ("Submit", new { number }),
            ("Requests", new { number, requests = new[] { new { role = "auth", request = "AAAA" } } }),
        })
        {
            Assert.Equal("application.not-found", (await stranger.PostAsync(First.Root + "/check", handler, body, other.Token)).Json().Text("code"));
        }

        await stranger.PostAsync(First.Root + "/check", "Cancel", new { number }, other.Token);
        await stranger.PostAsync(First.Root + "/check", "Start", new { }, other.Token);

        // The same IIN twice: neither application ends the other.
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(First.Root + "/check", "Submit", new { number }, check.Token)).Status);
    }

    [Fact]
    public async Task A_second_attempt_of_the_same_browser_ends_its_first_draft()
    {
        var check = await guest.FillFirstAsync();
        var (first, _) = await guest.OrderAsync(check);
        var (second, _) = await guest.OrderAsync(check);
        Assert.NotEqual(first, second);
        var status = await shared.Host.Guest("ru").OpenAsync($"/status?number={first}");
        Assert.Contains("data-state=\"Cancelled\"", status.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_registration_knows_is_shown_the_own_name_and_cannot_change_it()
    {
        _ = (await shared.Host.Get<People>().SaveAsync(Holder.Anna, "test", TestContext.Current.CancellationToken)).Value;
        await guest.AnswerAsync("conditions", ("Agree", "true"));
        await guest.AnswerAsync("person", ("Iin", Holder.Anna.Iin));
        var name = await guest.OpenAsync(First.Root + "/name");
        Assert.Contains("КИМ АННА", name.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"Surname\"", name.Body, StringComparison.Ordinal);

        var number = await guest.ApplyFirstAsync(Holder.Anna.Iin);
        var sheet = await guest.OpenAsync($"{First.Root}/print/{number}");
        Assert.Contains("КИМ АННА", sheet.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("АХМЕТОВА", sheet.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person", "/conditions")]
    [InlineData("name", "/conditions")]
    [InlineData("centre", "/conditions")]
    [InlineData("check", "/conditions")]
    public async Task A_page_opened_out_of_turn_leads_to_the_one_that_is_due(string page, string due) =>
        Assert.Equal(First.Root + due, (await guest.OpenAsync($"{First.Root}/{page}")).Location);

    [Fact]
    public async Task Another_number_asks_for_the_name_again()
    {
        await guest.FillFirstAsync();
        await guest.AnswerAsync("person", ("Iin", "750715400029"));
        Assert.Equal(First.Root + "/name", (await guest.OpenAsync(First.Root + "/check")).Location);
    }

    [Fact]
    public async Task Nothing_can_be_ordered_before_everything_is_answered()
    {
        await guest.AnswerAsync("conditions", ("Agree", "true"));
        var token = (await guest.OpenAsync(First.Root + "/person")).Token;
        Assert.Equal("post.unreadable", (await guest.PostAsync(First.Root + "/check", "Start", new { }, token)).Json().Text("code"));
    }
}
