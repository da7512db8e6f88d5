namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>What we write, in both forms, is opened by OpenSSL, GnuTLS, NSS and Java.</summary>
public sealed class ForeignReadersTests : IDisposable
{
    private const string Password = "Demo2026";

    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(KeyFileForm.Modern)]
    [InlineData(KeyFileForm.National, "-legacy")]
    public void Openssl_finds_the_key_and_the_leaf(KeyFileForm form, params string[] options)
    {
        folder.Install("ours.p12", Password, form);
        folder.OpenSsl(["pkcs12", "-in", "ours.p12", "-passin", "pass:" + Password, "-nodes", "-out", "ours.pem", .. options]);
        folder.OpenSsl("pkey", "-in", "ours.pem", "-outform", "DER", "-pubout", "-out", "public");
        folder.OpenSsl("x509", "-in", "ours.pem", "-outform", "DER", "-out", "leaf.der");
        Assert.Equal(TestPki.PersonKey.PublicKey.Encoded.ToArray(), folder.Read("public"));
        Assert.Equal(TestPki.Leaf.Encoded.ToArray(), folder.Read("leaf.der"));
    }

    [Theory]
    [InlineData(KeyFileForm.Modern, "PBES2-AES256-CBC", "SHA256", 100_000)]
    [InlineData(KeyFileForm.National, "PKCS12-3DES-SHA1", "SHA1", 1024)]
    public void Gnutls_finds_the_key_the_leaf_and_their_names(KeyFileForm form, string scheme, string mac, int rounds)
    {
        folder.Install("ours.p12", Password, form);
        var said = folder.Run(ForeignTool.Certtool, "--p12-info", "--inder", "--infile", "ours.p12", "--password", Password);
        Assert.Contains("MAC: " + mac, said, StringComparison.Ordinal);
        Assert.Contains("Schema: " + scheme, said, StringComparison.Ordinal);
        Assert.Contains($"Iteration count: {rounds}", said, StringComparison.Ordinal);
        Assert.Equal(3, said.Split("Friendly name: " + TestPki.Leaf.Ski).Length);
        Assert.Contains("BEGIN CERTIFICATE", said, StringComparison.Ordinal);
        Assert.NotEqual(0, ForeignTool.Try(ForeignTool.Certtool, folder.Path, "--p12-info", "--inder", "--infile", "ours.p12", "--password", "Demo2027").Code);
    }

    [Theory]
    [InlineData(KeyFileForm.Modern)]
    [InlineData(KeyFileForm.National)]
    public void Java_lists_the_entry_and_takes_it_over(KeyFileForm form)
    {
        folder.Install("ours.p12", Password, form);
        var said = folder.Run(ForeignTool.Keytool, "-list", "-v", "-keystore", "ours.p12", "-storepass", Password);
        Assert.Contains("Entry type: PrivateKeyEntry", said, StringComparison.Ordinal);
        Assert.Contains("Alias name: " + TestPki.Leaf.Ski, said, StringComparison.Ordinal);
        Assert.Contains("Certificate chain length: 1", said, StringComparison.Ordinal);

        folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", "ours.p12", "-srcstorepass", Password, "-destkeystore", "theirs.p12", "-deststoretype", "PKCS12", "-deststorepass", Password);
        using var again = KeyFolder.OpensAsThePersons(folder.Read("theirs.p12"), Password);
    }

    [Theory]
    [InlineData(KeyFileForm.Modern)]
    [InlineData(KeyFileForm.National)]
    public void Nss_takes_it_over(KeyFileForm form)
    {
        folder.Install("ours.p12", Password, form);
        Directory.CreateDirectory(folder.File("nss"));
        folder.Run(ForeignTool.Certutil, "-N", "-d", "sql:nss", "--empty-password");
        folder.Run(ForeignTool.Pk12util, "-i", "ours.p12", "-d", "sql:nss", "-W", Password);
        Assert.Contains(TestPki.Leaf.Ski, folder.Run(ForeignTool.Certutil, "-L", "-d", "sql:nss"), StringComparison.Ordinal);
    }
}
