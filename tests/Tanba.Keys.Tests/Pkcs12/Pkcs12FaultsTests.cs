using System.Diagnostics;
using System.Text;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>RFC 7292: files of other makers, broken files, and files made to hurt.</summary>
public sealed class Pkcs12FaultsTests : IDisposable
{
    private readonly OpenSsl openssl = new();
    private readonly Secret password = new("x");

    public Pkcs12FaultsTests()
    {
        openssl.Put("leaf.pem", Encoding.ASCII.GetBytes(TestPki.Leaf.ToPem()));
        openssl.Put("key.pem", Encoding.ASCII.GetBytes(Pem.Wrap("PRIVATE KEY", TestPki.PersonKey.ExportPkcs8())));
    }

    public void Dispose()
    {
        password.Dispose();
        openssl.Dispose();
    }

    [Theory]
    [InlineData("-keypbe", "AES-128-CBC", "-certpbe", "AES-192-CBC")]
    [InlineData("-keypbe", "AES-256-CBC", "-certpbe", "NONE")]
    [InlineData("-keypbe", "NONE", "-certpbe", "AES-256-CBC")]
    [InlineData("-macalg", "sha384")]
    [InlineData("-iter", "1", "-nomaciter")]
    [InlineData("-keysig")]
    [InlineData("-LMK")]
    public void Files_of_other_makers_open(params string[] options)
    {
        using var stored = Assert.Single(Reading.Keys(Export(options), password).Value);
        Assert.Equal(TestPki.Leaf, stored.Certificate);
        Assert.True(stored.Key.Algorithm.Verify(TestPki.Leaf.PublicKey, "message"u8, stored.Key.Sign("message"u8)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("x ")]
    [InlineData("х")] // Cyrillic
    public void Another_password_opens_neither_a_file_with_mac_nor_one_without(string other)
    {
        using var wrong = new Secret(other);
        Assert.Equal("keystore.wrong-password", Reading.Keys(Export(), wrong).Rejection?.Code);
        Assert.Equal("keystore.wrong-password", Reading.Keys(Export("-nomac"), wrong).Rejection?.Code);
    }

    [Fact]
    public void A_password_in_kazakh_opens_what_openssl_closed_with_it()
    {
        using var kazakh = new Secret("құпиясөз");
        openssl.Run("pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-passout", "pass:құпиясөз", "-out", "a.p12");
        using var stored = Assert.Single(Reading.Keys(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.p12")), kazakh).Value);
        Assert.Equal(TestPki.Leaf, stored.Certificate);
    }

    [Theory]
    [InlineData]
    [InlineData("-nomac", "-keypbe", "NONE", "-certpbe", "NONE")]
    [InlineData("-legacy", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40", "-macalg", "sha1")]
    public void A_file_that_breaks_off_is_damaged_wherever(params string[] options)
    {
        var whole = Export(["-iter", "1", .. options]);
        for (var length = 0; length < whole.Length; length += 10)
        {
            Assert.Equal("keystore.damaged", Reading.Keys(whole.AsMemory(0, length), password).Rejection?.Code);
        }

        Assert.Equal("keystore.damaged", Reading.Keys(whole.AsMemory(0, whole.Length - 1), password).Rejection?.Code);
    }

    [Fact]
    public void A_certificate_of_another_key_is_not_given_out_with_it()
    {
        openssl.Put("other.pem", Encoding.ASCII.GetBytes(TestPki.Issuing.ToPem()));
        openssl.Run("pkcs12", "-export", "-nokeys", "-in", "other.pem", "-passout", "pass:x", "-out", "a.p12");
        Assert.Equal("keystore.no-keys", Reading.Keys(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.p12")), password).Rejection?.Code);
    }

    [Theory]
    [InlineData("ED25519")]
    [InlineData("secp256k1")]
    public void A_key_of_a_kind_we_do_not_sign_with_is_named_as_such(string kind)
    {
        string[] make = kind == "secp256k1" ? ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"] : ["-algorithm", kind];
        openssl.Run(["genpkey", .. make, "-out", "odd.pem"]);
        openssl.Run("req", "-x509", "-new", "-key", "odd.pem", "-subj", "/CN=A", "-out", "odd.crt");
        openssl.Run("pkcs12", "-export", "-in", "odd.crt", "-inkey", "odd.pem", "-passout", "pass:x", "-out", "a.p12");
        Assert.Equal("keystore.key-unsupported", Reading.Keys(File.ReadAllBytes(Path.Combine(openssl.Folder, "a.p12")), password).Rejection?.Code);
    }

    [Fact]
    public void Depth_and_number_are_no_way_to_hurt()
    {
        // A sequence in a sequence in a sequence …, and a safe that claims to be longer than the file.
        var deep = Enumerable.Repeat<byte[]>([0x30, 0x80], 200_000).SelectMany(pair => pair).ToArray();
        var claims = Convert.FromHexString("3084ffffffff" + "020103");
        var clock = Stopwatch.StartNew();
        Assert.Equal("keystore.damaged", Reading.Keys(deep, password).Rejection?.Code);
        Assert.Equal("keystore.damaged", Reading.Keys(claims, password).Rejection?.Code);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("02031e8481", "keystore.too-many-rounds")] // 2 000 001
    [InlineData("02047fffffff", "keystore.too-many-rounds")]
    [InlineData("020500ffffffff", "keystore.too-many-rounds")]
    [InlineData("020900ffffffffffffffff", "keystore.too-many-rounds")]
    [InlineData("0203000001", "keystore.damaged")] // not minimal
    [InlineData("020100", "keystore.damaged")]
    [InlineData("0201ff", "keystore.damaged")]
    [InlineData("02031e8480", "keystore.wrong-password")] // 2 000 000, as many as are borne
    public void Rounds_of_the_mac_are_counted_before_any_are_done(string rounds, string code)
    {
        var mac = "3021300906052b0e03021a05000414" + new string('0', 40) + "0408" + new string('0', 16) + rounds;
        var pfx = "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000" + "30" + Length(mac) + mac;
        Assert.Equal(code, Reading.Refusal(Convert.FromHexString("30" + Length(pfx) + pfx), "x"));
    }

    private static string Length(string hex) => (hex.Length / 2).ToString("x2", System.Globalization.CultureInfo.InvariantCulture);

    private byte[] Export(params string[] options)
    {
        openssl.Run(["pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem", "-passout", "pass:x", "-out", "a.p12", .. options]);
        return File.ReadAllBytes(Path.Combine(openssl.Folder, "a.p12"));
    }
}
