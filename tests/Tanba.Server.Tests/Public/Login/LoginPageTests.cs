using System.Net;
using Tanba.Authority.Revocation;
using Tanba.Pki.Crls;
using Tanba.Server.Tests.Running;

namespace Tanba.Server.Tests.Public.Login;

[Collection("Reissue")] // keys made for a person end the applications that another test has open
public sealed class LoginPageTests(SharedPortal shared)
{
    [Fact]
    public async Task A_good_signature_of_the_authentication_key_opens_the_cabinet()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        var finished = await guest.LogInAsync(holder);
        Assert.Equal("/cabinet", finished.Json().Text("to"));
        var cookie = finished.Headers["Set-Cookie"];
        Assert.Contains("tanba-session=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        var cabinet = await guest.OpenAsync("/cabinet");
        Assert.Equal(HttpStatusCode.OK, cabinet.Status);
        Assert.Contains("ОМАРОВ ДАНИЯР", cabinet.Body, StringComparison.Ordinal);
        Assert.Contains("900101300007", cabinet.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_signing_key_is_refused_and_the_person_learns_which_key_to_take()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var refused = await shared.Host.Guest("ru").LogInAsync(holder, withSigningKey: true);
        Assert.True((int)refused.Status is >= 400 and < 500);
        Assert.Equal("sign-in.not-authentication-key", refused.Json().Text("code"));
        Assert.Contains("AUTH_RSA", refused.Json().Text("message"), StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", refused.Headers.Keys);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        _ = (await shared.Host.Get<Revoke>().RunAsync(holder.Auth.Certificate.SerialNumber, RevocationReason.KeyCompromise, "test", TestContext.Current.CancellationToken)).Value;
        Assert.Equal("sign-in.revoked", (await shared.Host.Guest().LogInAsync(holder)).Json().Text("code"));
    }

    [Theory]
    [InlineData("kk", @"Бұл кілт \d{4} ж\. \d+ \w+, \d\d:\d\d кері қайтарып алынған\.")]
    [InlineData("ru", @"Этот ключ отозван \d+ \w+ \d{4}, \d\d:\d\d\.")]
    [InlineData("en", @"This key was revoked on \d+ \w+ \d{4}, \d\d:\d\d\.")]
    public async Task A_revoked_key_is_refused_with_the_moment_in_the_language_of_the_person(string language, string sentence)
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        _ = (await shared.Host.Get<Revoke>().RunAsync(holder.Auth.Certificate.SerialNumber, RevocationReason.KeyCompromise, "test", TestContext.Current.CancellationToken)).Value;
        Assert.Matches(sentence, (await shared.Host.Guest(language).LogInAsync(holder)).Json().Text("message"));
    }

    [Theory]
    [InlineData("AKKaztokenStore", "12345678")]
    [InlineData("AKEToken72KStore", "1234567890")]
    [InlineData("AKJaCartaStore", "1234567890")]
    [InlineData("AKAKEYStore", "1234567890")]
    [InlineData("AKKZIDCardStore", null)]
    public async Task The_pin_of_delivery_is_named_where_the_guide_names_it(string storage, string? pin)
    {
        var page = (await shared.Host.Guest("ru").OpenAsync("/login")).Body;
        var hint = page.Split($"data-of-store=\"{storage}\"")[1].Split("</p>")[0];
        Assert.Equal(pin is not null, hint.Contains("Если PIN-код не меняли", StringComparison.Ordinal));
        Assert.Contains($": {pin}", pin is null ? ": " : hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_serves_once()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        var page = await guest.OpenAsync("/login");
        var challenge = (await guest.PostAsync("/login", "Start", new { }, page.Token)).Json();
        var answer = new { id = challenge.Text("id"), cms = Holder.SignText(holder.Auth, challenge.Text("text")) };
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync("/login", "Finish", answer, page.Token)).Status);
        var other = shared.Host.Guest();
        var again = await other.PostAsync("/login", "Finish", answer, (await other.OpenAsync("/login")).Token);
        Assert.Equal("sign-in.challenge-used", again.Json().Text("code"));
    }

    [Theory]
    [InlineData("/cabinet/keys", "/cabinet/keys")]
    [InlineData("//evil.example", "/cabinet")]
    [InlineData("https://evil.example/", "/cabinet")]
    [InlineData("/\\evil.example", "/cabinet")]
    public async Task Afterwards_the_person_goes_on_inside_the_portal_only(string back, string expected)
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        Assert.Equal(expected, (await shared.Host.Guest().LogInAsync(holder, back: back)).Json().Text("to"));
    }

    [Theory]
    [InlineData("""{"id":"x","cms":"not base64!"}""")]
    [InlineData("""{"id":null,"cms":null}""")]
    [InlineData("{}")]
    public async Task Nonsense_is_refused_with_a_sentence(string body)
    {
        var guest = shared.Host.Guest("en");
        var page = await guest.OpenAsync("/login");
        var refused = await guest.PostAsync("/login", "Finish", System.Text.Json.JsonDocument.Parse(body), page.Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("post.unreadable", refused.Json().Text("code"));
        Assert.Contains("Reload the page", refused.Json().Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Start")]
    [InlineData("Finish")]
    public async Task Without_the_token_of_the_page_nothing_is_done(string handler)
    {
        var guest = shared.Host.Guest();
        await guest.OpenAsync("/login");
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.PostAsync("/login", handler, new { }, token: null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await guest.PostAsync("/login", handler, new { }, token: "another")).Status);
    }

    [Fact]
    public async Task The_text_to_sign_is_in_the_language_of_the_page_and_names_the_portal()
    {
        var guest = shared.Host.Guest("kk");
        var page = await guest.OpenAsync("/login");
        var text = (await guest.PostAsync("/login", "Start", new { }, page.Token)).Json().Text("text");
        Assert.Contains("-- tanba-act/1 --\nact: sign-in\nportal: http://localhost:5080\n", text, StringComparison.Ordinal);
        Assert.Matches("[ӘәҒғҚқҢңӨөҰұҮүІі]", text);
    }

    [Fact]
    public async Task A_person_who_is_in_does_not_log_in_twice()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        Assert.Equal("/cabinet", (await guest.OpenAsync("/login")).Location);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var holder = await Holder.MakeAsync(shared.Host, Holder.Daniyar);
        var guest = shared.Host.Guest();
        await guest.LogInAsync(holder);
        var cabinet = await guest.OpenAsync("/cabinet");
        Assert.Equal("/", (await guest.SubmitAsync(cabinet, "/logout")).Location);
        Assert.StartsWith("/login?return=", new Uri(shared.Host.Origin, (await guest.OpenAsync("/cabinet")).Location).PathAndQuery, StringComparison.Ordinal);
    }
}
