namespace Tanba.Keys.Tests;

/// <summary>RFC 7512, RFC 8089.</summary>
public class KeyUriTests
{
    [Theory]
    [InlineData("file:/var/lib/tanba/issuing.key", "/var/lib/tanba/issuing.key")]
    [InlineData("file:///a%20b", "/a b")]
    [InlineData("authority/issuing.key", "authority/issuing.key")]
    [InlineData("C:\\keys\\issuing.key", "C:\\keys\\issuing.key")]
    public void A_file_is_named_by_address_or_path(string text, string path)
    {
        var uri = KeyUri.Parse(text).Value;
        Assert.Equal(path, uri.FilePath);
        Assert.False(uri.IsToken);
    }

    [Fact]
    public void A_token_is_named_by_its_attributes()
    {
        var uri = KeyUri.Parse("pkcs11:token=HSM%201;object=issuing;id=%01?pin-source=file:/etc/pin&module-name=softhsm").Value;
        Assert.True(uri.IsToken);
        Assert.Equal("HSM 1", uri.Attributes["token"]);
        Assert.Equal("file:/etc/pin", uri.Attributes["pin-source"]);
        Assert.Equal("softhsm", uri.Attributes["module-name"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("http://a/key")]
    [InlineData("file://host/share/key")]
    [InlineData("pkcs11:token")]
    [InlineData("pkcs11:token=a;token=b")]
    [InlineData("pkcs11:=a")]
    public void What_names_no_key_is_refused(string text) => Assert.Equal("key-uri.malformed", KeyUri.Parse(text).Rejection?.Code);

    [Fact]
    public void A_pin_inside_is_not_shown() => Assert.DoesNotContain("1234", KeyUri.Parse("pkcs11:token=a?pin-value=1234").Value.ToString(), StringComparison.Ordinal);
}
