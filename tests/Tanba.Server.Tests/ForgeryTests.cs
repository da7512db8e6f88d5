using System.Net;
using Dapper;
using Tanba.Authority.Store;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests;

/// <summary>Every handler that takes a signed act, and everything that could pass for the right signature: refused with its code, and nothing is changed.</summary>
public sealed class ForgeryTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    /// <summary>All that an act could have changed.</summary>
    private const string Everything =
        """
        SELECT (SELECT COUNT(*) FROM acts) || ' acts, ' || (SELECT COUNT(*) FROM act_orders WHERE used_at IS NOT NULL) || ' used, '
            || (SELECT COUNT(*) FROM certificate) || ' certificates, ' || (SELECT COUNT(*) FROM revocation_event) || ' revocations, '
            || (SELECT COUNT(*) FROM confirmations) || ' confirmations, ' || (SELECT COALESCE(GROUP_CONCAT(number || state), '') FROM applications)
        """;

    [Theory]
    [InlineData("reissue")]
    [InlineData("revoke")]
    [InlineData("withdraw")]
    [InlineData("confirm")]
    [InlineData("approve")]
    [InlineData("refuse")]
    [InlineData("order")]
    public async Task Only_the_right_signature_is_taken_and_whatever_is_refused_changes_nothing(string act)
    {
        await using var host = PortalHost.Start();
        using var spare = await Holder.MakeAsync(host, Holder.Daniyar);
        using var signer = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var desk = await SignedDesk.OpenAsync(act, host, signer, other);
        var taken = await TakenElsewhereAsync(host, spare, signer);
        var before = await EverythingAsync(host);

        foreach (var (cms, code, status) in Forgeries(desk, other, taken))
        {
            var refused = await desk.PostAsync(cms, true);
            Assert.Equal((code, status), (refused.Json().Text("code"), refused.Status));
            Assert.Equal(before, await EverythingAsync(host));
        }

        var right = Holder.SignText(signer.Sign, desk.Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostAsync(right, false)).Status);
        Assert.Equal(before, await EverythingAsync(host));

        // The right one is taken by the same handler, so it was the forgery that was refused and not the page.
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync(right, true)).Status);
        Assert.NotEqual(before, await EverythingAsync(host));
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("revoke")]
    [InlineData("order")]
    public async Task The_same_signature_sent_again_does_nothing_more(string act)
    {
        await using var host = PortalHost.Start();
        using var signer = await Holder.MakeAsync(host, Holder.Daniyar);
        using var other = await Holder.MakeAsync(host, Holder.Aigerim);
        var desk = await SignedDesk.OpenAsync(act, host, signer, other);
        var right = Holder.SignText(signer.Sign, desk.Text);
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync(right, true)).Status);
        var after = await EverythingAsync(host);
        await desk.PostAsync(right, true);
        await desk.PostAsync(Holder.SignText(signer.Sign, desk.Text), true);
        Assert.Equal(after, await EverythingAsync(host));
    }

    [Theory]
    [InlineData("octet", "sign-in.signature-wrong")]
    [InlineData("portal", "sign-in.text-differs")]
    [InlineData("signing key", "sign-in.not-authentication-key")]
    [InlineData("another challenge", "sign-in.text-differs")]
    [InlineData("nothing", "post.unreadable")]
    public async Task A_forged_login_opens_no_session_and_spends_its_challenge(string forgery, string code)
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        var page = await guest.OpenAsync("/login");
        var (id, text) = await ChallengeAsync(guest, page);
        var right = Holder.SignText(holder.Auth, text);
        var cms = forgery switch
        {
            "octet" => Changed(right),
            "portal" => Holder.SignText(holder.Auth, Elsewhere(text)),
            "signing key" => Holder.SignText(holder.Sign, text),
            "another challenge" => Holder.SignText(holder.Auth, (await ChallengeAsync(guest, page)).Text),
            _ => "",
        };
        var refused = await guest.PostAsync("/login", "Finish", new { id, cms }, page.Token);
        Assert.Equal(code, refused.Json().Text("code"));
        Assert.True(refused.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden);
        await IsOutsideAsync(host, guest);

        // What could be read was an attempt: the challenge is spent, even for its own signature.
        var again = await guest.PostAsync("/login", "Finish", new { id, cms = right }, page.Token);
        Assert.Equal(forgery == "nothing" ? HttpStatusCode.OK : HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    public async Task A_login_is_not_repeated_with_the_signature_of_the_one_before()
    {
        await using var host = PortalHost.Start();
        using var holder = await Holder.MakeAsync(host, Holder.Daniyar);
        var guest = host.Guest("ru");
        var page = await guest.OpenAsync("/login");
        var (id, text) = await ChallengeAsync(guest, page);
        var cms = Holder.SignText(holder.Auth, text);
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.PostAsync("/login", "Finish", new { id, cms }, token: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync("/login", "Finish", new { id, cms }, page.Token)).Status);

        var thief = host.Guest("ru");
        var login = await thief.OpenAsync("/login");
        Assert.Equal("sign-in.challenge-used", (await thief.PostAsync("/login", "Finish", new { id, cms }, login.Token)).Json().Text("code"));
        Assert.Equal("sign-in.challenge-unknown", (await thief.PostAsync("/login", "Finish", new { id = "0", cms }, login.Token)).Json().Text("code"));
        Assert.Equal(HttpStatusCode.Redirect, (await thief.OpenAsync("/cabinet")).Status);
    }

    private static IEnumerable<(string Cms, string Code, HttpStatusCode Status)> Forgeries(SignedDesk desk, Holder other, string taken) =>
    [
        (Changed(Holder.SignText(desk.Signer.Sign, desk.Text)), "act.signature-wrong", HttpStatusCode.Forbidden),
        (Holder.SignText(other.Sign, desk.Text), "act.another-person", HttpStatusCode.Forbidden),
        (Holder.SignText(desk.Signer.Auth, desk.Text), "act.not-signing-key", HttpStatusCode.Forbidden),
        (Holder.SignText(desk.Signer.Sign, Elsewhere(desk.Text)), "act.text-differs", HttpStatusCode.BadRequest),
        (taken, "act.text-differs", HttpStatusCode.BadRequest),
        ("MAA=", "act.malformed", HttpStatusCode.BadRequest),
        ("?", "post.unreadable", HttpStatusCode.BadRequest),
    ];

    /// <summary>A signature of this person that was taken for another order.</summary>
    private static async Task<string> TakenElsewhereAsync(PortalHost host, Holder spare, Holder signer)
    {
        var guest = host.Guest("ru");
        await guest.LogInAsync(signer);
        var address = $"/cabinet/revoke/{spare.Sign.Certificate.SerialNumber}/lost";
        var token = (await guest.OpenAsync(address)).Token;
        var act = (await guest.PostAsync(address, "Start", new { }, token)).Json();
        var cms = Holder.SignText(signer.Sign, act.Text("text"));
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(address, "Finish", new { id = act.Text("id"), cms }, token)).Status);
        return cms;
    }

    // The last octet belongs to the signature itself.
    private static string Changed(string cms)
    {
        var octets = Convert.FromBase64String(cms);
        octets[^1] ^= 1;
        return Convert.ToBase64String(octets);
    }

    private static string Elsewhere(string text)
    {
        Assert.Contains("\nportal: http://localhost:5080\n", text, StringComparison.Ordinal);
        return text.Replace("\nportal: http://localhost:5080\n", "\nportal: https://portal.example.kz\n", StringComparison.Ordinal);
    }

    private static async Task<(string Id, string Text)> ChallengeAsync(Guest guest, Guest.Page page)
    {
        var challenge = (await guest.PostAsync("/login", "Start", new { }, page.Token)).Json();
        return (challenge.Text("id"), challenge.Text("text"));
    }

    private static async Task IsOutsideAsync(PortalHost host, Guest guest)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await guest.OpenAsync("/cabinet")).Status);
        await using var connection = await host.Get<Database>().OpenAsync(Stop);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sign_ins"));
    }

    private static async Task<string> EverythingAsync(PortalHost host)
    {
        await using var connection = await host.Get<Database>().OpenAsync(Stop);
        return (await connection.ExecuteScalarAsync<string>(Everything))!;
    }
}
