namespace Tanba.Keys.Tests;

public class EncryptedKeyFileTests
{
    [Fact]
    public void A_key_is_read_back_with_its_passphrase_and_openssl_reads_it_too()
    {
        using var openssl = new OpenSsl();
        using var passphrase = new Secret("correct horse");
        var path = Path.Combine(openssl.Folder, "ca.key");
        EncryptedKeyFile.Write(path, TestPki.RootKey, passphrase);

        using var read = EncryptedKeyFile.Read(path, passphrase).Value;
        Assert.Equal(TestPki.RootKey.PublicKey, read.PublicKey);

        openssl.Run("pkey", "-in", "ca.key", "-passin", "pass:correct horse", "-pubout", "-outform", "DER", "-out", "public");
        Assert.Equal(TestPki.RootKey.PublicKey.Encoded.ToArray(), File.ReadAllBytes(Path.Combine(openssl.Folder, "public")));
        var structure = openssl.Run("asn1parse", "-in", "ca.key");
        Assert.Contains("PBES2", structure, StringComparison.Ordinal);
        Assert.Contains("hmacWithSHA256", structure, StringComparison.Ordinal);
        Assert.Contains("aes-256-cbc", structure, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_owner_may_read_the_file_and_nothing_lies_beside_it()
    {
        using var folder = new TempFolder();
        using var passphrase = new Secret("p");
        EncryptedKeyFile.Write(folder.File("a.key"), TestPki.RootKey, passphrase);
        EncryptedKeyFile.Write(folder.File("a.key"), TestPki.RootKey, passphrase);

        Assert.Single(Directory.GetFiles(folder.Path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("a.key")));
        }
    }

    [Fact]
    public void What_cannot_be_opened_is_refused_with_the_reason()
    {
        using var folder = new TempFolder();
        using var right = new Secret("right");
        using var wrong = new Secret("wrong");
        EncryptedKeyFile.Write(folder.File("a.key"), TestPki.RootKey, right);
        File.WriteAllText(folder.File("text"), "no key");
        File.WriteAllBytes(folder.File("large"), new byte[70_000]);

        Assert.Equal("keyfile.wrong-password", EncryptedKeyFile.Read(folder.File("a.key"), wrong).Rejection?.Code);
        Assert.Equal("keyfile.not-found", EncryptedKeyFile.Read(folder.File("b.key"), right).Rejection?.Code);
        Assert.Equal("keyfile.not-found", EncryptedKeyFile.Read(folder.Path, right).Rejection?.Code);
        Assert.Equal("keyfile.damaged", EncryptedKeyFile.Read(folder.File("text"), right).Rejection?.Code);
        Assert.Equal("keyfile.too-large", EncryptedKeyFile.Read(folder.File("large"), right).Rejection?.Code);
    }

    [Fact]
    public void A_file_that_asks_for_too_many_rounds_is_refused_at_once()
    {
        using var folder = new TempFolder();
        using var passphrase = new Secret("x");
        var path = folder.File("dear.key");
        EncryptedKeyFile.Write(path, TestPki.RootKey, passphrase);
        var hex = Convert.ToHexString(Pki.Pem.Unwrap(File.ReadAllBytes(path), "ENCRYPTED PRIVATE KEY").Span);
        File.WriteAllText(path, Pki.Pem.Wrap("ENCRYPTED PRIVATE KEY", Convert.FromHexString(hex.Replace("0203030D40", "02037FFFFF", StringComparison.Ordinal))));

        Assert.Equal("keyfile.too-many-rounds", EncryptedKeyFile.Read(path, passphrase).Rejection?.Code);
    }
}
