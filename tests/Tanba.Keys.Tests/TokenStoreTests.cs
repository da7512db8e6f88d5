using Tanba.Keys.Pkcs11;

namespace Tanba.Keys.Tests;

/// <summary>PKCS#11 v2.40, on SoftHSM2.</summary>
public class TokenStoreTests
{
    private const string Number = "402177350186";

    [Fact]
    public void A_token_tells_its_label_and_serial_number_without_a_pin()
    {
        var place = Assert.Single(Store("second").Places());
        Assert.StartsWith("pkcs11:token=second;serial=", place.Address, StringComparison.Ordinal);
        Assert.StartsWith("second (", place.Name, StringComparison.Ordinal);
        Assert.Equal(PinTries.Enough, place.Tries);
    }

    [Fact]
    public void Without_a_library_or_a_token_there_is_none_and_that_is_said()
    {
        using var pin = new Secret(SoftTokens.Pin);
        var none = new TokenStore(new("AKKaztokenStore", "1.2.398.3.3.5.2.2", null, [new TokenModule("/no/such/library.so"), new TokenModule("libsofthsm2.so")]));
        Assert.Empty(none.Places());
        Assert.Equal("token.absent", none.Open(string.Empty, pin).Rejection?.Code);
        Assert.Equal("token.absent", Store("second").Open("pkcs11:token=third;serial=1", pin).Rejection?.Code);
    }

    [Fact]
    public void Of_two_tokens_of_one_kind_the_person_chooses()
    {
        using var pin = new Secret(SoftTokens.Pin);
        var store = Store("twin one", "twin two");
        var places = store.Places();
        Assert.Equal(2, places.Count);
        Assert.Equal("token.several", store.FindPending(string.Empty, Number).Rejection?.Code);

        var one = places.Single(place => place.Name.StartsWith("twin one", StringComparison.Ordinal));
        store.Generate(one.Address, Number, [new("auth", "p256")], pin).Value.Dispose();
        Assert.Single(store.FindPending(one.Address, Number).Value);
        Assert.Empty(store.FindPending(places.Single(place => place != one).Address, Number).Value);
    }

    [Fact]
    public void A_wrong_pin_says_when_it_becomes_dangerous()
    {
        using var right = new Secret(SoftTokens.Pin);
        using var wrong = new Secret("00000000");
        var store = Store("locked");

        Assert.StartsWith("token.pin-wrong", store.WhyNot(string.Empty, wrong)!.Code, StringComparison.Ordinal);
        Assert.NotEqual(PinTries.Enough, Assert.Single(store.Places()).Tries);
        Assert.Equal("token.pin-wrong-few", store.WhyNot(string.Empty, wrong)!.Code);
        Assert.Null(store.WhyNot(string.Empty, right));
        Assert.Equal(PinTries.Enough, Assert.Single(store.Places()).Tries);
    }

    [Fact]
    public void While_somebody_is_logged_in_another_wrong_pin_is_still_wrong()
    {
        using var right = new Secret(SoftTokens.Pin);
        using var wrong = new Secret("00000000");
        var store = Store("second");
        using var made = store.Generate(string.Empty, "402177350228", [new("auth", "p256")], right).Value;

        Assert.StartsWith("token.pin-wrong", store.WhyNot(string.Empty, wrong)!.Code, StringComparison.Ordinal);
        Assert.Null(store.WhyNot(string.Empty, right));
        Assert.Equal(1, made.Discard().Value);
    }

    [Fact]
    public void The_pin_is_changed_on_the_token_itself()
    {
        using var old = new Secret(SoftTokens.Pin);
        using var changed = new Secret("Zhana2026");
        using var tooShort = new Secret("1");
        var store = Store("changed");

        Assert.Equal("token.pin-unfit", store.ChangeSecret(string.Empty, old, tooShort)?.Code);
        Assert.StartsWith("token.pin-wrong", store.ChangeSecret(string.Empty, changed, old)!.Code, StringComparison.Ordinal);
        Assert.Null(store.ChangeSecret(string.Empty, old, changed));
        Assert.NotNull(store.WhyNot(string.Empty, old));
        Assert.Null(store.WhyNot(string.Empty, changed));
        Assert.Null(store.ChangeSecret(string.Empty, changed, old));
    }

    [Fact]
    public void A_kind_of_key_that_the_token_does_not_make_is_refused_before_anything_is_made()
    {
        using var pin = new Secret(SoftTokens.Pin);
        Assert.Equal("token.kind-unsupported", Store("second").Generate(string.Empty, Number, [new("auth", "p256"), new("sign", "gost512")], pin).Rejection?.Code);
        Assert.Empty(Store("second").FindPending(string.Empty, Number).Value);
        Assert.Equal("token.pin-missing", Store("second").Generate(string.Empty, Number, [new("auth", "p256")], null).Rejection?.Code);
    }

    [Fact]
    public void A_key_whose_sessions_died_says_so_and_the_token_opens_again()
    {
        using var pin = new Secret(SoftTokens.Pin);
        var store = Store("second");
        var made = store.Generate(string.Empty, "402177350236", [new("sign", "p256")], pin).Value;
        var key = made.Keys[0].Key;
        Assert.NotEmpty(key.Sign("message"u8));

        // As when the token is taken out and put back.
        var token = Assert.Single(ConnectedToken.Find(SoftTokens.Kind("AKKaztokenStore", "second").Modules));
        Assert.Equal(CkResult.Ok, token.Module.Functions.CloseAllSessions(token.Slot));

        Assert.Equal("token.removed", Assert.Throws<KeyUnavailableException>(() => key.Sign("message"u8)).Rejection.Code);
        Assert.Null(store.WhyNot(string.Empty, pin));
        Assert.Single(store.FindPending(string.Empty, "402177350236").Value);
        made.Dispose();
    }

    [Fact]
    public void Many_threads_sign_with_one_key()
    {
        using var pin = new Secret(SoftTokens.Pin);
        using var made = Store("second").Generate(string.Empty, "402177350244", [new("sign", "rsa2048")], pin).Value;
        var key = made.Keys[0].Key;
        Parallel.For(0, 32, number =>
        {
            var message = BitConverter.GetBytes(number);
            Assert.True(key.Algorithm.Verify(key.PublicKey, message, key.Sign(message)));
        });
    }

    [Fact]
    public void No_refusal_carries_the_pin()
    {
        using var wrong = new Secret("Geheim4711");
        var store = Store("windows");
        Assert.DoesNotContain("Geheim4711", store.WhyNot(string.Empty, wrong)!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheim4711", store.ChangeSecret(string.Empty, wrong, wrong)!.ToString(), StringComparison.Ordinal);
        using var right = new Secret(SoftTokens.Pin);
        Assert.Null(store.WhyNot(string.Empty, right));
    }

    private static TokenStore Store(params string[] labels) => new(SoftTokens.Kind("AKKaztokenStore", labels));
}
