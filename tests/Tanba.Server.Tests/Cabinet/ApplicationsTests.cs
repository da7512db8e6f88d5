using System.Net;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet;

/// <summary>«Заявки» by what the pages' scripts post.</summary>
[Collection("Reissue")] // a person has one application at a time, and keys made for them end it
public sealed class ApplicationsTests(SharedPortal shared)
{
    [Fact]
    public async Task An_application_is_listed_with_its_steps_and_an_unfinished_one_is_given_up()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);
        var (number, _, _) = await guest.ReissueAsync(holder);
        var address = "/cabinet/applications/" + number;
        var list = await guest.OpenAsync("/cabinet/applications");
        Assert.Contains($"href=\"{address}\"", list.Body, StringComparison.Ordinal);
        Assert.Contains(address, (await guest.OpenAsync("/cabinet")).Body, StringComparison.Ordinal);

        var one = await guest.OpenAsync(address);
        foreach (var step in new[] { "Заявка создана", "Заявка подана", "Сертификаты выпущены", "/cabinet/receipts/" })
        {
            Assert.Contains(step, one.Body, StringComparison.Ordinal);
        }

        Assert.Equal("/cabinet/reissue/not-now", (await guest.OpenAsync("/cabinet/reissue")).Location);
        Assert.Contains(address + "/withdraw", (await guest.OpenAsync("/cabinet/reissue/not-now")).Body, StringComparison.Ordinal);
        var withdraw = await guest.OpenAsync(address + "/withdraw");
        Assert.Equal(address, (await guest.SignActAsync(address + "/withdraw", withdraw, holder)).Json().Text("to"));
        Assert.Contains("data-state=\"Cancelled\"", (await guest.OpenAsync(address)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/cabinet/reissue")).Status);
        Assert.Equal("/cabinet/reissue", (await guest.OpenAsync("/cabinet/reissue/not-now")).Location);
    }

    [Fact]
    public async Task Anothers_application_is_not_found_and_cannot_be_decided()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(shared.Host, Holder.Aigerim);
        var owner = shared.Host.Guest("ru");
        await owner.LogInAsync(holder);
        var (number, _, _) = await owner.ReissueAsync(holder);

        var stranger = shared.Host.Guest("ru");
        await stranger.LogInAsync(other);
        foreach (var page in new[] { "", "/confirm", "/withdraw" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/cabinet/applications/{number}{page}")).Status);
        }

        var token = (await stranger.OpenAsync("/cabinet")).Token;
        Assert.Equal("application.not-found", (await stranger.PostAsync($"/cabinet/applications/{number}/withdraw", "Start", new { }, token)).Json().Text("code"));
        Assert.Equal("application.not-found", (await stranger.PostAsync($"/cabinet/applications/{number}/confirm", "Start", new { }, token)).Json().Text("code"));
        var foreign = new { id = number, cms = Holder.SignText(other.Sign, "whatever") };
        Assert.True((await stranger.PostAsync($"/cabinet/applications/{number}/confirm", "Finish", foreign, token)).Status >= HttpStatusCode.BadRequest);
        Assert.Contains("data-state=\"Issued\"", (await owner.OpenAsync($"/cabinet/applications/{number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_application_offers_nothing_more()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("en");
        await guest.LogInAsync(holder);
        var (number, keys, _) = await guest.ReissueAsync(holder);
        var status = await guest.OpenAsync($"/status?number={number}");
        await guest.PostAsync("/status", "Installed", new { number, keys }, status.Token);

        var address = "/cabinet/applications/" + number;
        var one = await guest.OpenAsync(address);
        Assert.Contains("data-state=\"Installed\"", one.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(address + "/withdraw", one.Body, StringComparison.Ordinal);
        Assert.Equal(address, (await guest.OpenAsync(address + "/withdraw")).Location);
        Assert.Equal(address, (await guest.OpenAsync(address + "/confirm")).Location);
    }

    [Fact]
    public async Task The_page_of_a_key_tells_its_story_and_gives_certificate_and_chain()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);
        var address = "/cabinet/keys/" + holder.Sign.Certificate.SerialNumber;
        var page = await guest.OpenAsync(address);
        Assert.Contains("data-state=\"valid\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("Сертификат выпущен", page.Body, StringComparison.Ordinal);
        Assert.Contains("Срок закончится", page.Body, StringComparison.Ordinal);
        Assert.True((await guest.FetchAsync(address + "?handler=Certificate")).AsSpan().SequenceEqual(holder.Sign.Certificate.Encoded.Span));
        var chain = System.Text.Encoding.ASCII.GetString(await guest.FetchAsync(address + "?handler=Chain"));
        Assert.Equal(3, chain.Split("-----BEGIN CERTIFICATE-----").Length - 1);
        Assert.StartsWith(holder.Sign.Certificate.ToPem(), chain, StringComparison.Ordinal);
    }
}
