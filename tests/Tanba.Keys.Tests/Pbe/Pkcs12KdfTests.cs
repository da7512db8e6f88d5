using Tanba.Keys.Pbe;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pbe;

/// <summary>RFC 7292 B.2 has no examples; openssl's PKCS12KDF is the oracle, and examples that several libraries share.</summary>
public class Pkcs12KdfTests
{
    [Theory]
    [InlineData("smeg", 1, "0A58CF64530D823F", 1, "8AAAE6297B6CB04642AB5B077851284EB7128F1A2A7FBCA3")]
    [InlineData("smeg", 2, "0A58CF64530D823F", 1, "79993DFE048D3B76")]
    [InlineData("smeg", 3, "3D83C0E4546AC140", 1, "8D967D88F6CAA9D714800AB3D48051D63F73A312")]
    [InlineData("queeg", 1, "05DEC959ACFF72F7", 1000, "ED2034E36328830FF09DF1E1A07DD357185DAC0D4F9EB3D4")]
    [InlineData("queeg", 3, "263216FCC2FAB31C", 1000, "5EC4C7A80DF652294C3925B6489A7AB857C83476")]
    public void The_examples_that_libraries_share_hold(string password, byte id, string salt, int rounds, string derived) =>
        Assert.Equal(derived, Derive(PbeDigest.Sha1, id, password, (Convert.FromHexString(salt), rounds), derived.Length / 2));

    [Theory]
    [InlineData("SHA1", Oids.Sha1)]
    [InlineData("SHA224", Oids.Sha224)]
    [InlineData("SHA256", Oids.Sha256)]
    [InlineData("SHA384", Oids.Sha384)]
    [InlineData("SHA512", Oids.Sha512)]
    public void Openssl_derives_the_same_with_every_digest(string name, string oid)
    {
        using var openssl = new OpenSsl();
        foreach (var (password, salt, rounds, length) in ((string, string, int, int)[])[("құпиясөз", "00112233", 3, 20), ("", "FF", 1, 70), ("a", new string('7', 300), 2, 130)])
        {
            using var octets = PasswordOctets.Of(password);
            var said = openssl.Run(
                "kdf", "-keylen", $"{length}", "-kdfopt", "digest:" + name, "-kdfopt", "hexpass:" + Convert.ToHexString(octets.Bmp), "-kdfopt", "hexsalt:" + salt, "-kdfopt", $"iter:{rounds}", "-kdfopt", "id:1", "PKCS12KDF");
            Assert.Equal(said.Trim().Replace(":", "", StringComparison.Ordinal), Derive(PbeDigest.Find(oid)!, 1, password, (Convert.FromHexString(salt), rounds), length));
        }
    }

    [Fact]
    public void No_password_at_all_is_another_than_the_empty_one()
    {
        var ways = PasswordOctets.WaysOf("");
        Assert.Equal([0, 0], ways[0].Bmp.ToArray());
        Assert.Contains(ways, way => way.Bmp.IsEmpty);
        var derived = new byte[20];
        Pkcs12Kdf.Derive(PbeDigest.Sha1, Pkcs12Kdf.ForMac, default, ([1, 2, 3], 1), derived);
        Assert.NotEqual(Derive(PbeDigest.Sha1, 3, "", ([1, 2, 3], 1), 20), Convert.ToHexString(derived));
    }

    [Theory]
    [InlineData("Ab1", "0041006200310000")]
    [InlineData("ұ", "04B10000")]
    [InlineData("😀", "D83DDE000000")]
    public void A_password_is_a_bmp_string_with_its_end(string password, string bmp)
    {
        using var octets = PasswordOctets.Of(password);
        Assert.Equal(bmp, Convert.ToHexString(octets.Bmp));
    }

    [Fact]
    public void Octets_of_a_password_are_zeroed_in_the_end()
    {
        var octets = PasswordOctets.Of("Demo2026");
        octets.Dispose();
        Assert.Equal(-1, octets.Bmp.IndexOfAnyExcept((byte)0));
        Assert.Equal(-1, octets.Utf8.IndexOfAnyExcept((byte)0));
    }

    private static string Derive(PbeDigest digest, byte id, string password, (byte[] Salt, int Rounds) cost, int length)
    {
        using var octets = PasswordOctets.Of(password);
        var derived = new byte[length];
        Pkcs12Kdf.Derive(digest, id, octets.Bmp, cost, derived);
        return Convert.ToHexString(derived);
    }
}
