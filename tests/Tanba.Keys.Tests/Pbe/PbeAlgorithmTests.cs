using Tanba.Keys.Files;

namespace Tanba.Keys.Tests.Pbe;

/// <summary>RFC 8018, RFC 7292 C: private keys that openssl encrypted in every way it can.</summary>
public sealed class PbeAlgorithmTests : IDisposable
{
    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-v2", "aes-128-cbc")]
    [InlineData("-v2", "aes-192-cbc", "-v2prf", "hmacWithSHA1")]
    [InlineData("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA224")]
    [InlineData("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA384")]
    [InlineData("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512", "-iter", "600000")]
    [InlineData("-v2", "des3")]
    [InlineData("-v2", "rc2-cbc", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v2", "rc2-40-cbc", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v2", "rc2-64-cbc", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v1", "PBE-SHA1-3DES")]
    [InlineData("-v1", "PBE-SHA1-2DES")]
    [InlineData("-v1", "PBE-SHA1-RC2-40", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v1", "PBE-SHA1-RC2-128", "-provider", "legacy", "-provider", "default")]
    public void A_key_encrypted_by_openssl_opens(params string[] options)
    {
        var encrypted = Encrypt("сөз", options);
        using var key = ShroudedKey.Decrypt(encrypted, "сөз", "thing").Value;
        Assert.Equal(TestPki.PersonKey.PublicKey, key.PublicKey);
        Assert.Equal("thing.wrong-password", ShroudedKey.Decrypt(encrypted, "соз", "thing").Rejection?.Code);
    }

    [Theory]
    [InlineData("-scrypt")]
    [InlineData("-v1", "PBE-SHA1-RC4-128", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v1", "PBE-MD5-DES", "-provider", "legacy", "-provider", "default")]
    [InlineData("-v2", "camellia-256-cbc")]
    [InlineData("-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512-256")]
    public void A_cipher_that_is_not_read_is_named(params string[] options)
    {
        var refused = ShroudedKey.Decrypt(Encrypt("x", options), "x", "thing").Rejection;
        Assert.Contains(refused?.Code, (string[])["thing.cipher-unsupported", "thing.damaged"]);
    }

    [Fact]
    public void What_we_encrypt_openssl_opens()
    {
        folder.Put("ours.der", ShroudedKey.Encrypt(TestPki.PersonKey, "құпиясөз", 2048));
        folder.OpenSsl("pkey", "-inform", "DER", "-in", "ours.der", "-passin", "pass:құпиясөз", "-pubout", "-outform", "DER", "-out", "public");
        Assert.Equal(TestPki.PersonKey.PublicKey.Encoded.ToArray(), folder.Read("public"));
    }

    [Fact]
    public void Octets_after_the_end_are_damage()
    {
        var encrypted = ShroudedKey.Encrypt(TestPki.PersonKey, "x", 1);
        Assert.Equal("thing.damaged", ShroudedKey.Decrypt((byte[])[.. encrypted, 0], "x", "thing").Rejection?.Code);
        Assert.Equal("thing.damaged", ShroudedKey.Decrypt(encrypted.AsMemory(0, encrypted.Length - 1), "x", "thing").Rejection?.Code);
    }

    private ReadOnlyMemory<byte> Encrypt(string password, string[] options)
    {
        folder.OpenSsl(["pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:" + password, "-outform", "DER", "-out", "encrypted", .. options]);
        return folder.Read("encrypted");
    }
}
