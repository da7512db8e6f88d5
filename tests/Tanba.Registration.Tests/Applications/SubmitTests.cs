using Tanba.Authority.Revocation;
using Tanba.Pki;
using Tanba.Pki.Crls;
using Tanba.Registration.Applications;
using Tanba.Registration.Tests.Journey;
using Tanba.Tests.Store;

namespace Tanba.Registration.Tests.Applications;

public sealed class SubmitTests
{
    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_renewal_signed_with_the_current_key_is_issued_at_once(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        var cms = daniyar.Signing.Sign(renewal.Text);
        var view = (await SubmitAsync(house, renewal, cms)).Value;

        Assert.Equal(ApplicationState.Issued, view.State);
        Assert.Equal(renewal.Number, view.Number);
        var certificates = (await house.Get<CertificatesFor>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Value;
        Assert.Equal(2, certificates.Count);
        Assert.Equal(cms, await house.AskAsync<byte[]>("SELECT cms FROM acts WHERE application = @number", new { number = renewal.Number }));
        Assert.True((await house.AuditAsync()).IsWhole);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Two_letters_tell_of_it_in_the_persons_language(string store)
    {
        await using var house = await House.OpenAsync(store);
        var aigerim = await house.EnrolAsync(Citizens.Aigerim);
        var renewal = await house.BeginRenewalAsync(aigerim);
        _ = (await SubmitAsync(house, renewal, aigerim.Signing.Sign(renewal.Text))).Value;

        var number = ApplicationNumber.Parse(renewal.Number).Value.Grouped;
        var letters = await house.LettersAsync();
        Assert.Contains(("aigerim@example.kz", $"Заявка {number} принята"), letters);
        Assert.Contains(("aigerim@example.kz", $"Сертификаты по заявке {number} готовы"), letters);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task The_same_act_again_is_answered_the_same_and_does_nothing(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        var cms = daniyar.Signing.Sign(renewal.Text);
        var first = (await SubmitAsync(house, renewal, cms)).Value;
        var letters = (await house.LettersAsync()).Count;

        Assert.Equal(first, (await SubmitAsync(house, renewal, cms)).Value);
        Assert.Equal(letters, (await house.LettersAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task Of_two_that_come_together_one_is_stored_and_nobody_is_harmed(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(second => Task.Run(() =>
            SubmitAsync(house, renewal, daniyar.Signing.Sign(renewal.Text, new(2026, 11, 22, 12, 0, second, TimeSpan.Zero))))));

        Assert.Contains(answers, answer => !answer.IsRefused);
        Assert.Equal(1, await house.AskAsync<long>("SELECT COUNT(*) FROM acts WHERE application = @number", new { number = renewal.Number }));
        Assert.Equal(2, (await house.Get<CertificatesFor>().RunAsync(renewal.Number, renewal.KeyIds, House.Stop)).Value.Count);
    }

    [Theory]
    [MemberData(nameof(Stores.All), MemberType = typeof(Stores))]
    public async Task A_revoked_key_signs_nothing(string store)
    {
        await using var house = await House.OpenAsync(store);
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        _ = (await house.Get<Revoke>().RunAsync(daniyar.Signing.Certificate.SerialNumber, RevocationReason.KeyCompromise, House.Registrar, House.Stop)).Value;

        await RefusedAsync(house, renewal, daniyar.Signing.Sign(renewal.Text), "act.revoked");
    }

    [Fact]
    public async Task The_authentication_key_hands_nothing_in()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        await RefusedAsync(house, renewal, daniyar.Auth.Sign(renewal.Text), "act.not-signing-key");
    }

    [Fact]
    public async Task Anothers_key_hands_nothing_in()
    {
        await using var house = await House.OpenAsync("sqlite");
        var anna = await house.EnrolAsync(Citizens.Anna);
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Daniyar));
        await RefusedAsync(house, renewal, anna.Signing.Sign(renewal.Text), "act.another-person");
    }

    [Fact]
    public async Task Another_text_hands_nothing_in()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        await RefusedAsync(house, renewal, daniyar.Signing.Sign(renewal.Text.Replace("PKCS12", "JKS", StringComparison.Ordinal)), "act.text-differs");
        await RefusedAsync(house, renewal, daniyar.Signing.Sign(renewal.Text.ReplaceLineEndings("\r\n")), "act.text-differs");
    }

    [Fact]
    public async Task The_text_signed_as_an_ordinary_document_hands_nothing_in() // docs/decisions/0010
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        await RefusedAsync(house, renewal, daniyar.Signing.SignAsDocument(renewal.Text), "act.not-an-act");
    }

    [Fact]
    public async Task A_text_signed_before_the_keys_were_changed_counts_no_more()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        _ = (await house.Get<AttachRequests>().RunAsync(renewal.Number, Citizens.Daniyar.Iin, House.Requests(house.Make(renewal.Order)), House.Stop)).Value;
        await RefusedAsync(house, renewal, daniyar.Signing.Sign(renewal.Text), "act.text-differs");
    }

    [Fact]
    public async Task What_is_no_signature_at_all_is_refused()
    {
        await using var house = await House.OpenAsync("sqlite");
        var renewal = await house.BeginRenewalAsync(await house.EnrolAsync(Citizens.Daniyar));
        await RefusedAsync(house, renewal, [1, 2, 3], "act.malformed");
        await RefusedAsync(house, renewal, new byte[64 * 1024 + 1], "act.too-large");
    }

    [Fact]
    public async Task A_first_application_is_not_handed_in_by_signing()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var order = (await house.Get<ApplyFirst>().RunAsync(house.Wish(Citizens.Daniyar), House.Stop)).Value;
        var text = (await house.Get<AttachRequests>().RunAsync(order.Number, Citizens.Daniyar.Iin, House.Requests(house.Make(order)), House.Stop)).Value;
        var refused = await house.Get<Submit>().RunAsync(order.Number, Citizens.Daniyar.Iin, daniyar.Signing.Sign(text), House.Stop);
        Assert.Equal("submit.not-renewal", refused.Rejection!.Code);
    }

    [Fact]
    public async Task A_cancelled_application_is_not_handed_in()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        var renewal = await house.BeginRenewalAsync(daniyar);
        _ = (await house.Get<Cancel>().RunAsync(renewal.Number, Citizens.Daniyar.Iin, House.Stop)).Value;
        Assert.Equal("application.is-cancelled", (await SubmitAsync(house, renewal, daniyar.Signing.Sign(renewal.Text))).Rejection!.Code);
    }

    [Fact]
    public async Task The_old_keys_stay_good()
    {
        await using var house = await House.OpenAsync("sqlite");
        var daniyar = await house.EnrolAsync(Citizens.Daniyar);
        await house.RenewAsync(daniyar);
        var second = await house.BeginRenewalAsync(daniyar);
        Assert.Equal(ApplicationState.Issued, (await SubmitAsync(house, second, daniyar.Signing.Sign(second.Text))).Value.State);
    }

    private static Task<Result<ApplicationView>> SubmitAsync(House house, Renewal renewal, byte[] cms) =>
        house.Get<Submit>().RunAsync(renewal.Number, Owner(renewal), cms, House.Stop);

    private static string Owner(Renewal renewal) =>
        Pki.Names.DistinguishedName.Decode(Convert.FromBase64String(renewal.Order.Keys[0].Subject)).Value.Iin!;

    private static async Task RefusedAsync(House house, Renewal renewal, byte[] cms, string code)
    {
        Assert.Equal(code, (await SubmitAsync(house, renewal, cms)).Rejection!.Code);
        Assert.Equal(ApplicationState.Draft, (await house.Get<FindApplications>().ByNumberAsync(renewal.Number, House.Stop)).Value.State);
    }
}
