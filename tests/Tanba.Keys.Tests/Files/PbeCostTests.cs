using System.Formats.Asn1;
using Tanba.Keys.Files;
using Tanba.Pki;

namespace Tanba.Keys.Tests.Files;

public class PbeCostTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1024, true)]
    [InlineData(600_000, true)]
    [InlineData(2_000_000, true)]
    [InlineData(2_000_001, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void Rounds_are_counted_in_both_forms(int rounds, bool bearable)
    {
        Assert.Equal(bearable, IsBearable(Pkcs12(Oids.PbeSha1TripleDes, rounds)));
        Assert.Equal(bearable, IsBearable(Pbes2(Oids.Pbkdf2, rounds)));
    }

    [Fact]
    public void A_derivation_that_is_not_pbkdf2_is_not_borne() => Assert.False(IsBearable(Pbes2(Oids.Sha256, 1)));

    [Fact]
    public void A_count_beyond_32_bits_is_not_borne() => Assert.False(IsBearable(Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.PbeSha1TripleDes);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(new byte[8]);
                writer.WriteInteger(long.MaxValue);
            }
        }
    })));

    private static bool IsBearable(byte[] der) => PbeCost.IsBearable(new AsnReader(der, AsnEncodingRules.BER));

    private static byte[] Pkcs12(string oid, int rounds) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            WriteSaltAndRounds(writer, rounds);
        }
    });

    private static byte[] Pbes2(string derivation, int rounds) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.Pbes2);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(derivation);
                WriteSaltAndRounds(writer, rounds);
            }
        }
    });

    private static void WriteSaltAndRounds(AsnWriter writer, int rounds)
    {
        using (writer.PushSequence())
        {
            writer.WriteOctetString(new byte[8]);
            writer.WriteInteger(rounds);
        }
    }
}
