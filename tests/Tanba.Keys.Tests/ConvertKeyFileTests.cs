namespace Tanba.Keys.Tests;

public sealed class ConvertKeyFileTests : IDisposable
{
    private readonly KeyFolder folder = new();
    private readonly Secret password = new("Demo2026");

    public void Dispose()
    {
        password.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void From_modern_to_national_and_back_the_key_is_the_same()
    {
        folder.Install("a.p12", "Demo2026", KeyFileForm.Modern);
        Assert.Equal(new Converted(1, 0), Convert("a.p12", "b.p12", KeyFileForm.National));
        Assert.Equal(new Converted(1, 0), Convert("b.p12", "c.p12", KeyFileForm.Modern));
        Assert.Equal(KeyFileForm.National, FormOf("b.p12"));
        Assert.Equal(KeyFileForm.Modern, FormOf("c.p12"));
        using var national = KeyFolder.OpensAsThePersons(folder.Read("b.p12"), "Demo2026");
        using var modern = KeyFolder.OpensAsThePersons(folder.Read("c.p12"), "Demo2026");
    }

    [Fact]
    public void The_national_form_has_no_place_for_the_chain_and_says_so()
    {
        folder.Export("Demo2026", "-name", "kilt", "-certfile", "chain.pem");
        Assert.Equal(new Converted(1, 2), Convert("export.p12", "b.p12", KeyFileForm.National));
        using var national = KeyFolder.OpensAsThePersons(folder.Read("b.p12"), "Demo2026");
        Assert.Equal(TestPki.Leaf.Ski, national.FriendlyName);
        Assert.Empty(national.Others);

        Assert.Equal(new Converted(1, 0), Convert("export.p12", "c.p12", KeyFileForm.Modern));
        using var modern = KeyFolder.OpensAsThePersons(folder.Read("c.p12"), "Demo2026");
        Assert.Equal("kilt", modern.FriendlyName);
        Assert.Equal(2, modern.Others.Count);
    }

    [Theory]
    [InlineData(KeyFileForm.Modern, 2)]
    [InlineData(KeyFileForm.National, 0, "-legacy")]
    public void A_java_key_store_becomes_a_file_that_openssl_and_java_read(KeyFileForm form, int others, params string[] options)
    {
        folder.Export("Demo2026", "-name", "kilt", "-certfile", "chain.pem");
        folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", "export.p12", "-srcstorepass", "Demo2026", "-destkeystore", "a.jks", "-deststoretype", "JKS", "-deststorepass", "Demo2026");
        Assert.Equal(new Converted(1, form == KeyFileForm.National ? 2 : 0), Convert("a.jks", "b.p12", form));
        using var key = KeyFolder.OpensAsThePersons(folder.Read("b.p12"), "Demo2026");
        Assert.Equal(others, key.Others.Count);
        folder.OpenSsl(["pkcs12", "-in", "b.p12", "-passin", "pass:Demo2026", "-noout", .. options]);
        Assert.Contains("PrivateKeyEntry", folder.Run(ForeignTool.Keytool, "-list", "-keystore", "b.p12", "-storepass", "Demo2026"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gost512")]
    [InlineData("gost256")]
    [InlineData("gost2004")]
    [InlineData("p521")]
    [InlineData("rsa3072")]
    public void A_key_of_every_kind_goes_through_both_forms_and_a_change_of_password(string kind)
    {
        using var key = SoftwareKey.Generate(kind);
        var leaf = TestPki.Make(TestPki.Name("ISSUING TEST"), TestPki.Person, key, TestPki.IssuingKey, TestPki.Signing());
        var path = new Pkcs12Store().Install(folder.Path, key, leaf, "KEY", password).Value;
        Assert.Equal(new Converted(1, 0), Convert(System.IO.Path.GetFileName(path), "b.p12", KeyFileForm.National));
        using var changed = new Secret("Another2027");
        Assert.Equal(1, new ChangePassword().Run(folder.File("b.p12"), password, changed).Value);
        using var opened = new OpenKeyFile().Run(folder.File("b.p12"), changed).Value;
        var stored = Assert.Single(opened.Keys);
        Assert.Equal((KeyFileForm.National, 0), (opened.Form, opened.Unread));
        Assert.Equal(leaf, stored.Certificate);
        Assert.True(stored.Key.Algorithm.Verify(key.PublicKey, "message"u8, stored.Key.Sign("message"u8)));
    }

    [Fact]
    public void A_key_of_an_algorithm_nobody_knows_is_converted_all_the_same()
    {
        folder.OpenSsl("genpkey", "-algorithm", "ED25519", "-out", "odd.pem");
        folder.OpenSsl("req", "-x509", "-new", "-key", "odd.pem", "-subj", "/CN=Odd", "-out", "odd.crt");
        folder.OpenSsl("pkcs12", "-export", "-in", "odd.crt", "-inkey", "odd.pem", "-passout", "pass:Demo2026", "-out", "odd.p12");
        Assert.Equal(new Converted(1, 0), Convert("odd.p12", "b.p12", KeyFileForm.National));
        Assert.Contains("BEGIN PRIVATE KEY", folder.OpenSsl("pkcs12", "-legacy", "-in", "b.p12", "-passin", "pass:Demo2026", "-noenc"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_converted_is_refused_and_nothing_is_written()
    {
        folder.OpenSsl("pkcs12", "-export", "-nokeys", "-in", "leaf.pem", "-passout", "pass:Demo2026", "-out", "none.p12");
        Assert.Equal("keystore.no-keys", Refusal("none.p12", KeyFileForm.Modern));
        Assert.Equal("keystore.not-found", Refusal("nothing.p12", KeyFileForm.Modern));
        Assert.Equal("keystore.damaged", Refusal("leaf.pem", KeyFileForm.National));
        Assert.Throws<ArgumentOutOfRangeException>(() => Refusal("none.p12", KeyFileForm.Jks));
        Assert.False(File.Exists(folder.File("out.p12")));
    }

    private Converted Convert(string source, string target, KeyFileForm form) => new ConvertKeyFile().Run(folder.File(source), folder.File(target), form, password).Value;

    private string? Refusal(string source, KeyFileForm form) => new ConvertKeyFile().Run(folder.File(source), folder.File("out.p12"), form, password).Rejection?.Code;

    private KeyFileForm FormOf(string name)
    {
        using var opened = new OpenKeyFile().Run(folder.File(name), password).Value;
        return opened.Form;
    }
}
