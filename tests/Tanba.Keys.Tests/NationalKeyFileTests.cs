namespace Tanba.Keys.Tests;

public class NationalKeyFileTests
{
    [Theory]
    [InlineData("AUTH_RSA256_b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d.p12", "b2c70a9ff7a5dc59de0ccc3c0ddde3437cc1f12d")]
    [InlineData("RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.p12", "11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9")]
    public void A_national_key_file_opens_and_its_key_signs(string file, string ski)
    {
        using var password = new Secret("Qwerty12");
        var keys = new Pkcs12Store().Open(SharedData.Path("keys/" + file), password).Value;

        using var key = Assert.Single(keys);
        Assert.Equal(ski, key.FriendlyName);
        Assert.Equal(ski, key.Certificate.Ski);
        Assert.Equal("123456789011", key.Certificate.Subject.Iin);
        Assert.True(key.Key.Algorithm.Verify(key.Certificate.PublicKey, "message"u8, key.Key.Sign("message"u8)));
    }

    [Theory]
    [InlineData("GOST512_individual_2026.p12")]
    [InlineData("GOSTKNCA_13a3741b52d7bf860aab199b56fad1f4652e357b.p12")]
    public void A_key_of_an_algorithm_that_is_not_there_yet_is_refused_by_name(string file)
    {
        using var password = new Secret("Qwerty12");
        Assert.Equal("keystore.key-unsupported", new Pkcs12Store().Open(SharedData.Path("keys/" + file), password).Rejection?.Code);
    }

    [Fact]
    public void A_wrong_password_is_told_from_a_damaged_file()
    {
        using var wrong = new Secret("Qwerty13");
        var path = SharedData.Path("keys/RSA256_11c707bd54cbfcccb3815e39c4eb57b1dc7dfea9.p12");
        Assert.Equal("keystore.wrong-password", new Pkcs12Store().Open(path, wrong).Rejection?.Code);
    }
}
