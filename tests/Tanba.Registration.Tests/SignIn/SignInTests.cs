using System.Text;
using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.SignIn;
using Tanba.Registration.Tests.Journey;
using Tanba.Signatures.Cms;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.SignIn;

public sealed class SignInTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_authentication_key_opens_the_cabinet(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var challenge = await StartAsync(house);
        var signedIn = (await CompleteAsync(house, challenge, daniyar.Auth.Sign(challenge.Text))).Value;

        Assert.Equal(Citizens.Daniyar.Iin, signedIn.Iin);
        Assert.Equal("ОМАРОВ ДАНИЯР ЕРЛАНҰЛЫ", signedIn.Name);
        Assert.Equal(daniyar.Auth.Certificate.SerialNumber.ToString(), signedIn.SerialNumber);
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM audit WHERE act = 'person.sign-in'"));
    }

    [Fact]
    public async Task A_challenge_names_the_portal_and_is_never_the_same()
    {
        await using var house = await House.OpenAsync("sqlite");
        var (first, second) = (await StartAsync(house), await StartAsync(house));
        Assert.Contains($"\nact: sign-in\nportal: {House.Portal}\nnonce: ", first.Text, StringComparison.Ordinal);
        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(first.Text, second.Text);
        Assert.DoesNotContain(first.Id, first.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_challenge_is_good_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        var cms = anna.Auth.Sign(challenge.Text);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => CompleteAsync(house, challenge, cms))));

        Assert.Single(answers, answer => !answer.IsRefused);
        Assert.All(answers.Where(answer => answer.IsRefused), answer => Assert.Equal("sign-in.challenge-used", answer.Rejection!.Code));
    }

    [Fact]
    public async Task A_wrong_answer_uses_it_up_too()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.malformed", await CodeAsync(house, challenge, [1, 2, 3]));
        Assert.Equal("sign-in.challenge-used", await CodeAsync(house, challenge, anna.Auth.Sign(challenge.Text)));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_challenge_is_good_for_two_minutes(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        var (inTime, late) = (await StartAsync(house), await StartAsync(house));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.False((await CompleteAsync(house, inTime, anna.Auth.Sign(inTime.Text))).IsRefused);
        house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("sign-in.challenge-expired", await CodeAsync(house, late, anna.Auth.Sign(late.Text)));
    }

    [Fact]
    public async Task A_signing_key_is_refused_with_the_reason()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.not-authentication-key", await CodeAsync(house, challenge, anna.Signing.Sign(challenge.Text)));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revoked_key_is_refused_from_that_moment(string store)
    {
        await using var house = await House.OpenAsync(store);
        var anna = await house.EnrolAsync(Citizens.Anna);
        _ = (await house.Get<Revoke>().RunAsync(anna.Auth.Certificate.SerialNumber, RevocationReason.Superseded, House.Registrar, House.Stop)).Value;
        var challenge = await StartAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var refused = (await CompleteAsync(house, challenge, anna.Auth.Sign(challenge.Text))).Rejection!;
        Assert.Equal("sign-in.revoked", refused.Code);
        Assert.Equal([house.Clock.GetUtcNow() - TimeSpan.FromMinutes(1)], refused.Values);
    }

    [Fact]
    public async Task A_suspended_key_is_refused_as_that_and_serves_again_when_it_is_released()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        _ = (await house.Get<Revoke>().RunAsync(anna.Auth.Certificate.SerialNumber, RevocationReason.CertificateHold, House.Registrar, House.Stop)).Value;
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.suspended", await CodeAsync(house, challenge, anna.Auth.Sign(challenge.Text)));
        _ = (await house.Get<Release>().RunAsync(anna.Auth.Certificate.SerialNumber, House.Registrar, House.Stop)).Value;
        var again = await StartAsync(house);
        Assert.False((await CompleteAsync(house, again, anna.Auth.Sign(again.Text))).IsRefused);
    }

    [Fact]
    public async Task A_refusal_tells_when_the_key_ended_and_who_issued_a_foreign_one()
    {
        await using var house = await House.OpenAsync("sqlite");
        await using var elsewhere = await House.OpenAsync("sqlite", TestAuthority.Foreign);
        var (anna, stranger) = (await house.EnrolAsync(Citizens.Anna), await elsewhere.EnrolAsync(Citizens.Anna));
        var challenge = await StartAsync(house);
        Assert.Equal([stranger.Auth.Certificate.Issuer.CommonName!], (await CompleteAsync(house, challenge, stranger.Auth.Sign(challenge.Text))).Rejection!.Values);
        house.Clock.Advance(TimeSpan.FromDays(366));
        var late = await StartAsync(house);
        Assert.Equal([anna.Auth.Certificate.NotAfter], (await CompleteAsync(house, late, anna.Auth.Sign(late.Text))).Rejection!.Values);
    }

    [Fact]
    public async Task An_expired_key_and_a_key_from_the_future_are_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        house.Clock.Advance(TimeSpan.FromDays(366));
        var late = await StartAsync(house);
        Assert.Equal("sign-in.expired", await CodeAsync(house, late, anna.Auth.Sign(late.Text)));
        house.Clock.Advance(TimeSpan.FromDays(-367));
        var early = await StartAsync(house);
        Assert.Equal("sign-in.not-yet-valid", await CodeAsync(house, early, anna.Auth.Sign(early.Text)));
    }

    [Fact]
    public async Task A_key_of_another_authority_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        await using var elsewhere = await House.OpenAsync("sqlite", TestAuthority.Foreign);
        var anna = await elsewhere.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.unknown-authority", await CodeAsync(house, challenge, anna.Auth.Sign(challenge.Text)));
    }

    [Fact]
    public async Task A_certificate_that_the_authority_has_no_record_of_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        await using var otherDatabase = await House.OpenAsync("sqlite");
        var anna = await otherDatabase.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.unknown-authority", await CodeAsync(house, challenge, anna.Auth.Sign(challenge.Text)));
    }

    [Fact]
    public async Task Another_challenge_does_not_answer_this_one()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var (first, second) = (await StartAsync(house), await StartAsync(house));
        Assert.Equal("sign-in.text-differs", await CodeAsync(house, first, anna.Auth.Sign(second.Text)));
    }

    [Fact]
    public async Task A_spoilt_signature_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        var cms = anna.Auth.Sign(challenge.Text);
        cms[^1] ^= 1;
        Assert.Equal("sign-in.signature-wrong", await CodeAsync(house, challenge, cms));
    }

    [Fact]
    public async Task The_text_signed_as_an_ordinary_document_logs_nobody_in() // docs/decisions/0010
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        Assert.Equal("sign-in.not-an-act", await CodeAsync(house, challenge, anna.Auth.SignAsDocument(challenge.Text)));
    }

    [Fact]
    public async Task A_detached_signature_shows_no_text_and_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var challenge = await StartAsync(house);
        var cms = SignCms.Sign(Encoding.UTF8.GetBytes(challenge.Text), anna.Auth.Certificate, anna.Auth.Key, house.Clock.GetUtcNow(), attached: false, contentType: Oids.TanbaAct);
        Assert.Equal("sign-in.text-differs", await CodeAsync(house, challenge, cms));
    }

    [Fact]
    public async Task An_unknown_challenge_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        Assert.Equal("sign-in.challenge-unknown", await CodeAsync(house, new("nothing", "text"), [1]));
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Old_challenges_are_forgotten(string store)
    {
        await using var house = await House.OpenAsync(store);
        await StartAsync(house);
        Assert.Equal(0, await house.Get<ForgetChallenges>().RunAsync(House.Stop));
        house.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await house.Get<ForgetChallenges>().RunAsync(House.Stop));
    }

    private static readonly SignInFrom From = new("192.0.2.7", "192.0.2.7", null);

    private static Task<SignInChallenge> StartAsync(House house) => house.Get<StartSignIn>().RunAsync("kk", House.Stop);

    private static Task<Result<SignedIn>> CompleteAsync(House house, SignInChallenge challenge, byte[] cms) =>
        house.Get<CompleteSignIn>().RunAsync(challenge.Id, cms, From, House.Stop);

    private static async Task<string> CodeAsync(House house, SignInChallenge challenge, byte[] cms) => (await CompleteAsync(house, challenge, cms)).Rejection!.Code;
}
