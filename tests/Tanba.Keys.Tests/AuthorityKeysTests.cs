using Tanba.Keys.Pkcs11;

namespace Tanba.Keys.Tests;

/// <summary>RFC 7512.</summary>
public sealed class AuthorityKeysTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Secret passphrase = new("correct horse battery");

    public AuthorityKeysTests() => File.WriteAllText(folder.File("pin"), SoftTokens.Pin + "\n");

    public void Dispose()
    {
        passphrase.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_key_is_made_once_and_opened_ever_after_wherever_it_lives()
    {
        foreach (var address in new[] { folder.File("ca.key"), AuthorityKeys.Named(Token(), "made once") })
        {
            using var made = AuthorityKeys.OpenOrMake(address, "p256", passphrase).Value;
            using var again = AuthorityKeys.OpenOrMake(address, "p384", passphrase).Value;
            using var opened = AuthorityKeys.Open(address, passphrase).Value;
            Assert.Equal(made.PublicKey, again.PublicKey);
            Assert.True(opened.Algorithm.Verify(made.PublicKey, "message"u8, opened.Sign("message"u8)));
        }
    }

    [Fact]
    public void A_token_that_was_taken_out_and_put_back_is_opened_again_by_itself()
    {
        using var key = AuthorityKeys.OpenOrMake(AuthorityKeys.Named(Token(), "put back"), "rsa2048", passphrase).Value;
        Assert.NotEmpty(key.Sign("before"u8));

        // What a module does with its sessions when its token goes.
        var token = Assert.Single(ConnectedToken.Find(SoftTokens.Kind("AKKaztokenStore", "authority").Modules));
        Assert.Equal(CkResult.Ok, token.Module.Functions.CloseAllSessions(token.Slot));

        Assert.True(key.Algorithm.Verify(key.PublicKey, "after"u8, key.Sign("after"u8)));
    }

    [Fact]
    public void A_pin_that_was_changed_meanwhile_is_a_refusal_of_the_key()
    {
        using var key = AuthorityKeys.OpenOrMake(AuthorityKeys.Named(Token(), "locked out"), "p256", passphrase).Value;
        var token = Assert.Single(ConnectedToken.Find(SoftTokens.Kind("AKKaztokenStore", "authority").Modules));
        token.Module.Functions.CloseAllSessions(token.Slot);
        File.Delete(folder.File("pin"));
        Assert.Equal("token.pin-missing", Assert.Throws<KeyUnavailableException>(() => key.Sign("message"u8)).Rejection.Code);
    }

    [Fact]
    public void A_token_that_forgot_the_login_is_logged_into_again()
    {
        using var key = AuthorityKeys.OpenOrMake(AuthorityKeys.Named(Token(), "forgetful"), "p256", passphrase).Value;
        var token = Assert.Single(ConnectedToken.Find(SoftTokens.Kind("AKKaztokenStore", "authority").Modules));
        Assert.Equal(CkResult.Ok, token.Module.Functions.OpenSession(token.Slot, mayWrite: false, out var session));

        // Its sessions stay, as after a reset of the card: only the login is gone.
        Assert.Equal(CkResult.Ok, token.Module.Functions.Logout(session));
        Assert.True(key.Algorithm.Verify(key.PublicKey, "after"u8, key.Sign("after"u8)));
    }

    [Fact]
    public void A_wrong_pin_is_tried_once_however_often_the_service_asks()
    {
        var address = AuthorityKeys.Named(Token(), "not locked");
        var right = File.ReadAllText(folder.File("pin"));
        using (var key = AuthorityKeys.OpenOrMake(address, "p256", passphrase).Value)
        {
            var token = Assert.Single(ConnectedToken.Find(SoftTokens.Kind("AKKaztokenStore", "authority").Modules));
            token.Module.Functions.CloseAllSessions(token.Slot);
            File.WriteAllText(folder.File("pin"), "00000000");
            for (var i = 0; i < 20; i++)
            {
                Assert.StartsWith("token.pin-wrong", Assert.Throws<KeyUnavailableException>(() => key.Sign("message"u8)).Rejection.Code, StringComparison.Ordinal);
            }
        }

        File.WriteAllText(folder.File("pin"), right);
        using var again = AuthorityKeys.Open(address, passphrase).Value;
        Assert.NotEmpty(again.Sign("message"u8));
    }

    [Theory]
    [InlineData("pkcs11:token=ca?module-path=/m.so&pin-source=/pin", "pkcs11:token=ca;object=root?module-path=/m.so&pin-source=/pin")]
    [InlineData("pkcs11:token=ca", "pkcs11:token=ca;object=root")]
    public void The_keys_of_one_token_have_names(string token, string expected) => Assert.Equal(expected, AuthorityKeys.Named(token, "root"));

    [Theory]
    [InlineData("pkcs11:token=a;object=b?pin-value=1234", "key-uri.pin-inside")]
    [InlineData("pkcs11:token=a;object=b?module-path=/m.so", "key-uri.incomplete")]
    [InlineData("pkcs11:token=a;token=b", "key-uri.malformed")]
    public void An_address_that_says_too_little_or_too_much_is_refused(string address, string code)
    {
        var refused = AuthorityKeys.Open(address, passphrase).Rejection!;
        Assert.Equal(code, refused.Code);
        Assert.DoesNotContain("1234", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_there_is_said_so() =>
        Assert.Equal("token.key-missing", AuthorityKeys.Open(AuthorityKeys.Named(Token(), "nobody"), passphrase).Rejection?.Code);

    [Fact]
    public void Sentences_show_no_way_to_a_pin() => Assert.Equal("pkcs11:token=ca;object=root", AuthorityKeys.Shown("pkcs11:token=ca;object=root?pin-source=/etc/pin"));

    private string Token() => SoftTokens.Address("authority", folder.File("pin"));
}
