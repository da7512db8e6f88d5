using Tanba.Keys.Files;
using Tanba.Keys.Pkcs12;

namespace Tanba.Keys.Tests;

public sealed class ChangePasswordTests : IDisposable
{
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_new_password_opens_and_the_old_one_does_not()
    {
        var path = folder.Install("a.p12", "Demo2026", KeyFileForm.Modern);
        Assert.Equal("password.characters", Change(path, "Demo2026", "Жоқ2026x"));
        Assert.Null(Change(path, "Demo2026", "Another2027"));
        using var key = KeyFolder.OpensAsThePersons(File.ReadAllBytes(path), "Another2027");
        Assert.Equal("keystore.wrong-password", Reading.Refusal(File.ReadAllBytes(path), "Demo2026"));
        Assert.Equal(TestPki.Leaf.Ski, key.FriendlyName);
    }

    [Fact]
    public void A_national_file_stays_one_and_a_modern_one_too()
    {
        var (national, modern) = (folder.Install("n.p12", "Demo2026", KeyFileForm.National), folder.Install("m.p12", "Demo2026", KeyFileForm.Modern));
        Assert.Null(Change(national, "Demo2026", "Another2027"));
        Assert.Null(Change(modern, "Demo2026", "Another2027"));
        Assert.Contains("pbeWithSHA1And40BitRC2-CBC, Iteration 1024", folder.OpenSsl("pkcs12", "-legacy", "-in", "n.p12", "-passin", "pass:Another2027", "-noout", "-info"), StringComparison.Ordinal);
        Assert.Contains("AES-256-CBC, Iteration 100000", folder.OpenSsl("pkcs12", "-in", "m.p12", "-passin", "pass:Another2027", "-noout", "-info"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-name", "менің кілтім")]
    [InlineData("-name", "kilt", "-keypbe", "NONE")]
    [InlineData("-name", "kilt", "-certpbe", "NONE", "-nomac")]
    [InlineData("-name", "kilt", "-LMK", "-CSP", "Microsoft Enhanced", "-legacy")]
    public void Everything_in_the_file_stays(params string[] options)
    {
        folder.Export("x", ["-certfile", "chain.pem", "-caname", "issuing", "-caname", "root", .. options]);
        var before = Contents("export.p12", "x");
        Assert.Null(Change(folder.File("export.p12"), "x", "Another2027"));
        Assert.Equal(before, Contents("export.p12", "Another2027"));

        var said = folder.OpenSsl("pkcs12", "-legacy", "-in", "export.p12", "-passin", "pass:Another2027", "-noenc");
        Assert.Equal(4, said.Split("BEGIN CERTIFICATE").Length);
        Assert.Contains("friendlyName: issuing", said, StringComparison.Ordinal);
        Assert.Contains("friendlyName: root", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split("localKeyID: ").Length);
    }

    [Fact]
    public void Several_keys_secrets_and_what_nobody_knows_stay()
    {
        var attributes = SafeBag.AttributesOf([7], "кілт");
        Safe[] safes =
        [
            new(false, [new(Pki.Oids.KeyBag, TestPki.PersonKey.ExportPkcs8(), attributes), new(Pki.Oids.KeyBag, TestPki.IssuingKey.ExportPkcs8(), default)]),
            new(true, [SafeBag.Of(TestPki.Leaf, attributes), SafeBag.Of(TestPki.Issuing, default), new(Pki.Oids.SecretBag, [0x30, 0x00], attributes), new(Pki.Oids.CrlBag, [0x04, 0x00], default)]),
        ];
        using (var password = new Secret("x"))
        {
            folder.Put("a.p12", Pkcs12Writer.Write(safes, password, Pkcs12Form.Modern with { Rounds = 10 }));
        }

        var before = Contents("a.p12", "x");
        Assert.Equal(6, before.Count);
        Assert.Null(Change(folder.File("a.p12"), "x", "Another2027"));
        Assert.Equal(before, Contents("a.p12", "Another2027"));
    }

    [Fact]
    public void What_is_refused_leaves_the_file_as_it_was()
    {
        var path = folder.Install("a.p12", "Demo2026", KeyFileForm.Modern);
        var before = File.ReadAllBytes(path);
        Assert.Equal("keystore.wrong-password", Change(path, "Demo2025", "Another2027"));
        Assert.Equal("password.length", Change(path, "Demo2026", "Ab1"));
        Assert.Equal("keystore.not-found", Change(folder.File("none.p12"), "Demo2026", "Another2027"));
        Assert.Equal("keystore.damaged", Change(folder.File("leaf.pem"), "Demo2026", "Another2027"));
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_java_key_store_is_not_written()
    {
        folder.Export("Demo2026", "-name", "kilt");
        folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", "export.p12", "-srcstorepass", "Demo2026", "-destkeystore", "a.jks", "-deststoretype", "JKS", "-deststorepass", "Demo2026");
        Assert.Equal("keystore.form-not-written", Change(folder.File("a.jks"), "Demo2026", "Another2027"));
    }

    [Fact]
    public void Through_a_link_the_file_itself_is_changed_and_the_link_stays()
    {
        var path = folder.Install("a.p12", "Demo2026", KeyFileForm.Modern);
        File.CreateSymbolicLink(folder.File("link.p12"), path);
        Assert.Null(Change(folder.File("link.p12"), "Demo2026", "Another2027"));
        Assert.NotNull(new FileInfo(folder.File("link.p12")).LinkTarget);
        using var key = KeyFolder.OpensAsThePersons(File.ReadAllBytes(path), "Another2027");
    }

    private static string? Change(string path, string old, string @new)
    {
        using var before = new Secret(old);
        using var after = new Secret(@new);
        return new ChangePassword().Run(path, before, after).Rejection?.Code;
    }

    /// <summary>Type, value and attributes of every bag in the order of the file.</summary>
    private List<string> Contents(string name, string password)
    {
        using var secret = new Secret(password);
        using var content = KeyFileReader.Read(folder.File(name), secret).Value;
        return [.. content.Bags.Select(bag => $"{bag.Type} {Convert.ToHexString(bag.Value)} {Convert.ToHexString(bag.Attributes.Span)}")];
    }
}
