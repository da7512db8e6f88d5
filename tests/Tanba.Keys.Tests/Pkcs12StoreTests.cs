using System.Text;

namespace Tanba.Keys.Tests;

/// <summary>RFC 7292.</summary>
public class Pkcs12StoreTests
{
    private static readonly Pkcs12Store Store = new();

    [Fact]
    public void An_installed_key_is_found_again_under_the_name_of_its_identifier()
    {
        using var folder = new TempFolder();
        using var password = new Secret("Demo2026");
        var path = Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "AUTH_RSA256", password).Value;

        Assert.Equal(folder.File($"AUTH_RSA256_{TestPki.Leaf.Ski}.p12"), path);
        using var stored = Assert.Single(Store.Open(path, password).Value);
        Assert.Equal(TestPki.Leaf, stored.Certificate);
        Assert.Equal(TestPki.Leaf.Ski, stored.FriendlyName);
        Assert.Empty(stored.Others);
        Assert.True(stored.Key.Algorithm.Verify(TestPki.Leaf.PublicKey, "message"u8, stored.Key.Sign("message"u8)));
        Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void Openssl_opens_it_and_finds_strong_ciphers_the_name_and_the_leaf_alone()
    {
        using var openssl = new OpenSsl();
        using var password = new Secret("Demo2026");
        var path = Store.Install(openssl.Folder, TestPki.PersonKey, TestPki.Leaf, "RSA256", password).Value;

        var text = openssl.Run("pkcs12", "-in", path, "-passin", "pass:Demo2026", "-noenc", "-info");
        Assert.Contains("MAC: sha256, Iteration 100000", text, StringComparison.Ordinal);
        Assert.Contains("Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256", text, StringComparison.Ordinal);
        Assert.Contains("friendlyName: " + TestPki.Leaf.Ski, text, StringComparison.Ordinal);
        Assert.Contains("localKeyID: " + string.Join(' ', TestPki.Leaf.Ski.ToUpperInvariant().Chunk(2).Select(pair => new string(pair))), text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("BEGIN CERTIFICATE").Length);
        openssl.Run(1, "pkcs12", "-in", path, "-passin", "pass:Demo2027", "-noenc");
    }

    [Fact]
    public void By_option_it_is_in_the_national_form()
    {
        using var folder = new TempFolder();
        using var password = new Secret("Demo2026");
        var path = Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "RSA256", password, KeyFileForm.National).Value;
        using var opened = new OpenKeyFile().Run(path, password).Value;
        Assert.Equal(KeyFileForm.National, opened.Form);
        Assert.Equal(TestPki.Leaf, Assert.Single(opened.Keys).Certificate);
    }

    [Theory]
    [InlineData("-legacy", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha1")]
    [InlineData("-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC", "-macalg", "sha512")]
    [InlineData("-keypbe", "NONE", "-certpbe", "NONE")]
    [InlineData("-nomac")]
    public void A_file_made_by_openssl_opens_with_its_chain(params string[] options)
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("more.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem() + TestPki.Root.ToPem()));
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pki.Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        openssl.Run(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-certfile", "more.pem", "-name", "мой ключ", "-passout", "pass:x", "-out", "a.p12", .. options]);

        using var password = new Secret("x");
        using var stored = Assert.Single(Store.Open(Path.Combine(openssl.Folder, "a.p12"), password).Value);
        Assert.Equal(TestPki.Leaf, stored.Certificate);
        Assert.Equal([TestPki.Issuing, TestPki.Root], stored.Others.OrderByDescending(other => other.Equals(TestPki.Issuing)));
    }

    [Fact]
    public void What_cannot_be_opened_is_refused_with_the_reason()
    {
        using var folder = new TempFolder();
        using var password = new Secret("Demo2026");
        using var wrong = new Secret("Demo2027");
        var path = Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "RSA256", password).Value;
        File.WriteAllText(folder.File("text"), "no key");
        File.WriteAllBytes(folder.File("large"), new byte[(1024 * 1024) + 1]);
        File.WriteAllBytes(folder.File("longer"), [.. File.ReadAllBytes(path), 0]);

        Assert.Equal("keystore.wrong-password", Store.Open(path, wrong).Rejection?.Code);
        Assert.Equal("keystore.not-found", Store.Open(folder.File("none"), password).Rejection?.Code);
        Assert.Equal("keystore.not-found", Store.Open(string.Empty, password).Rejection?.Code);
        Assert.Equal("keystore.damaged", Store.Open(folder.File("text"), password).Rejection?.Code);
        Assert.Equal("keystore.damaged", Store.Open(folder.File("longer"), password).Rejection?.Code);
        Assert.Equal("keystore.too-large", Store.Open(folder.File("large"), password).Rejection?.Code);
    }

    [Fact]
    public void What_must_not_be_installed_is_refused_and_leaves_nothing()
    {
        using var folder = new TempFolder();
        using var password = new Secret("Demo2026");
        using var weak = new Secret("demo");

        Assert.Equal("keystore.key-mismatch", Store.Install(folder.Path, TestPki.IssuingKey, TestPki.Leaf, "RSA256", password).Rejection?.Code);
        Assert.Equal("password.length", Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "RSA256", weak).Rejection?.Code);
        Assert.Equal("keystore.folder-not-found", Store.Install(folder.File("none"), TestPki.PersonKey, TestPki.Leaf, "RSA256", password).Rejection?.Code);
        Assert.Throws<ArgumentException>(() => Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "../RSA", password));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_file_with_certificates_alone_has_no_keys()
    {
        using var openssl = new OpenSsl();
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Run("pkcs12", "-export", "-nokeys", "-in", "leaf.pem", "-passout", "pass:x", "-out", "a.p12");
        using var password = new Secret("x");
        Assert.Equal("keystore.no-keys", Store.Open(Path.Combine(openssl.Folder, "a.p12"), password).Rejection?.Code);
    }

    [Fact]
    public void A_file_that_asks_for_too_many_rounds_is_refused_at_once()
    {
        using var folder = new TempFolder();
        using var password = new Secret("Demo2026");
        var path = Store.Install(folder.Path, TestPki.PersonKey, TestPki.Leaf, "RSA256", password).Value;
        var (good, hundredThousand) = (Convert.ToHexString(File.ReadAllBytes(path)), "02030186A0");

        // One each for the key, the certificate and the MAC: any of them alone is enough.
        Assert.Equal(4, good.Split(hundredThousand).Length);
        for (var at = good.IndexOf(hundredThousand, StringComparison.Ordinal); at >= 0; at = good.IndexOf(hundredThousand, at + 1, StringComparison.Ordinal))
        {
            File.WriteAllBytes(path, Convert.FromHexString(string.Concat(good.AsSpan(0, at), "02037FFFFF", good.AsSpan(at + hundredThousand.Length))));
            // Within the sealed part the MAC says first that something was changed.
            var isOfTheMac = good.IndexOf(hundredThousand, at + 1, StringComparison.Ordinal) < 0;
            Assert.Equal(isOfTheMac ? "keystore.too-many-rounds" : "keystore.wrong-password", Store.Open(path, password).Rejection?.Code);
        }
    }

    [Fact]
    public void Mutated_files_never_throw()
    {
        using var openssl = new OpenSsl();
        using var password = new Secret("x");
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pki.Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
        foreach (var options in (string[][])[["-iter", "1", "-nomaciter"], ["-nomac", "-keypbe", "NONE", "-certpbe", "NONE"]])
        {
            openssl.Run(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-passout", "pass:x", "-out", "a.p12", .. options]);
            Mutated.NeverThrows(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.p12")), octets => Reading.Keys(octets, password), (octets, keys) => Assert.NotEmpty(keys));
        }
    }
}
