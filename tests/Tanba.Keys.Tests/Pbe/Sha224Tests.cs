using System.Security.Cryptography;
using System.Text;
using Tanba.Keys.Pbe;

namespace Tanba.Keys.Tests.Pbe;

/// <summary>FIPS 180-4, RFC 4231, and openssl for everything else.</summary>
public class Sha224Tests
{
    [Theory]
    [InlineData("", "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f")]
    [InlineData("abc", "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "75388b16512776cc5dba5da1fd890150b0c6455cb4f58b1952522525")]
    public void The_examples_of_the_standard_hold(string text, string digest)
    {
        var computed = new byte[Sha224.Size];
        Sha224.Hash(Encoding.ASCII.GetBytes(text), computed);
        Assert.Equal(digest, Convert.ToHexStringLower(computed));
    }

    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44")]
    public void The_hmac_examples_of_rfc_4231_hold(string key, string data, string mac)
    {
        var computed = new byte[Sha224.Size];
        Sha224.Hmac(Convert.FromHexString(key), Convert.FromHexString(data), computed);
        Assert.Equal(mac, Convert.ToHexStringLower(computed));
    }

    [Fact]
    public void Openssl_hashes_every_length_alike()
    {
        using var openssl = new OpenSsl();
        var all = RandomNumberGenerator.GetBytes(300);
        var names = Enumerable.Range(0, 20).Select(n => (n * 7) + 50).Select(length => (Length: length, Name: openssl.Put($"n{length}", all.AsMemory(0, length)))).ToList();
        var said = openssl.Run(["dgst", "-sha224", "-r", .. names.Select(one => one.Name)]);
        Assert.All(names, one =>
        {
            var computed = new byte[Sha224.Size];
            Sha224.Hash(all.AsSpan(0, one.Length), computed);
            Assert.Contains($"{Convert.ToHexStringLower(computed)} *{one.Name}", said, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("70617373", "73616c74", 1, 16)]
    [InlineData("70617373", "73616c74", 1000, 28)]
    [InlineData("70617373", "", 3, 64)]
    [InlineData("616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161", "73616c74", 5, 57)] // longer than a block
    public void Openssl_derives_the_same_keys(string password, string salt, int rounds, int length)
    {
        using var openssl = new OpenSsl();
        var derived = new byte[length];
        PbeDigest.FindHmac(Pki.Oids.HmacSha224)!.Stretch(Convert.FromHexString(password), Convert.FromHexString(salt), rounds, derived);
        var said = openssl.Run(
            "kdf", "-keylen", $"{length}", "-kdfopt", "digest:SHA224", "-kdfopt", "hexpass:" + password, "-kdfopt", "hexsalt:" + salt, "-kdfopt", $"iter:{rounds}", "-kdfopt", "pkcs5:1", "PBKDF2");
        Assert.Equal(Convert.ToHexString(derived), said.Trim().Replace(":", "", StringComparison.Ordinal));
    }
}
