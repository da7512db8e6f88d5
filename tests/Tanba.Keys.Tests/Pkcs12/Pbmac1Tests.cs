using System.Formats.Asn1;
using Tanba.Keys.Pbe;
using Tanba.Keys.Pkcs12;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Pkcs12;

/// <summary>RFC 9579: its own example, its faults, and MACs that openssl computed, which writes no such file in version 3.0.</summary>
public sealed class Pbmac1Tests : IDisposable
{
    private static readonly byte[] Example = Convert.FromBase64String(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "pkcs12", "rfc9579-a1.txt")));

    private readonly KeyFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_example_of_the_rfc_opens_with_its_password_alone()
    {
        var keys = Reading.Keys(Example, "1234").Value;
        using var key = Assert.Single(keys);
        Assert.True(key.Key.Algorithm.Verify(key.Certificate.PublicKey, "message"u8, key.Key.Sign("message"u8)));
        Assert.Equal("keystore.wrong-password", Reading.Refusal(Example, "1235"));
    }

    [Theory]
    [InlineData("0202080002012030", "0202080102012030", "keystore.wrong-password")] // RFC 9579 A.4: another count of rounds
    [InlineData("04086F473C38B02E3173", "04086F473C38B02E3174", "keystore.wrong-password")] // A.5: another salt
    [InlineData("020120300C06082A864886F70D0209", "020113300C06082A864886F70D0209", "keystore.damaged")] // a key of 19 octets
    [InlineData("020120300C06082A864886F70D0209", "020141300C06082A864886F70D0209", "keystore.damaged")] // one of 65
    [InlineData("0202080002012030", "02027FFF02012030", "keystore.wrong-password")]
    [InlineData("300C06082A864886F70D020905000420", "300C06082A864886F70D020D05000420", "keystore.cipher-unsupported")] // another HMAC
    public void A_spoilt_example_is_refused(string octets, string spoilt, string code)
    {
        var hex = Convert.ToHexString(Example);
        var at = hex.LastIndexOf(octets, StringComparison.Ordinal);
        Assert.True(at > 0);
        Assert.Equal(code, Reading.Refusal(Convert.FromHexString(string.Concat(hex.AsSpan(0, at), spoilt, hex.AsSpan(at + octets.Length))), "1234"));
    }

    [Fact]
    public void Without_the_length_of_its_key_it_is_damaged() => // RFC 9579 A.6
        Assert.Equal("keystore.damaged", Reading.Refusal(WithMac("SHA256", Oids.HmacSha256, 32, isLengthWritten: false), "Demo2026"));

    [Theory]
    [InlineData("SHA1", Oids.HmacSha1, 20)]
    [InlineData("SHA224", Oids.HmacSha224, 28)]
    [InlineData("SHA384", Oids.HmacSha384, 48)]
    [InlineData("SHA512", Oids.HmacSha512, 64)]
    public void A_mac_that_openssl_computed_holds(string digest, string hmac, int length)
    {
        using var key = KeyFolder.OpensAsThePersons(WithMac(digest, hmac, length, isLengthWritten: true), "Demo2026");
        Assert.Equal("keystore.wrong-password", Reading.Refusal(WithMac(digest, hmac, length, isLengthWritten: true), "Demo2027"));
    }

    /// <summary>A file of openssl with its MAC taken off and another put on: PBKDF2 and HMAC are openssl's, the nesting ours.</summary>
    private byte[] WithMac(string digest, string hmac, int length, bool isLengthWritten)
    {
        var file = folder.Export("Demo2026", "-nomac", "-iter", "1");
        var content = Pkcs12Envelope.Read(file, new RoundBudget("test")).Value.AuthenticatedSafe;
        folder.Put("content", content);
        var key = Hex(folder.OpenSsl("kdf", "-keylen", $"{length}", "-kdfopt", "digest:" + digest, "-kdfopt", "pass:Demo2026", "-kdfopt", "hexsalt:0102030405060708", "-kdfopt", "iter:3", "-kdfopt", "pkcs5:1", "PBKDF2"));
        var mac = Convert.FromHexString(Hex(folder.OpenSsl("mac", "-digest", digest, "-macopt", "hexkey:" + key, "-in", "content", "HMAC")));
        var pfx = new AsnReader(file, AsnEncodingRules.BER).ReadSequence();
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(pfx.ReadEncodedValue().Span);
                writer.WriteEncodedValue(pfx.ReadEncodedValue().Span);
                WriteMac(writer, hmac, mac, isLengthWritten ? length : null);
            }
        });
    }

    private static string Hex(string said) => said.Trim().Replace(":", "", StringComparison.Ordinal);

    private static void WriteMac(AsnWriter writer, string hmac, byte[] mac, int? length)
    {
        using var macData = writer.PushSequence();
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.Pbmac1);
                using var parameters = writer.PushSequence();
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.Pbkdf2);
                    using var derivation = writer.PushSequence();
                    writer.WriteOctetString([1, 2, 3, 4, 5, 6, 7, 8]);
                    writer.WriteInteger(3);
                    if (length is { } octets)
                    {
                        writer.WriteInteger(octets);
                    }

                    WriteHmac(writer, hmac);
                }

                WriteHmac(writer, hmac);
            }

            writer.WriteOctetString(mac);
        }

        writer.WriteOctetString("NOT USED"u8);
        writer.WriteInteger(1);
    }

    private static void WriteHmac(AsnWriter writer, string oid)
    {
        using var identifier = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        writer.WriteNull();
    }
}
