using System.Net;
using System.Text.RegularExpressions;
using Tanba.Authority.Status;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Cabinet;

/// <summary>«Отзыв», «приостановление» and «возврат» by what the pages' scripts post.</summary>
public sealed partial class RevokeTests(SharedPortal shared)
{
    [Fact]
    public async Task A_key_is_chosen_a_ground_given_the_consequence_read_and_the_request_signed()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);
        var serial = SerialOf(holder.Sign);
        Assert.Contains($"href=\"/cabinet/revoke/{serial}\"", (await guest.OpenAsync("/cabinet/revoke")).Body, StringComparison.Ordinal);

        var choose = await guest.OpenAsync("/cabinet/revoke/" + serial);
        var nothing = await guest.SubmitAsync(choose, "/cabinet/revoke/" + serial);
        Assert.Contains("Выберите, что сделать с ключом", nothing.Body, StringComparison.Ordinal);
        var chosen = await guest.SubmitAsync(choose, "/cabinet/revoke/" + serial, ("Ground", "lost"));
        Assert.Equal($"/cabinet/revoke/{serial}/lost", chosen.Location);

        var check = await guest.OpenAsync(chosen.Location);
        Assert.Contains("навсегда", check.Body, StringComparison.Ordinal);
        var finished = await guest.SignActAsync(chosen.Location, check, holder);
        Assert.Equal("/revoked", finished.Json().Text("to"));

        Assert.Equal(StatusKind.Revoked, await StatusAsync(holder.Sign));
        var done = await guest.OpenAsync("/revoked");
        Assert.Contains("Сертификат отозван", done.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"/cabinet/applications\"", done.Body, StringComparison.Ordinal);
        var page = await guest.OpenAsync("/cabinet/keys/" + serial);
        Assert.Contains("data-state=\"revoked\"", page.Body, StringComparison.Ordinal);
        await ReceiptIsAnybodysToCheckAsync(guest, page.Body);
    }

    [Fact]
    public async Task Whoever_revokes_the_key_of_the_session_reads_so_and_is_logged_out()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest("en");
        await guest.LogInAsync(holder);
        var address = $"/cabinet/revoke/{SerialOf(holder.Auth)}/compromised";
        await guest.SignActAsync(address, await guest.OpenAsync(address), holder);
        var done = await guest.OpenAsync("/revoked");
        Assert.Contains("you are now logged out", done.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/cabinet/applications\"", done.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.OpenAsync("/cabinet")).Status);
    }

    [Fact]
    public async Task A_suspended_key_is_brought_back_by_another()
    {
        using var held = await Holder.MakeAsync(shared.Host, Holder.Anna);
        using var other = await Holder.MakeAsync(shared.Host, Holder.Anna);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(other);
        var serial = SerialOf(held.Sign);
        await guest.SignActAsync($"/cabinet/revoke/{serial}/suspended", await guest.OpenAsync($"/cabinet/revoke/{serial}/suspended"), held);
        Assert.Contains("Приостановленные", (await guest.OpenAsync("/cabinet/revoke")).Body, StringComparison.Ordinal);
        Assert.Contains("/cabinet/keys/" + serial, (await guest.OpenAsync("/cabinet/keys?filter=suspended")).Body, StringComparison.Ordinal);

        var release = $"/cabinet/revoke/{serial}/released";
        var check = await guest.OpenAsync(release);
        Assert.Equal("act.suspended", (await guest.SignActAsync(release, check, held)).Json().Text("code"));
        Assert.Equal("/revoked", (await guest.SignActAsync(release, check, other)).Json().Text("to"));
        Assert.Equal(StatusKind.Good, await StatusAsync(held.Sign));
    }

    [Fact]
    public async Task Anothers_certificate_request_and_receipt_are_not_found()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Anna);
        using var other = await Holder.MakeAsync(shared.Host, Holder.Aigerim);
        var owner = shared.Host.Guest("ru");
        await owner.LogInAsync(holder);
        var address = $"/cabinet/revoke/{SerialOf(holder.Sign)}/lost";
        var check = await owner.OpenAsync(address);
        var act = (await owner.PostAsync(address, "Start", new { }, check.Token)).Json();

        var stranger = shared.Host.Guest("ru");
        await stranger.LogInAsync(other);
        foreach (var page in new[] { "/cabinet/keys/", "/cabinet/revoke/" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(page + SerialOf(holder.Sign))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(page + "no-number")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/cabinet/keys/{SerialOf(holder.Sign)}?handler=Certificate")).Status);
        var token = (await stranger.OpenAsync("/cabinet")).Token;
        Assert.Equal("revoke.unknown-serial", (await stranger.PostAsync(address, "Start", new { }, token)).Json().Text("code"));
        var finish = new { id = act.Text("id"), cms = Holder.SignText(other.Sign, act.Text("text")) };
        Assert.Equal("act.unknown", (await stranger.PostAsync(address, "Finish", finish, token)).Json().Text("code"));
        Assert.Equal("act.another-person", (await owner.PostAsync(address, "Finish", finish, check.Token)).Json().Text("code"));
        Assert.Equal(StatusKind.Good, await StatusAsync(holder.Sign));
    }

    [Fact]
    public async Task Who_has_no_key_to_sign_with_is_told_where_to_go()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Nurgul);
        var guest = shared.Host.Guest("ru");
        await guest.LogInAsync(holder);
        var address = $"/cabinet/revoke/{SerialOf(holder.Sign)}/ended";
        var check = await guest.OpenAsync(address);
        Assert.Contains("единственный действующий ключ для подписи", check.Body, StringComparison.Ordinal);
        await guest.SignActAsync(address, check, holder);
        Assert.Contains("центр регистрации", (await guest.OpenAsync("/cabinet/revoke")).Body, StringComparison.Ordinal);
        var renewal = await guest.OpenAsync("/cabinet/reissue");
        Assert.Contains("центр регистрации", (await guest.OpenAsync(renewal.Location)).Body, StringComparison.Ordinal);
    }

    private static async Task ReceiptIsAnybodysToCheckAsync(Guest guest, string body)
    {
        var address = ReceiptLink().Match(body).Value;
        var receipt = await guest.OpenAsync(address);
        Assert.Contains("Прошу отозвать сертификат", receipt.Body, StringComparison.Ordinal);
        Assert.Contains("reason: superseded", receipt.Body, StringComparison.Ordinal);
        Assert.Equal(0x30, (await guest.FetchAsync(address + "?handler=Signature"))[0]);
    }

    private static string SerialOf((Tanba.Keys.SoftwareKey Key, Tanba.Pki.Certificates.Certificate Certificate) of) => of.Certificate.SerialNumber.ToString();

    private async Task<StatusKind> StatusAsync((Tanba.Keys.SoftwareKey Key, Tanba.Pki.Certificates.Certificate Certificate) of) =>
        (await shared.Host.Get<CertificateStatuses>().FindAsync(of.Certificate.SerialNumber, TestContext.Current.CancellationToken)).Kind;

    [GeneratedRegex("/cabinet/receipts/[0-9a-f]{64}")]
    private static partial Regex ReceiptLink();
}
