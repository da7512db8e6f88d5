namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>RFC 7292: files made by OpenSSL, GnuTLS, NSS and Java open, each with its defaults and its peculiarities.</summary>
public sealed class ForeignFilesTests : IDisposable
{
    private const string Password = "Құпия2026";

    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-legacy", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha1")]
    [InlineData("-legacy", "-keypbe", "PBE-SHA1-2DES", "-certpbe", "PBE-SHA1-RC2-128", "-macalg", "sha1", "-iter", "1")]
    [InlineData("-keypbe", "AES-192-CBC", "-certpbe", "AES-128-CBC", "-macalg", "sha224")]
    [InlineData("-macalg", "sha384")]
    [InlineData("-macalg", "sha512", "-iter", "600000")]
    [InlineData("-nomac")]
    public void A_file_of_openssl_opens(params string[] options)
    {
        var file = folder.Export(Password, ["-name", "менің кілтім", .. options]);
        using var key = KeyFolder.OpensAsThePersons(file, Password);
        Assert.Equal("менің кілтім", key.FriendlyName);
        Assert.Equal("keystore.wrong-password", Reading.Refusal(file, "Купия2026"));
    }

    [Theory]
    [InlineData]
    [InlineData("--pkcs-cipher", "aes-256")]
    [InlineData("--pkcs-cipher", "3des-pkcs12")]
    [InlineData("--pkcs-cipher", "rc2-40")]
    [InlineData("--hash", "sha512")]
    public void A_file_of_gnutls_opens_with_its_600_000_rounds(params string[] options)
    {
        var file = Certtool("--password", Password, options);
        using var key = KeyFolder.OpensAsThePersons(file, Password);
        Assert.Equal("kilt", key.FriendlyName);
        Assert.Equal("keystore.wrong-password", Reading.Refusal(file, "wrong"));
    }

    [Theory]
    [InlineData("--null-password")]
    [InlineData("--empty-password")]
    public void No_password_and_the_empty_one_are_both_an_empty_line(string option)
    {
        using var key = KeyFolder.OpensAsThePersons(Certtool("--password", "", option), "");
        Assert.Equal("kilt", key.FriendlyName);
    }

    [Fact]
    public void A_file_of_openssl_with_an_empty_password_opens()
    {
        using var modern = KeyFolder.OpensAsThePersons(folder.Export(""), "");
        using var old = KeyFolder.OpensAsThePersons(folder.Export("", "-legacy"), "");
    }

    [Theory]
    [InlineData(Password)]
    [InlineData("")]
    [InlineData(Password, "-c", "AES-128-CBC", "-C", "AES-128-CBC")]
    [InlineData(Password, "-c", "DES-EDE3-CBC", "-C", "RC2-CBC")]
    [InlineData("plain", "-c", "AES-256-CBC", "-C", "none")]
    public void A_file_of_nss_opens_with_its_600_000_rounds(string password, params string[] options)
    {
        var file = Nss(password, options);
        using var key = KeyFolder.OpensAsThePersons(file, password);
        Assert.Equal("kilt", key.FriendlyName);
    }

    [Theory]
    [InlineData("PBEWithHmacSHA256AndAES_256", "HmacPBESHA256")]
    [InlineData("PBEWithHmacSHA512AndAES_128", "HmacPBESHA512")]
    [InlineData("PBEWithSHA1AndDESede", "HmacPBESHA1")]
    [InlineData("PBEWithSHA1AndRC2_40", "HmacPBESHA384")]
    public void A_file_of_java_opens(string cipher, string mac)
    {
        folder.Export("Demo2026", "-name", "kilt");
        folder.Run(
            ForeignTool.Keytool, "-J-Dkeystore.pkcs12.keyProtectionAlgorithm=" + cipher, "-J-Dkeystore.pkcs12.certProtectionAlgorithm=" + cipher, "-J-Dkeystore.pkcs12.macAlgorithm=" + mac,
            "-importkeystore", "-srckeystore", "export.p12", "-srcstorepass", "Demo2026", "-destkeystore", "java.p12", "-deststoretype", "PKCS12", "-deststorepass", "Demo2026");
        using var key = KeyFolder.OpensAsThePersons(folder.Read("java.p12"), "Demo2026");
        Assert.Equal("kilt", key.FriendlyName);
    }

    [Fact]
    public void Several_keys_are_given_out_each_with_its_own_certificate_and_name()
    {
        folder.Export("Demo2026", "-name", "one");
        folder.OpenSsl("pkcs12", "-export", "-in", "issuing.pem", "-inkey", "issuing-key.pem", "-passout", "pass:Demo2026", "-name", "two", "-out", "two.p12");
        foreach (var source in (string[])["export.p12", "two.p12"])
        {
            folder.Run(ForeignTool.Keytool, "-importkeystore", "-srckeystore", source, "-srcstorepass", "Demo2026", "-destkeystore", "both.p12", "-deststoretype", "PKCS12", "-deststorepass", "Demo2026");
        }

        var keys = Reading.Keys(folder.Read("both.p12"), "Demo2026").Value;
        Assert.Equal(["one", "two"], keys.Select(key => key.FriendlyName).Order());
        Assert.All(keys, key =>
        {
            Assert.Equal(key.FriendlyName == "one" ? TestPki.Leaf : TestPki.Issuing, key.Certificate);
            Assert.True(key.Key.Algorithm.Verify(key.Certificate.PublicKey, "message"u8, key.Key.Sign("message"u8)));
            key.Dispose();
        });
    }

    private byte[] Certtool(string option, string password, params string[] more)
    {
        folder.Run(ForeignTool.Certtool, ["--to-p12", "--load-privkey", "key.pem", "--load-certificate", "leaf.pem", option, password, "--p12-name", "kilt", "--outder", "--outfile", "gnutls.p12", .. more]);
        return folder.Read("gnutls.p12");
    }

    private byte[] Nss(string password, params string[] options)
    {
        folder.Export("x", "-name", "kilt");
        Directory.CreateDirectory(folder.File("nss"));
        folder.Run(ForeignTool.Certutil, "-N", "-d", "sql:nss", "--empty-password");
        folder.Run(ForeignTool.Pk12util, "-i", "export.p12", "-d", "sql:nss", "-W", "x");
        folder.Run(ForeignTool.Pk12util, ["-o", "nss.p12", "-n", "kilt", "-d", "sql:nss", "-W", password, .. options]);
        return folder.Read("nss.p12");
    }
}
