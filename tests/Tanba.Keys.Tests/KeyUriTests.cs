using FsCheck;
using FsCheck.Fluent;

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

    [Theory]
    [InlineData("pkcs11:token=R&D;object=a", "token", "R&D")] // RFC 7512 §2.3: pk11-path-res-avail has "&"
    [InlineData("pkcs11:object=a?pin-source=file:/x?y", "pin-source", "file:/x?y")] // and pk11-query-res-avail has "?"
    [InlineData("pkcs11:object=a=b", "object", "a=b")]
    [InlineData("pkcs11:token=%3B%26%3F", "token", ";&?")]
    [InlineData("pkcs11:token=", "token", "")]
    [InlineData("pkcs11:?pin-source=a", "pin-source", "a")]
    [InlineData("pkcs11:id=%00%ff;token=ә", "token", "ә")]
    public void What_divides_the_path_may_stand_in_the_query_and_the_other_way_round(string text, string attribute, string value) =>
        Assert.Equal(value, KeyUri.Parse(text).Value.Attributes[attribute]);

    [Fact]
    public void Every_token_survives_the_way_through_its_address()
    {
        var words = Gen.Elements("aә1 ;&?=%/:@#\\\"𝒳".EnumerateRunes().ToArray()).ListOf().Select(runes => string.Concat(runes));
        var tokens = from token in words from label in words from source in words select (token, label, source);
        Prop.ForAll(tokens.ToArbitrary(), it =>
        {
            var text = $"pkcs11:token={Uri.EscapeDataString(it.token)};object={Uri.EscapeDataString(it.label)}?pin-source={Uri.EscapeDataString(it.source)}";
            var uri = KeyUri.Parse(text).Value;
            return uri.IsToken && uri.Text == text && uri.ToString() == text && uri.Attributes.Count == 3 &&
                (uri.Attributes["token"], uri.Attributes["object"], uri.Attributes["pin-source"]) == it;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Every_path_survives_the_way_through_its_address()
    {
        var names = Gen.Elements("aә1 ;&?=%:@#\"+~".EnumerateRunes().ToArray()).NonEmptyListOf().Select(runes => string.Concat(runes));
        Prop.ForAll(names.NonEmptyListOf().ToArbitrary(), list =>
        {
            var (path, escaped) = ("/" + string.Join('/', list), "/" + string.Join('/', list.Select(Uri.EscapeDataString)));
            return KeyUri.Parse("file:" + escaped).Value.FilePath == path && KeyUri.Parse("file://" + escaped).Value.FilePath == path;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Any_text_is_an_address_or_is_refused() => Prop.ForAll(
        Gen.Elements("pkcs11:;&?=%2file/ ә\0".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
        text => KeyUri.Parse(text).Rejection is null or { Code: "key-uri.malformed" } && KeyUri.Parse("pkcs11:" + text).Rejection is null or { Code: "key-uri.malformed" })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_pin_inside_is_not_shown() => Assert.DoesNotContain("1234", KeyUri.Parse("pkcs11:token=a?pin-value=1234").Value.ToString(), StringComparison.Ordinal);
}
