using Tanba.Keys.Jks;

namespace Tanba.Keys.Tests.Jks;

/// <summary>Java's key stores, made by Java.</summary>
public sealed class JksReaderTests : IDisposable
{
    private const string Password = "Құпия2026";

    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_store_of_java_opens_with_its_chain_and_its_names()
    {
        var file = Store("менің кілтім");
        using var key = KeyFolder.OpensAsThePersons(file, Password);
        Assert.Equal("менің кілтім", key.FriendlyName);
        Assert.Equal([TestPki.Issuing, TestPki.Root], key.Others.OrderByDescending(other => other.Equals(TestPki.Issuing)));
    }

    [Fact]
    public void A_trusted_certificate_is_no_key()
    {
        folder.Run(ForeignTool.Keytool, "-importcert", "-noprompt", "-alias", "ca", "-file", "issuing.pem", "-keystore", "trusted.jks", "-storetype", "JKS", "-storepass", Password);
        Assert.Equal("keystore.no-keys", Reading.Refusal(folder.Read("trusted.jks"), Password));
    }

    [Fact]
    public void Keys_may_have_a_password_of_their_own()
    {
        Store("kilt");
        folder.Run(ForeignTool.Keytool, "-keypasswd", "-alias", "kilt", "-keystore", "a.jks", "-storepass", Password, "-keypass", Password, "-new", "Another2026");
        using var password = new Secret(Password);
        using var another = new Secret("Another2026");
        Assert.Equal("keystore.wrong-password", JksReader.Read(folder.Read("a.jks"), password).Rejection?.Code);
        Assert.Equal("keystore.wrong-password", JksReader.Read(folder.Read("a.jks"), another).Rejection?.Code);
        using var opened = new OpenKeyFile().Run(folder.File("a.jks"), password, another).Value;
        Assert.Equal(TestPki.Leaf, Assert.Single(opened.Keys).Certificate);
        Assert.Equal(KeyFileForm.Jks, opened.Form);
    }

    [Fact]
    public void Two_keys_of_two_kinds_are_both_there()
    {
        Store("one");
        folder.Run(ForeignTool.Keytool, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-alias", "two", "-dname", "CN=Two", "-keystore", "a.jks", "-storetype", "JKS", "-storepass", Password, "-keypass", Password);
        var keys = Reading.Keys(folder.Read("a.jks"), Password).Value;
        Assert.Equal(["EC P-256", "RSA 2048"], keys.Select(key => key.Certificate.PublicKey.Name).Order());
        Assert.All(keys, key => key.Dispose());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Құпия2027")]
    [InlineData("құпия2026")]
    public void Another_password_does_not_open_it(string password) => Assert.Equal("keystore.wrong-password", Reading.Refusal(Store("kilt"), password));

    [Fact]
    public void A_store_that_breaks_off_is_damaged_wherever()
    {
        var whole = Store("kilt");
        for (var length = 4; length < whole.Length; length += 7)
        {
            Assert.Equal("keystore.damaged", Reading.Refusal(whole.AsMemory(0, length), Password));
        }

        Assert.Equal("keystore.damaged", Reading.Refusal((byte[])[.. whole, 0], Password));
    }

    [Fact]
    public void A_changed_octet_shows_in_the_digest_or_in_the_form()
    {
        var whole = Store("kilt");
        for (var at = 12; at < whole.Length; at += 5)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x40;
            Assert.Contains(Reading.Refusal(changed, Password), (string[])["keystore.damaged", "keystore.wrong-password", "keystore.too-many-parts"]);
        }
    }

    [Fact]
    public void The_other_store_of_java_is_named()
    {
        folder.Run(ForeignTool.Keytool, "-importcert", "-noprompt", "-alias", "ca", "-file", "issuing.pem", "-keystore", "a.jceks", "-storetype", "JCEKS", "-storepass", Password);
        Assert.Equal("keystore.cipher-unsupported", Reading.Refusal(folder.Read("a.jceks"), Password));
    }

    [Theory]
    [InlineData("feedfeed0000000300000000", "keystore.damaged")] // version 3
    [InlineData("feedfeed0000000200000001000000030000", "keystore.damaged")] // an entry of a third kind
    [InlineData("feedfeed000000020000000100000002000180", "keystore.damaged")] // half a letter
    [InlineData("feedfeed" + "00000002" + "00000001" + "00000001" + "0000" + "0000000000000000" + "00000000" + "00000021", "keystore.too-many-parts")] // a chain of 33
    [InlineData("feedfeed0000000200000000", "keystore.wrong-password")] // empty, and sealed by nobody
    public void What_java_does_not_write_is_refused(string hex, string code) => Assert.Equal(code, Reading.Refusal(Convert.FromHexString(hex + new string('0', 40)), Password));

    [Fact]
    public void More_entries_than_any_store_has_are_too_many()
    {
        var entry = "00000002" + "0000" + "0000000000000000" + "0005" + "582e353039" + "00000000";
        var many = "feedfeed00000002" + "00000201" + string.Concat(Enumerable.Repeat(entry, 513)) + new string('0', 40);
        Assert.Equal("keystore.too-many-parts", Reading.Refusal(Convert.FromHexString(many), Password));
    }

    [Fact]
    public void More_keys_than_any_person_has_are_too_many()
    {
        var entry = "00000001" + "0000" + "0000000000000000" + "00000000" + "00000000";
        var many = "feedfeed00000002" + "00000021" + string.Concat(Enumerable.Repeat(entry, 33)) + new string('0', 40);
        Assert.Equal("keystore.too-many-parts", Reading.Refusal(Convert.FromHexString(many), Password));
    }

    [Theory]
    [InlineData("0003" + "c080" + "41", "\0A")] // modified UTF-8: zero in two octets
    [InlineData("0002" + "d2b1", "ұ")]
    [InlineData("0006" + "eda0bd" + "edb880", "😀")] // and surrogates in three each
    public void Names_are_in_modified_utf8(string hex, string name) => Assert.Equal(name, new JksOctets(Convert.FromHexString(hex)).ReadText());

    [Theory]
    [InlineData("0001")]
    [InlineData("000180")]
    [InlineData("0002c041")]
    [InlineData("0003e08041")]
    [InlineData("0004f0908080")]
    public void What_is_none_is_refused(string hex) => Assert.Throws<InvalidDataException>(() => new JksOctets(Convert.FromHexString(hex)).ReadText());

    private byte[] Store(string alias)
    {
        folder.Export("Demo2026", "-name", "kilt", "-certfile", "chain.pem");
        folder.Run(
            ForeignTool.Keytool, "-importkeystore", "-srckeystore", "export.p12", "-srcstorepass", "Demo2026", "-srcalias", "kilt", "-destalias", alias,
            "-destkeystore", "a.jks", "-deststoretype", "JKS", "-deststorepass", Password, "-destkeypass", Password);
        return folder.Read("a.jks");
    }
}
