using Tanba.Keys.Files;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>RFC 7292 §4: nestings that no program of today writes, and those that none may.</summary>
public sealed class SafeReaderTests : IDisposable
{
    private static readonly BerNesting Ber = new(isIndefinite: false);
    private static readonly byte[] Attributes = SafeBag.AttributesOf([1], "name");

    private readonly TempFolder folder = new();
    private readonly Secret password = new("Demo2026");

    public void Dispose()
    {
        password.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("3003020103")] // nothing inside
    [InlineData("3016" + "020102" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000")] // version 2
    [InlineData("3010" + "020103" + "300b" + "06092a864886f70d010701")] // no content
    [InlineData("3016" + "020103" + "3011" + "06092a864886f70d010703" + "a004" + "0402" + "3000")] // neither sealed nor signed
    [InlineData("3016" + "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000" + "00")] // octets after the end
    [InlineData("3018" + "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000" + "0500")] // no MAC where one should be
    [InlineData("3018" + "020103" + "3013" + "06092a864886f70d010701" + "a006" + "0404" + "3000" + "3000")] // two safes
    public void What_is_no_envelope_is_damaged(string hex) => Assert.Equal("keystore.damaged", Reading.Refusal(Convert.FromHexString(hex), "x"));

    [Fact]
    public void An_empty_safe_has_no_keys() =>
        Assert.Equal("keystore.no-keys", Reading.Refusal(Convert.FromHexString("3016" + "020103" + "3011" + "06092a864886f70d010701" + "a004" + "0402" + "3000"), "x"));

    [Fact]
    public void A_file_signed_with_a_public_key_is_named() => Assert.Equal(
        "keystore.cipher-unsupported", Reading.Refusal(Convert.FromHexString("3016" + "020103" + "3011" + "06092a864886f70d010702" + "a004" + "0402" + "3000"), "x"));

    [Fact]
    public void A_safe_within_a_safe_is_opened_too()
    {
        var inner = Ber.Sequence([Bag(Oids.KeyBag, TestPki.PersonKey.ExportPkcs8()), Bag(Oids.CertBag, SafeBag.Of(TestPki.Leaf, default).Value)]);
        using var key = KeyFolder.OpensAsThePersons(Sealed(Plain(Ber.Sequence([Bag(Oids.SafeContentsBag, inner)]))), "Demo2026");
        Assert.Equal("name", key.FriendlyName);
    }

    [Fact]
    public void Parts_for_somebodys_certificate_are_passed_over_when_reading_and_bar_writing()
    {
        var enveloped = Ber.Sequence([BerNesting.Oid(Oids.CmsEnvelopedData), Ber.Explicit([Ber.Sequence([])])]);
        var key = Plain(Ber.Sequence([Bag(Oids.KeyBag, TestPki.PersonKey.ExportPkcs8()), Bag(Oids.CertBag, SafeBag.Of(TestPki.Leaf, default).Value)]));
        var file = Sealed(enveloped, key);
        using var opened = KeyFolder.OpensAsThePersons(file, "Demo2026");

        File.WriteAllBytes(folder.File("a.p12"), file);
        using var another = new Secret("Another2027");
        Assert.Equal("keystore.form-not-written", new ChangePassword().Run(folder.File("a.p12"), password, another).Rejection?.Code);
        Assert.Equal("keystore.form-not-written", new ConvertKeyFile().Run(folder.File("a.p12"), folder.File("b.p12"), KeyFileForm.Modern, password).Rejection?.Code);
        Assert.Equal(file, File.ReadAllBytes(folder.File("a.p12")));
    }

    [Theory]
    [InlineData(Oids.CmsSignedData)]
    [InlineData(Oids.CmsDigestedData)]
    [InlineData(Oids.Sha256)]
    public void A_part_of_another_kind_is_damaged_though_the_mac_holds(string type) =>
        Assert.Equal("keystore.damaged", Reading.Refusal(Sealed(Ber.Sequence([BerNesting.Oid(type), Ber.Explicit([BerNesting.Octets([0x30, 0])])])), "Demo2026"));

    [Fact]
    public void A_part_under_another_password_than_the_mac_is_damaged()
    {
        using var other = PasswordOctets.Of("Another2027");
        var (algorithm, ciphertext) = Pbes2.Seal(Ber.Sequence([]), other, 1);
        var info = Ber.Sequence([BerNesting.Oid(Oids.CmsData), algorithm, Ber.ImplicitOctets(ciphertext)]);
        Assert.Equal("keystore.damaged", Reading.Refusal(Sealed(Ber.Sequence([BerNesting.Oid(Oids.CmsEncryptedData), Ber.Explicit([Ber.Sequence([[2, 1, 0], info])])])), "Demo2026"));
    }

    [Fact]
    public void A_key_that_is_no_key_is_damaged() =>
        Assert.Equal("keystore.damaged", Reading.Refusal(Sealed(Plain(Ber.Sequence([Bag(Oids.KeyBag, [0x30, 0])]))), "Demo2026"));

    [Fact]
    public void One_good_key_is_given_out_beside_one_that_is_none_and_the_other_is_counted()
    {
        var bags = Ber.Sequence([Bag(Oids.KeyBag, [0x30, 0]), Bag(Oids.KeyBag, TestPki.PersonKey.ExportPkcs8()), Bag(Oids.CertBag, SafeBag.Of(TestPki.Leaf, default).Value)]);
        File.WriteAllBytes(folder.File("a.p12"), Sealed(Plain(bags)));
        using var opened = new OpenKeyFile().Run(folder.File("a.p12"), password).Value;
        Assert.Equal((1, 1), (opened.Keys.Count, opened.Unread));
    }

    [Fact]
    public void What_was_opened_is_zeroed_in_the_end()
    {
        var content = KeyFileReader.Read(Sealed(Plain(Ber.Sequence([Bag(Oids.KeyBag, TestPki.PersonKey.ExportPkcs8())]))), password).Value;
        var pkcs8 = content.Keys.Single().Value;
        Assert.True(pkcs8.AsSpan().ContainsAnyExcept((byte)0));
        content.Dispose();
        Assert.False(pkcs8.AsSpan().ContainsAnyExcept((byte)0));
    }

    private static byte[] Bag(string type, byte[] value) => Ber.Sequence([BerNesting.Oid(type), Ber.Explicit([value]), Attributes]);

    private static byte[] Plain(byte[] bags) => Ber.Sequence([BerNesting.Oid(Oids.CmsData), Ber.Explicit([BerNesting.Octets(bags)])]);

    private static byte[] Sealed(params byte[][] parts)
    {
        using var octets = PasswordOctets.Of("Demo2026");
        var safe = Ber.Sequence(parts);
        return Ber.Sequence([[2, 1, 3], Ber.Sequence([BerNesting.Oid(Oids.CmsData), Ber.Explicit([BerNesting.Octets(safe)])]), Pkcs12Mac.Write(PbeDigest.Sha256, safe, octets, 2)]);
    }
}
